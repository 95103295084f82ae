/// `{base^reading}` of the theme Shoka. Marks that tell which characters a part of the reading is for are no text.

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/tags/tags.h"

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

}  // namespace

bool take_ruby(Scan& scan) {
  constexpr std::size_t kLongest = 400;
  if (scan.is_in_markup() || scan.block.in_html_block) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongest);
  const std::size_t close = line.find('}'), hat = line.substr(0, close).find('^');
  if (close == line.npos || hat == line.npos || line.substr(1, close - 1).find('{') != line.npos) return false;
  const std::string_view base = trim(line.substr(1, hat - 1)), reading = trim(line.substr(hat + 1, close - hat - 1));
  if (base.empty() || reading.empty()) return false;
  const bool is_dotted = reading[0] == '*';  // a dot on each character
  Placeholder ruby;
  ruby.kind = Placeholder::Kind::html;
  ruby.source = line.substr(0, close + 1);
  ruby.plain = base;
  ruby.output = is_dotted ? "<em>" + escape_xml(base) + "</em>" : html_ruby(base, without_marks(reading));
  scan.made.has_html_tokens = true;
  scan.put(std::move(ruby), scan.at + close + 1);
  return true;
}

}  // namespace essaypack
