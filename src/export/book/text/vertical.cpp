#include "export/book/text/vertical.h"

#include "base/text.h"

namespace essaypack {
namespace {

bool is_wide(char c) { return (c & 0x80) != 0; }

/// Elements whose digits stay in the line.
bool is_skipped(std::string_view name) {
  return is_one_of(name, {"head", "pre", "code", "kbd", "samp", "math", "rt", "sup", "sub", "svg"});
}

/// The text between two tags.
void append_text(std::string& out, std::string_view text) {
  const auto is_edge = [&](std::size_t at) {
    return at >= text.size() || is_wide(text[at]) || text[at] == ' ' || text[at] == '\n';
  };
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_digit(text[at])) {
      out += text[at++];
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool touches = (at > 0 && is_wide(text[at - 1])) || (end < text.size() && is_wide(text[end]));
    const bool combines = end - at <= 2 && touches && (at == 0 || is_edge(at - 1)) && is_edge(end);
    const bool is_year = end - at == 4 && text.substr(end).starts_with("年") && (at == 0 || is_edge(at - 1));
    if (combines) out += "<span class=\"tcy\">";
    if (is_year) out += "<span class=\"upright\">";
    out += text.substr(at, end - at);
    if (combines || is_year) out += "</span>";
    at = end;
  }
}

/// True for a tag behind which a number stands alone: that of a heading, of a note or of the way back from one.
bool holds_number(std::string_view tag) {
  if (!tag.starts_with("<s") && !tag.starts_with("<a")) return false;
  for (const std::string_view mark : {"class=\"number\"", "class=\"note-ref\"", "role=\"doc-backlink\""})
    if (tag.find(mark) != tag.npos) return true;
  return false;
}

bool is_short_number(std::string_view text) {
  return !text.empty() && text.size() <= 2 && is_digit(text.front()) && is_digit(text.back());
}

}  // namespace

std::string combine_digits(std::string_view page) {
  std::string out;
  out.reserve(page.size() + page.size() / 16);
  std::size_t at = 0, skipped = 0;  // depth of skipped elements
  bool is_number = false;
  while (at < page.size()) {
    const std::size_t tag = std::min(page.find('<', at), page.size());
    const std::string_view text = page.substr(at, tag - at);
    if (is_number && is_short_number(text))
      out += "<span class=\"tcy\">" + std::string(text) + "</span>";
    else if (skipped > 0)
      out += text;
    else
      append_text(out, text);
    if (tag == page.size()) break;
    const std::size_t close = page.find('>', tag);
    at = close == page.npos ? page.size() : close + 1;
    const std::string_view whole = page.substr(tag, at - tag);
    out += whole;
    const bool ends = whole.starts_with("</");
    is_number = !ends && (is_number || holds_number(whole));
    const std::size_t start = ends ? 2 : 1;
    const std::string_view name = whole.substr(start, whole.find_first_of(" />\n", start) - start);
    if (!is_skipped(name) || whole.substr(whole.size() >= 2 ? whole.size() - 2 : 0) == "/>") continue;
    if (!ends)
      ++skipped;
    else if (skipped > 0)
      --skipped;
  }
  return out;
}

}  // namespace essaypack
