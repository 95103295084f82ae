/// `{base^reading}` of the theme Shoka, `{base|reading}` of markdown-it-ruby. Marks that tell which characters a part
/// of the reading is for are no text.

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/tags/tags.h"

#include <string>
#include <vector>

namespace essaypack {

namespace {

std::string without_marks(std::string_view reading) {
  if (reading.starts_with("=")) return std::string(reading.substr(1));
  if (reading.starts_with("＝")) return std::string(reading.substr(std::string_view("＝").size()));
  std::string out;
  for (std::size_t at = 0; at < reading.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(reading, at);
    if (std::u32string_view(U".．。・|｜/／+＋ ").find(c) == std::u32string_view::npos)
      out += reading.substr(begin, at - begin);
  }
  return out;
}

std::string ruby_of(std::string_view base, std::string_view reading) {
  return escape_xml(base) + "<rp>(</rp><rt>" + escape_xml(reading) + "</rt><rp>)</rp>";
}

/// `北京|Běi|jīng`: a reading for each character, where there are as many; else one for all.
std::string bars_to_ruby(std::string_view base, std::string_view readings) {
  std::vector<std::string_view> each = split(readings, '|');
  std::erase_if(each, [](std::string_view one) { return one.empty(); });
  if (each.size() != count_code_points(base)) return ruby_of(base, readings);
  std::string html;
  std::size_t at = 0;
  for (const std::string_view reading : each) {
    const std::size_t begin = at;
    next_code_point(base, at);
    html += ruby_of(base.substr(begin, at - begin), reading);
  }
  return html;
}

}  // namespace

bool take_ruby(Scan& scan) {
  constexpr std::size_t kLongest = 400;
  if (scan.is_in_markup() || scan.block.in_html_block) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongest);
  const std::size_t close = line.find('}'), hat = line.substr(0, close).find_first_of("^|");
  if (close == line.npos || hat == line.npos || line.substr(1, close - 1).find('{') != line.npos) return false;
  const std::string_view base = trim(line.substr(1, hat - 1)), reading = trim(line.substr(hat + 1, close - hat - 1));
  if (base.empty() || reading.empty()) return false;
  const bool has_bars = line[hat] == '|';
  // bars divide a table's row first
  if (has_bars && trim(scan.body.substr(scan.line_begin, kLongest)).starts_with('|')) return false;
  const bool is_dotted = !has_bars && reading[0] == '*';  // a dot on each character
  std::string html;
  if (is_dotted)
    html = "<em>" + escape_xml(base) + "</em>";
  else if (has_bars)
    html = "<ruby>" + bars_to_ruby(base, reading) + "</ruby>";
  else
    html = html_ruby(base, without_marks(reading));
  scan.put_html(std::move(html), base, scan.at + close + 1);
  return true;
}

}  // namespace essaypack
