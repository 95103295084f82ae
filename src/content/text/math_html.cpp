#include "content/text/math_html.h"

#include "base/byte_set.h"
#include "base/text.h"
#include "content/text/html_names.h"
#include "content/text/placeholder.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kLongestTag = 8'000;
constexpr ByteSet kStops("<$\\");
/// Elements that MathJax and KaTeX pass over, and those whose text is code.
constexpr std::string_view kCode[] = {"code", "pre", "kbd", "samp", "tt", "textarea", "script", "style", "svg", "math"};

bool is_code_span(std::string_view name) { return name == "code" || name == "kbd" || name == "samp" || name == "tt"; }

/// Behind the `<` or `/` at `at`.
std::string_view name_of_tag(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_ascii_alnum(text[end])) ++end;
  return text.substr(at + 1, end - at - 1);
}

}  // namespace

std::size_t end_of_html_tag(std::string_view text, std::size_t at) {
  const std::size_t name = at + 1 + (text.substr(at + 1, 1) == "/");
  if (name >= text.size() || !is_ascii_letter(text[name])) return 0;
  std::size_t i = name;
  while (i < text.size() && (is_ascii_alnum(text[i]) || text[i] == '-')) ++i;
  if (i >= text.size() || (!is_ascii_space(text[i]) && text[i] != '>' && text[i] != '/')) return 0;
  if (!is_known_element(to_lower_ascii(text.substr(name, i - name)))) return 0;
  const std::size_t limit = std::min(text.size(), at + kLongestTag);
  for (; i < limit; ++i) {
    const char c = text[i];
    if (c == '>') return i + 1;
    if (c == '<' || (c == '\n' && i + 1 < limit && text[i + 1] == '\n')) return 0;
    if (c != '=') continue;
    while (i + 1 < limit && is_ascii_space(text[i + 1])) ++i;
    if (i + 1 >= limit || (text[i + 1] != '"' && text[i + 1] != '\'')) continue;
    i = text.substr(0, limit).find(text[i + 1], i + 2);
    if (i == std::string_view::npos) return 0;
  }
  return 0;
}

int html_code_step(std::string_view tag) {
  if (tag.size() < 3 || tag[0] != '<') return 0;
  const bool closes = tag[1] == '/';
  return is_code_span(to_lower_ascii(name_of_tag(tag, closes))) ? (closes ? -1 : 1) : 0;
}

std::size_t HtmlCode::end_of(std::string_view text, std::size_t at, std::size_t tag_end) {
  const std::string name = to_lower_ascii(name_of_tag(text, at));
  const bool is_formula = text.substr(at, tag_end - at).find(" class=\"math\"") != std::string_view::npos;
  if (text[tag_end - 2] == '/' ||
      (!is_formula && std::find(std::begin(kCode), std::end(kCode), name) == std::end(kCode)))
    return 0;
  std::size_t& dead = dead_[name];
  if (at < dead) return 0;
  if (paragraph_end_ < tag_end) paragraph_end_ = std::min(text.find("\n\n", tag_end), text.size());
  const std::size_t limit = is_code_span(name) ? paragraph_end_ : text.size();
  for (std::size_t close = tag_end; (close = text.find("</", close)) < limit; close += 2)
    if (to_lower_ascii(name_of_tag(text, close + 1)) == name) return close;
  dead = limit;
  return 0;
}

std::string mark_formulas(std::string_view html, MathTrust trust) {
  std::string out;
  MathFinder finder(html, trust, MathText::html);
  HtmlCode codes;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t stop = std::min(kStops.find(html, at), html.size());
    out.append(html, at, stop - at);
    if (stop == html.size()) break;
    std::size_t end = stop + 1;
    if (html[stop] == '<') {
      if (html.substr(stop, 4) == "<!--") {
        end = std::min(html.find("-->", stop), html.size());
      } else if (const std::size_t tag = end_of_html_tag(html, stop); tag > 0) {
        end = std::max(tag, codes.end_of(html, stop, tag));
      }
    } else if (const MathFinder::Found found = finder.find(stop, 0); found.end > 0) {
      out += math_span(found.source);
      at = found.end;
      continue;
    } else if (html[stop] == '\\') {
      end = std::min(stop + 2, html.size());
    }
    out.append(html, stop, end - stop);
    at = end;
  }
  return out;
}

}  // namespace essaypack
