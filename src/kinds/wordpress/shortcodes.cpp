/// Shortcodes of WordPress itself, of Jetpack and of the plug-ins that show code.

#include "base/restricted_name.h"
#include "base/text.h"
#include "base/url.h"
#include "kinds/wordpress/shortcode_tag.h"
#include "kinds/wordpress/wordpress.h"

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

/// What becomes of a shortcode.
enum class Rule {
  drop,    ///< With what is in it: it is not shown to everybody, or shows nothing of the text.
  unwrap,  ///< Its inner text stays.
  code,
  caption,
  gallery,
  embed,
  media,
  playlist,
  youtube,
  formula
};
struct Known {
  std::string_view name;
  Rule rule;
};
constexpr Known kKnown[] = {
    // WordPress
    {"audio", Rule::media},
    {"caption", Rule::caption},
    {"embed", Rule::embed},
    {"gallery", Rule::gallery},
    {"playlist", Rule::playlist},
    {"video", Rule::media},
    {"wp_caption", Rule::caption},
    // Jetpack and wordpress.com
    {"latex", Rule::formula},
    {"vimeo", Rule::youtube},
    {"youtube", Rule::youtube},
    // SyntaxHighlighter Evolved, Crayon, and what looks like them
    {"bash", Rule::code},
    {"code", Rule::code},
    {"cpp", Rule::code},
    {"crayon", Rule::code},
    {"csharp", Rule::code},
    {"css", Rule::code},
    {"html", Rule::code},
    {"java", Rule::code},
    {"javascript", Rule::code},
    {"js", Rule::code},
    {"perl", Rule::code},
    {"php", Rule::code},
    {"plain", Rule::code},
    {"powershell", Rule::code},
    {"python", Rule::code},
    {"ruby", Rule::code},
    {"shell", Rule::code},
    {"sourcecode", Rule::code},
    {"sql", Rule::code},
    {"text", Rule::code},
    {"xml", Rule::code},
    // what only some readers see
    {"access", Rule::drop},
    {"erphpdown", Rule::drop},
    {"hide", Rule::drop},
    {"hidecontent", Rule::drop},
    {"is_logged_in", Rule::drop},
    {"is_paid", Rule::drop},
    {"is_user_logged_in", Rule::drop},
    {"ihc-hide-content", Rule::drop},
    {"loggedin", Rule::drop},
    {"logged_in", Rule::drop},
    {"login", Rule::drop},
    {"member", Rule::drop},
    {"members", Rule::drop},
    {"members_only", Rule::drop},
    {"membership", Rule::drop},
    {"memberful", Rule::drop},
    {"mepr-show", Rule::drop},
    {"password", Rule::drop},
    {"pay", Rule::drop},
    {"paid", Rule::drop},
    {"paywall", Rule::drop},
    {"pmpro_member", Rule::drop},
    {"ppw", Rule::drop},
    {"private", Rule::drop},
    {"protected", Rule::drop},
    {"rcp_restrict", Rule::drop},
    {"reply", Rule::drop},
    {"restrict", Rule::drop},
    {"restricted", Rule::drop},
    {"rihide", Rule::drop},
    {"s2if", Rule::drop},
    {"secret", Rule::drop},
    {"subscriber", Rule::drop},
    {"subscribers", Rule::drop},
    {"um_show_content", Rule::drop},
    {"userview", Rule::drop},
    {"vip", Rule::drop},
    {"wc_memberships", Rule::drop},
    {"wcm_restrict", Rule::drop},
    {"wlm_private", Rule::drop},
};

