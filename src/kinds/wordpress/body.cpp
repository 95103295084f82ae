/// A post's text, from the editor's form to HTML: blocks, then shortcodes and paragraphs of what is in none.

#include "base/restricted_name.h"
#include "base/text.h"
#include "kinds/wordpress/plugin_rules.h"
#include "kinds/wordpress/wordpress.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace essaypack {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr int kMostShared = 4;       ///< Blocks of several posts in each other,
constexpr int kMostInclusions = 50;  ///< and in one text: a block may ask for itself many times.

/// `<!-- wp:name {...} -->`, `<!-- /wp:name -->`, `<!-- wp:name /-->`.
struct BlockMark {
  std::size_t end = 0;
  std::string_view name, attributes;
  bool is_end = false, is_whole = false;
};

std::optional<BlockMark> read_mark(std::string_view text, std::size_t at) {
  const std::size_t close = text.find("-->", at + 4);
  if (close == npos) return {};
  std::string_view inside = trim(text.substr(at + 4, close - at - 4));
  BlockMark mark;
  mark.end = close + 3;
  if (inside.starts_with('/')) {
    mark.is_end = true;
    inside.remove_prefix(1);
  }
  if (!inside.starts_with("wp:")) return {};
  inside.remove_prefix(3);
  if (inside.ends_with('/')) {
    mark.is_whole = true;
    inside.remove_suffix(1);
  }
  const std::size_t name_end = std::min(inside.find_first_of(" \t\r\n{"), inside.size());
  mark.name = inside.substr(0, name_end);
  mark.attributes = trim(inside.substr(name_end));
  return mark;
}

/// Of a block that not everybody sees, or nobody.
bool is_closed(const BlockMark& mark) {
  return closes_block(mark.attributes) ||
         (mark.name != "premium-content/logged-out-view" && is_called_as_restriction(mark.name)) ||
         is_one_of(mark.name,
                   {"premium-content/subscriber-view", "premium-content/buttons", "premium-content/login-button",
                    "jetpack/subscriptions", "memberful/members-only", "pmpro/membership", "rcp/restrict-content",
                    "um-block/um-show-content", "um-block/um-hide-content"}) ||
         mark.name.find("content-gate") != npos || mark.name.find("conditional-blocks") != npos;
}

/// The number behind `"ref":`.
std::uint64_t reference_of(std::string_view attributes) {
  constexpr std::string_view kKey = "\"ref\":";
  const std::size_t key = attributes.find(kKey);
  std::uint64_t number = 0;
  if (key != npos) {
    const std::string_view digits = trim(attributes.substr(key + kKey.size()));
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
  }
  return number;
}

class Body {
 public:
  Body(const WordPressLibrary& library, std::vector<std::string>& unread) : library_(library), unread_(unread) {}

  std::string html(std::string_view text, int shared) {
    std::string out, loose;
    int depth = 0, closed = 0;  // blocks that are open, and the first of them that is not shown
    const auto add = [&](std::string_view piece) {
      if (closed > 0) return;
      (depth == 0 ? loose : out) += piece;
    };
    const auto finish_loose = [&] {
      if (!trim(loose).empty()) out += add_paragraphs(with_addresses(loose));
      loose.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t stop = std::min(text.find("<!--", at), text.size());
      add(text.substr(at, stop - at));
      at = stop;
      if (at == text.size()) break;
      const std::optional<BlockMark> mark = read_mark(text, at);
      if (!mark) {
        const std::size_t end = std::min(text.find("-->", at), text.size() - 3) + 3;
        add(text.substr(at, std::min(end, text.size()) - at));
        at = std::min(end, text.size());
        continue;
      }
      if (depth == 0) finish_loose();
      at = mark->end;
      if (mark->is_whole) {
        if (mark->name == "block" && closed == 0 && !is_closed(*mark) && shared < kMostShared &&
            inclusions_++ < kMostInclusions && library_.block)
          out += html(expand_shortcodes(library_.block(reference_of(mark->attributes)), library_, unread_), shared + 1);
      } else if (mark->is_end) {
        depth = std::max(depth - 1, 0);
        if (depth < closed) closed = 0;
      } else {
        ++depth;
        if (closed == 0 && is_closed(*mark)) closed = depth;
      }
    }
    finish_loose();
    return out;
  }

  /// An address alone in a line stands for what is there: a film, a post of others.
  static std::string with_addresses(std::string_view text) {
    if (text.find("http") == npos) return std::string(text);
    std::string out;
    bool is_code = false;
    for (const std::string_view line : split(text, '\n')) {
      const std::string_view address = trim(line);
      const std::size_t opens = line.rfind("<pre"), closes = line.rfind("</pre");
      if (opens != npos || closes != npos) is_code = closes == npos || (opens != npos && opens > closes);
      const bool is_address = !is_code && address.starts_with("http") && address.find("://") != npos &&
                              address.find_first_of(" \t<>\"'[]") == npos;
      if (!out.empty() || line.data() != text.data()) out += '\n';
      if (is_address) {
        const std::string shown = escaped_once(address);
        out += "<a href=\"" + shown + "\">" + shown + "</a>";
      } else {
        out += line;
      }
    }
    return out;
  }

 private:
  /// `&amp;` stays as it is.
  static std::string escaped_once(std::string_view address) {
    std::string out;
    for (std::size_t at = 0; at < address.size(); ++at)
      if (address[at] == '&' && address.substr(at, 5) != "&amp;" && address.substr(at, 6) != "&#038;")
        out += "&amp;";
      else
        out += address[at];
    return out;
  }

  const WordPressLibrary& library_;
  std::vector<std::string>& unread_;
  int inclusions_ = 0;
};

}  // namespace

std::string wordpress_html(std::string_view content, const WordPressLibrary& library,
                           std::vector<std::string>& unread) {
  content = content.substr(0, content.find(kPaywall));
  const std::string text = expand_shortcodes(content, library, unread);
  if (text.find("<!-- wp:") == npos) return add_paragraphs(Body::with_addresses(text));
  return Body::with_addresses(Body(library, unread).html(text, 0));
}

}  // namespace essaypack
