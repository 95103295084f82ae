/// Shortcodes of WordPress itself, of Jetpack and of the plug-ins that show code.

#include "base/restricted_name.h"
#include "base/text.h"
#include "base/url.h"
#include "kinds/wordpress/shortcode_rules.h"
#include "kinds/wordpress/shortcode_tag.h"
#include "kinds/wordpress/wordpress.h"
#include "model/unread_part.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>

namespace essaypack {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr int kMostDepth = 20;
constexpr std::size_t kMostUnread = 50;
constexpr int kMostPictures = 2'000;  ///< Of the galleries of one text.

/// Code as people typed it: WordPress may have written `&lt;` for what is in it, or not.
std::string escaped_code(std::string_view code) {
  std::string out;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&' && code.substr(at, 12).find(';') == npos)
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  text = trim(text);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string link_to(std::string_view address) {
  const std::string text = escape_xml(trim(address));
  return text.empty() ? text : "<a href=\"" + text + "\">" + text + "</a>";
}

class Shortcodes {
 public:
  Shortcodes(const WordPressLibrary& library, std::vector<std::string>& unread) : library_(library), unread_(unread) {}

  std::string expand(std::string_view text, int depth) {
    const Pairs pairs = pairs_of(text);
    Unclosed unclosed{};
    std::string out;
    for (std::size_t at = 0; at < text.size() && !hides_rest_;) {
      const std::size_t stop = std::min(text.find_first_of("[<", at), text.size());
      out += text.substr(at, stop - at);
      at = stop;
      if (at == text.size()) break;
      at = text[at] == '<' ? copy_tag(text, at, pairs, unclosed, out) : take(text, at, pairs, depth, out);
    }
    return out;
  }

 private:
  /// Which `[/name]` belongs to which `[name`.
  struct Pairs {
    std::map<std::size_t, std::size_t> closer_of;
    std::map<std::string, std::vector<std::size_t>, std::less<>> closers;
  };
  /// Of `pre` and its like there is no end tag any more.
  using Unclosed = std::array<bool, 4>;

  static Pairs pairs_of(std::string_view text) {
    Pairs pairs;
    std::map<std::string, std::vector<std::size_t>, std::less<>> open;
    for (std::size_t at = text.find('['); at != npos; at = text.find('[', at + 1)) {
      const bool is_end = text.substr(at + 1, 1) == "/";
      const std::string name = to_lower_ascii(shortcode_name(text, at + 1 + is_end));
      if (name.empty()) continue;
      if (!is_end) {
        open[name].push_back(at);
      } else if (text.substr(at + 2 + name.size(), 1) == "]") {
        pairs.closers[name].push_back(at);
        std::vector<std::size_t>& same = open[name];
        if (same.empty()) continue;
        pairs.closer_of.emplace(same.back(), at);
        same.pop_back();
      }
    }
    return pairs;
  }

  /// Where the tag at `at` is closed. One that is closed by none, since another of its name stands in it, ends where
  /// WordPress ends it: at the next.
  static std::optional<std::size_t> closer_of(const ShortcodeTag& tag, std::size_t at, const Pairs& pairs) {
    if (tag.closes_itself) return {};
    if (const auto own = pairs.closer_of.find(at); own != pairs.closer_of.end()) return own->second;
    const auto found = pairs.closers.find(tag.name);
    if (found == pairs.closers.end()) return {};
    const auto next = std::lower_bound(found->second.begin(), found->second.end(), tag.end);
    return next == found->second.end() ? std::nullopt : std::optional(*next);
  }

  /// Tags, and what is shown as it was typed.
  std::size_t copy_tag(std::string_view text, std::size_t at, const Pairs& pairs, Unclosed& unclosed,
                       std::string& out) {
    std::size_t end = text.find_first_of("><", at + 1);
    end = end == npos || text[end] == '<' ? at + 1 : end + 1;
    constexpr std::string_view kTyped[] = {"pre", "code", "script", "style"};
    constexpr std::size_t kShown = 2;
    for (std::size_t i = 0; i < std::size(kTyped); ++i) {
      const std::string_view name = kTyped[i];
      if (unclosed[i]) continue;
      if (to_lower_ascii(text.substr(at + 1, name.size())) != name || at + 1 + name.size() >= text.size() ||
          is_ascii_name(text[at + 1 + name.size()]))
        continue;
      const std::size_t close = text.find("</" + std::string(name), end);
      unclosed[i] = close == npos;
      if (close == npos) break;
      if (i >= kShown) {
        out += text.substr(at, close - at);
        return close;
      }
      return copy_typed(text, at, close, pairs, out);
    }
    out += text.substr(at, end - at);
    return end;
  }

  /// What is shown as it was typed, up to `end`, where its element ends: `[[gallery]]` is how people write of a
  /// shortcode. WordPress expands those of code, too; here it stays what it is, but for what only some readers see.
  std::size_t copy_typed(std::string_view text, std::size_t at, std::size_t end, const Pairs& pairs, std::string& out) {
    while (at < end && !hides_rest_) {
      const std::size_t stop = std::min(text.find('[', at), end);
      out += text.substr(at, stop - at);
      at = stop;
      if (at == end) break;
      const std::string spoken_of = to_lower_ascii(shortcode_name(text, at + 2));
      if (shortcode_rule(spoken_of) || is_called_as_restriction(spoken_of)) {  // `[[a]]` alone may be a matrix
        const std::size_t behind = take_escaped(text, at, out);
        at = behind;
        if (behind > stop) continue;
      }
      const std::optional<ShortcodeTag> tag = read_shortcode(text, at);
      const std::optional<std::size_t> close = tag ? closer_of(*tag, at, pairs) : std::nullopt;
      if (tag && (close ? is_restriction(tag->name) : hides_rest(text, at, *tag, Around::code))) {
        at = drop(*tag, close, text.size());
        if (at > end) out += std::string(text.substr(end, text.substr(end).find_first_of("> \t\r\n"))) + ">";
      } else {
        out += text[at++];
      }
    }
    return at;
  }

  /// `[[gallery]]` is a shortcode that is spoken of. The place behind it, or `at`.
  static std::size_t take_escaped(std::string_view text, std::size_t at, std::string& out) {
    const std::string name = text.substr(at, 2) == "[[" ? to_lower_ascii(shortcode_name(text, at + 2)) : std::string();
    const std::size_t close = name.empty() ? npos : text.substr(at, 400).find("]]");
    if (close == npos) return at;
    out += text.substr(at + 1, close);
    return at + close + 2;
  }

  static bool is_restriction(std::string_view name) {
    const std::optional<ShortcodeRule> rule = shortcode_rule(name);
    return rule ? *rule == ShortcodeRule::drop || *rule == ShortcodeRule::doubt : is_called_as_restriction(name);
  }

  enum class Around { text, code };

  /// True where nothing closes the tag and all that stands behind it was meant. A word in brackets is prose, unless it
  /// stands alone in its line.
  static bool hides_rest(std::string_view text, std::size_t at, const ShortcodeTag& tag, Around around) {
    if (tag.closes_itself || !is_open_restriction(tag.name)) return false;
    return tag.has_names || (around == Around::text && stands_alone(text, at, tag.end));
  }

  static bool stands_alone(std::string_view text, std::size_t at, std::size_t end) {
    const std::string_view before = trim_blanks_right(text.substr(0, at)), behind = trim_blanks_left(text.substr(end));
    const auto ends_line = [&] {
      for (const char* mark : {"\n", "\r", "<p>", "<div>", "<br>", "<br/>", "<br />", "-->"})
        if (before.ends_with(mark)) return true;
      return before.empty();
    };
    const auto begins_line = [&] {
      for (const char* mark : {"\n", "\r", "</p>", "</div>", "<br", "<!--"})
        if (behind.starts_with(mark)) return true;
      return behind.empty();
    };
    return ends_line() && begins_line();
  }

  static std::string_view trim_blanks_right(std::string_view text) {
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
  }
  static std::string_view trim_blanks_left(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    return text;
  }

  /// Leaves the tag out with what it encloses, or with all that follows. The place behind it.
  std::size_t drop(const ShortcodeTag& tag, std::optional<std::size_t> close, std::size_t size) {
    if (close) return *close + tag.name.size() + 3;
    note_unread("[" + tag.name + "]" + std::string(kLeftOut));
    hides_rest_ = true;
    return size;
  }

  void note_unread(const std::string& shown) {
    if (std::find(unread_.begin(), unread_.end(), shown) == unread_.end() && unread_.size() < kMostUnread)
      unread_.push_back(shown);
  }

  std::size_t take(std::string_view text, std::size_t at, const Pairs& pairs, int depth, std::string& out) {
    if (const std::size_t behind = take_escaped(text, at, out); behind > at) return behind;
    if (text.substr(at, 2) == "[/") return take_stray_end(text, at, out);
    const std::optional<ShortcodeTag> tag = read_shortcode(text, at);
    if (!tag) {
      out += '[';
      return at + 1;
    }
    const std::optional<std::size_t> close = closer_of(*tag, at, pairs);
    if (!close && hides_rest(text, at, *tag, Around::text)) return drop(*tag, close, text.size());
    std::optional<ShortcodeRule> rule = shortcode_rule(tag->name);
    if (!rule && !close && !tag->has_names) {  // a word in brackets
      out += '[';
      return at + 1;
    }
    if (rule && !close && !tag->has_names &&
        (*rule == ShortcodeRule::code || *rule == ShortcodeRule::drop || *rule == ShortcodeRule::doubt)) {
      out += '[';
      return at + 1;
    }
    if (!rule) {
      rule = close && is_called_as_restriction(tag->name) ? ShortcodeRule::doubt : ShortcodeRule::unwrap;
      if (rule == ShortcodeRule::unwrap) note_unread("[" + tag->name + "]");
    }
    const std::string_view inner = close ? text.substr(tag->end, *close - tag->end) : std::string_view();
    out += html_of(*tag, *rule, inner, depth);
    return close ? *close + tag->name.size() + 3 : tag->end;
  }

  /// An end tag whose beginning was dropped, or never was.
  std::size_t take_stray_end(std::string_view text, std::size_t at, std::string& out) {
    const std::string name = to_lower_ascii(shortcode_name(text, at + 2));
    const std::size_t end = at + 2 + name.size();
    const auto is_noted = [&](std::string_view ending) {
      return std::find(unread_.begin(), unread_.end(), "[" + name + "]" + std::string(ending)) != unread_.end();
    };
    const bool is_known = shortcode_rule(name) || is_noted("") || is_noted(kLeftOut);
    const bool is_end = !name.empty() && end < text.size() && text[end] == ']' && is_known;
    if (is_end) return end + 1;
    out += '[';
    return at + 1;
  }

  std::string html_of(const ShortcodeTag& tag, ShortcodeRule rule, std::string_view inner, int depth) {
    switch (rule) {
      case ShortcodeRule::doubt:
        if (!inner.empty()) note_unread("[" + tag.name + "]" + std::string(kLeftOut));
        return {};
      case ShortcodeRule::drop:
        return {};
      case ShortcodeRule::unwrap:
        return title_of(tag, inner) + inner_html(inner, depth);
      case ShortcodeRule::code:
        return code(tag, inner);
      case ShortcodeRule::caption:
        return caption(tag, inner, depth);
      case ShortcodeRule::gallery:
        return gallery(tag);
      case ShortcodeRule::embed:
        return "\n\n" + link_to(inner.empty() ? tag.value("src") : inner) + "\n\n";
      case ShortcodeRule::media:
        return media(tag, inner);
      case ShortcodeRule::playlist:
        return playlist(tag);
      case ShortcodeRule::youtube:
        return "\n\n" + link_to(youtube_address(tag, inner)) + "\n\n";
      case ShortcodeRule::formula:
        return "\\(" + std::string(inner) + "\\)";
    }
    return {};
  }

  /// What a plug-in shows above a text that it folds or frames.
  static std::string title_of(const ShortcodeTag& tag, std::string_view inner) {
    if (inner.empty() || !shows_title(tag.name)) return {};
    for (const char* key : {"title", "heading", "header", "name"})
      if (const std::string title = tag.value(key); !trim(title).empty())
        return "\n\n<p><strong>" + title + "</strong></p>\n\n";
    return {};
  }

  std::string inner_html(std::string_view inner, int depth) {
    if (depth < kMostDepth) return expand(inner, depth + 1);
    return inner.find('[') == npos ? std::string(inner) : std::string();  // it may hold what only some readers see
  }

  static std::string code(const ShortcodeTag& tag, std::string_view inner) {
    std::string language;
    for (const char* key : {"language", "lang"})
      if (language.empty()) language = tag.value(key);
    if (language.empty() && !is_one_of(tag.name, {"code", "sourcecode", "crayon", "text", "plain"}))
      language = tag.name;
    while (inner.starts_with('\n')) inner.remove_prefix(1);
    while (!inner.empty() && is_ascii_space(inner.back())) inner.remove_suffix(1);
    const std::string name = language.empty() ? "" : " class=\"language-" + escape_xml(language) + "\"";
    return "<pre><code" + name + ">" + escaped_code(inner) + "</code></pre>";
  }

  /// The picture, with the link around it, and what stands behind it.
  std::string caption(const ShortcodeTag& tag, std::string_view inner, int depth) {
    std::string html = inner_html(inner, depth), words = tag.value("caption");
    if (trim(html).empty()) return {};
    if (words.empty()) {
      const std::size_t picture = html.find("<img");
      std::size_t end = picture == npos ? npos : html.find('>', picture);
      const std::size_t link = end == npos ? npos : html.find("</a>", end);
      if (link != npos && html.rfind("<a", picture) != npos) end = link + 3;
      if (end != npos) {
        words = trim(html.substr(end + 1));
        html.resize(end + 1);
      }
    }
    const std::string below = words.empty() ? "" : "<figcaption>" + words + "</figcaption>";
    return "<figure>" + std::string(trim(html)) + below + "</figure>";
  }

  std::string gallery(const ShortcodeTag& tag) {
    std::vector<std::uint64_t> ids;
    for (const char* key : {"ids", "include"})
      for (const std::string& list : {tag.value(key)})
        for (const std::string_view id : split(list, ','))
          if (const std::uint64_t number = number_of(id)) ids.push_back(number);
    if (ids.empty() && library_.pictures_of_post) ids = library_.pictures_of_post();
    std::string html;
    for (const std::uint64_t id : ids) html += figure_of(id);
    return html;
  }

  std::string figure_of(std::uint64_t id) {
    if (pictures_++ >= kMostPictures) return {};
    const WordPressLibrary::Picture picture = library_.picture ? library_.picture(id) : WordPressLibrary::Picture();
    if (picture.url.empty()) return {};
    const std::string below = picture.caption.empty() ? "" : "<figcaption>" + picture.caption + "</figcaption>";
    return "<figure><img src=\"" + escape_xml(picture.url) + "\" alt=\"" + escape_xml(picture.alt) + "\" />" + below +
           "</figure>\n";
  }

  static std::string media(const ShortcodeTag& tag, std::string_view inner) {
    for (const char* key : {"src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flac", "0"})
      if (const std::string address = tag.value(key); !address.empty())
        return "<" + tag.name + " src=\"" + escape_xml(address) + "\" controls=\"controls\"></" + tag.name + ">";
    return std::string(inner);
  }

  std::string playlist(const ShortcodeTag& tag) {
    std::string html;
    const std::string ids = tag.value("ids");
    for (const std::string_view id : split(ids, ','))
      if (const std::uint64_t number = number_of(id); number > 0 && library_.picture)
        if (const std::string url = library_.picture(number).url; !url.empty()) html += "<li>" + link_to(url) + "</li>";
    return html.empty() ? html : "<ul>" + html + "</ul>";
  }

  static std::string youtube_address(const ShortcodeTag& tag, std::string_view inner) {
    std::string address(trim(inner));
    for (const char* key : {"0", "id", "url", "src"})
      if (address.empty()) address = tag.value(key);
    if (address.empty() || is_http_url(address)) return address;
    return (tag.name == "vimeo" ? "https://vimeo.com/" : "https://www.youtube.com/watch?v=") + address;
  }

  const WordPressLibrary& library_;
  std::vector<std::string>& unread_;
  int pictures_ = 0;
  bool hides_rest_ = false;  ///< Behind a restriction that nothing closes.
};

}  // namespace

std::string expand_shortcodes(std::string_view text, const WordPressLibrary& library,
                              std::vector<std::string>& unread) {
  if (text.find('[') == npos) return std::string(text);
  return Shortcodes(library, unread).expand(text, 0);
}

}  // namespace essaypack
