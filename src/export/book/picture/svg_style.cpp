/// The CSS of SVG pictures. No parser of all of CSS: what is not understood goes where something in it loads anything,
/// and stays as it is where nothing does.

#include "base/text.h"
#include "export/book/picture/svg.h"
#include "export/book/style_sheet.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr int kNesting = 8;  ///< Of `@media` in `@media`.

/// The end of the string that begins at `at`.
std::size_t end_of_string(std::string_view css, std::size_t at) {
  const char quote = css[at++];
  while (at < css.size() && css[at] != quote) at += css[at] == '\\' ? 2 : 1;
  return std::min(at + 1, css.size());
}

/// The first of `stops` from `at` on that stands in no string and no brackets; the end where there is none.
std::size_t find_stop(std::string_view css, std::size_t at, std::string_view stops) {
  int depth = 0;
  while (at < css.size()) {
    const char c = css[at];
    if (depth == 0 && stops.find(c) != stops.npos) return at;
    if (c == '"' || c == '\'') {
      at = end_of_string(css, at);
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
    ++at;
  }
  return css.size();
}

/// Without comments and the brackets of HTML comments, with spaces for them.
std::string without_comments(std::string_view css) {
  std::string out;
  for (std::size_t at = 0; at < css.size();) {
    if (css[at] == '"' || css[at] == '\'') {
      const std::size_t end = end_of_string(css, at);
      out += css.substr(at, end - at);
      at = end;
    } else if (css.substr(at, 2) == "/*") {
      const std::size_t end = css.find("*/", at + 2);
      at = end == css.npos ? css.size() : end + 2;
      out += ' ';
    } else if (css.substr(at, 4) == "<!--" || css.substr(at, 3) == "-->") {
      at += css[at] == '<' ? 4 : 3;
      out += ' ';
    } else {
      out += css[at++];
    }
  }
  return out;
}

bool is_name(std::string_view head, std::string_view name) {
  return head.starts_with(name) && (head.size() == name.size() || !is_css_name(head[name.size()]));
}

/// Rules that hold rules.
bool is_group(std::string_view head) {
  for (const std::string_view name : {"@media", "@supports", "@layer", "@keyframes", "@-webkit-keyframes"})
    if (is_name(head, name)) return true;
  return false;
}

/// True for a declaration that no style sheet of a book may have [EPUBCheck CSS-001].
bool sets_direction(std::string_view declaration) {
  const std::string name = to_lower_ascii(trim(declaration.substr(0, declaration.find(':'))));
  return name == "direction" || name == "unicode-bidi";
}

/// True for CSS that need not be looked at.
bool is_harmless(std::string_view css) {
  const std::string text = to_lower_ascii(css);
  for (const char* sign : {"@font-face", "direction", "unicode-bidi"})
    if (text.find(sign) != text.npos) return false;
  return !loads_something(css);
}

class SheetCleaner {
 public:
  explicit SheetCleaner(SvgLosses& losses) : losses_(losses) {}

  std::string clean(std::string_view css, int depth) {
    std::string out;
    for (std::size_t at = 0; at < css.size();) {
      const std::size_t stop = find_stop(css, at, "{;}");
      const std::string_view head = trim(css.substr(at, stop - at));
      if (stop == css.size()) break;
      at = stop + 1;
      if (css[stop] != '{') continue;  // `@import 'x';`, a bracket without a partner
      const std::size_t end = find_stop(css, at, "}");
      out += rule(head, css.substr(at, end - at), depth);
      at = end + 1;
    }
    return out;
  }

 private:
  std::string rule(std::string_view head, std::string_view body, int depth) {
    const std::string name = to_lower_ascii(head);
    if (is_name(name, "@font-face")) {
      if (body.find("data:") != body.npos) losses_.fonts = true;
      return {};
    }
    if (head.find('\\') != head.npos || (name[0] == '@' && (!is_group(name) || depth >= kNesting))) return {};
    const std::string inside = is_group(name) ? clean(body, depth + 1) : clean_declarations(body);
    return inside.empty() ? std::string() : std::string(head) + "{" + inside + "}";
  }

  SvgLosses& losses_;
};

/// The end of the reference that begins at `#`, before the bracket that closes `url(`.
std::size_t end_of_reference(std::string_view css, std::size_t at) {
  const std::size_t close = css.find(')', at);
  if (close == css.npos) return css.size();
  std::size_t end = close;
  while (end > at && (is_ascii_space(css[end - 1]) || css[end - 1] == '"' || css[end - 1] == '\'')) --end;
  return end;
}

bool is_in_url(std::string_view css, std::size_t at) {
  while (at > 0 && (is_ascii_space(css[at - 1]) || css[at - 1] == '"' || css[at - 1] == '\'')) --at;
  return at >= 4 && to_lower_ascii(css.substr(at - 4, 4)) == "url(";
}

}  // namespace

bool loads_something(std::string_view css) {
  if (css.find("(") == css.npos && css.find('@') == css.npos && css.find('\\') == css.npos) return false;
  const std::string text = to_lower_ascii(css);
  for (const char* sign : {"@import", "\\", "image-set(", "image(", "src("})
    if (text.find(sign) != text.npos) return true;
  for (std::size_t at = 0; (at = text.find("url(", at)) != text.npos; at += 4) {
    const std::size_t value = text.find_first_not_of(" \t\r\n\"'", at + 4);
    if (value == text.npos || text[value] != '#') return true;
  }
  return false;
}

std::string clean_declarations(std::string_view written) {
  const std::string css = written.find("/*") == written.npos ? std::string(written) : without_comments(written);
  if (is_harmless(css)) return css;
  std::string out;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t stop = find_stop(css, at, ";");
    const std::string_view one = trim(std::string_view(css).substr(at, stop - at));
    if (!one.empty() && !loads_something(one) && !sets_direction(one) && one.find('{') == one.npos)
      out += (out.empty() ? "" : ";") + std::string(one);
    at = stop + 1;
  }
  return out;
}

std::string clean_sheet(std::string_view css, SvgLosses& losses) {
  if (is_harmless(css)) return css.find("/*") == css.npos ? std::string(css) : without_comments(css);
  return SheetCleaner(losses).clean(without_comments(css), 0);
}

std::string rename_ids(std::string_view css, const IdNames& names) {
  std::string out;
  std::size_t stop = 0;  // the next bracket or semicolon
  for (std::size_t at = 0; at < css.size();) {
    if (css[at] != '#') {
      out += css[at++];
      continue;
    }
    out += css[at++];
    const bool is_reference = is_in_url(css, at - 1);
    std::size_t end = at;
    if (is_reference)
      end = end_of_reference(css, at);
    else
      while (end < css.size() && is_css_name(css[end])) ++end;
    if (stop < end) stop = std::min(css.find_first_of("{};", end), css.size());
    const bool is_selector = stop < css.size() && css[stop] == '{';
    const auto found = names.find(css.substr(at, end - at));
    out += found != names.end() && (is_reference || is_selector) ? std::string_view(found->second)
                                                                 : css.substr(at, end - at);
    at = end;
  }
  return out;
}

}  // namespace essaypack