std::optional<Rule> rule_of(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kKnown), std::end(kKnown), [&](const Known& known) { return known.name == name; });
  return found == std::end(kKnown) ? std::nullopt : std::optional(found->rule);
}

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
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t stop = std::min(text.find_first_of("[<", at), text.size());
      out += text.substr(at, stop - at);
      at = stop;
      if (at == text.size()) break;
      at = text[at] == '<' ? copy_tag(text, at, unclosed, out) : take(text, at, pairs, depth, out);
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
  static std::size_t copy_tag(std::string_view text, std::size_t at, Unclosed& unclosed, std::string& out) {
    std::size_t end = text.find_first_of("><", at + 1);
    end = end == npos || text[end] == '<' ? at + 1 : end + 1;
    constexpr std::string_view kTyped[] = {"pre", "code", "script", "style"};
    for (std::size_t i = 0; i < std::size(kTyped); ++i) {
      const std::string_view name = kTyped[i];
      if (unclosed[i]) continue;
      if (to_lower_ascii(text.substr(at + 1, name.size())) != name || at + 1 + name.size() >= text.size() ||
          is_ascii_name(text[at + 1 + name.size()]))
        continue;
      const std::size_t close = text.find("</" + std::string(name), end);
      unclosed[i] = close == npos;
      if (close == npos) break;
      out += unescaped(text.substr(at, close - at));
      return close;
    }
    out += text.substr(at, end - at);
    return end;
  }

  /// `[[gallery]]` is how people write of a shortcode.
  static std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::string_view name = text.substr(at, 2) == "[[" ? shortcode_name(text, at + 2) : std::string_view();
      const std::size_t close = name.empty() || !rule_of(name) ? npos : text.substr(at, 400).find("]]");
      if (close == npos) {
        out += text[at];
        continue;
      }
      out += text.substr(at + 1, close);
      at += close + 1;
    }
    return out;
  }

  std::size_t take(std::string_view text, std::size_t at, const Pairs& pairs, int depth, std::string& out) {
    if (text.substr(at, 2) == "[[") {
      const std::size_t close = shortcode_name(text, at + 2).empty() ? npos : text.substr(at, 400).find("]]");
      if (close != npos) {
        out += text.substr(at + 1, close);
        return at + close + 2;
      }
    }
    if (text.substr(at, 2) == "[/") return take_stray_end(text, at, out);
    const std::optional<ShortcodeTag> tag = read_shortcode(text, at);
    if (!tag) {
      out += '[';
      return at + 1;
    }
    const std::optional<std::size_t> close = closer_of(*tag, at, pairs);
    std::optional<Rule> rule = rule_of(tag->name);
    if (!rule && !close && !tag->has_names) {  // a word in brackets
      out += '[';
      return at + 1;
    }
    if (rule && !close && !tag->has_names && (*rule == Rule::code || *rule == Rule::drop)) {
      out += '[';
      return at + 1;
    }
    if (!rule) {
      const std::string shown = "[" + tag->name + "]";
      if (std::find(unread_.begin(), unread_.end(), shown) == unread_.end() && unread_.size() < kMostUnread)
        unread_.push_back(shown);
      rule = close && is_called_as_restriction(tag->name) ? Rule::drop : Rule::unwrap;
    }
    const std::string_view inner = close ? text.substr(tag->end, *close - tag->end) : std::string_view();
    out += html_of(*tag, *rule, inner, depth);
    return close ? *close + tag->name.size() + 3 : tag->end;
  }

  /// An end tag whose beginning was dropped, or never was.
  std::size_t take_stray_end(std::string_view text, std::size_t at, std::string& out) {
    const std::string name = to_lower_ascii(shortcode_name(text, at + 2));
    const std::size_t end = at + 2 + name.size();
    const bool is_known = rule_of(name) || std::find(unread_.begin(), unread_.end(), "[" + name + "]") != unread_.end();
    const bool is_end = !name.empty() && end < text.size() && text[end] == ']' && is_known;
    if (is_end) return end + 1;
    out += '[';
    return at + 1;
  }

  std::string html_of(const ShortcodeTag& tag, Rule rule, std::string_view inner, int depth) {
    switch (rule) {
      case Rule::drop:
        return {};
      case Rule::unwrap:
        return inner_html(inner, depth);
      case Rule::code:
        return code(tag, inner);
      case Rule::caption:
        return caption(tag, inner, depth);
      case Rule::gallery:
        return gallery(tag);
      case Rule::embed:
        return "\n\n" + link_to(inner.empty() ? tag.value("src") : inner) + "\n\n";
      case Rule::media:
        return media(tag, inner);
      case Rule::playlist:
        return playlist(tag);
      case Rule::youtube:
        return "\n\n" + link_to(youtube_address(tag, inner)) + "\n\n";
      case Rule::formula:
        return "\\(" + std::string(inner) + "\\)";
    }
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
};

}  // namespace

std::string expand_shortcodes(std::string_view text, const WordPressLibrary& library,
                              std::vector<std::string>& unread) {
  if (text.find('[') == npos) return std::string(text);
  return Shortcodes(library, unread).expand(text, 0);
}

}  // namespace essaypack
