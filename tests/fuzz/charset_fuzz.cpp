/// Files of other encodings: what UTF-16 says is what its text says in UTF-8, marked or guessed; what an old encoding
/// says is text.

#include "fuzz.h"

#include "base/text.h"

#include <algorithm>
#include <string>

using namespace essaypack;
using fuzz::expect;

namespace {

enum class Order { little, big };

void append_unit(std::string& out, char32_t unit, Order order) {
  const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8 & 0xFF);
  out += order == Order::little ? low : high;
  out += order == Order::little ? high : low;
}

std::string to_utf16(std::string_view text, Order order) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x10000) {
      append_unit(out, c, order);
    } else {
      append_unit(out, 0xD800 + ((c - 0x10000) >> 10), order);
      append_unit(out, 0xDC00 + (c & 0x3FF), order);
    }
  }
  return out;
}

/// A text in UTF-16, with its mark and, behind a fence, without one.
void check_utf16(std::string_view raw, Order order) {
  TextRepairs repairs, again;
  const std::string text = clean_file_text(xml_clean(raw), repairs);
  const std::string mark = order == Order::little ? "\xFF\xFE" : "\xFE\xFF";
  expect(clean_file_text(mark + to_utf16(text, order), again) == text && again.encoding == "UTF-16",
         "UTF-16 with a mark is its text", text);
  const std::string post = "---\n" + text;
  expect(clean_file_text(to_utf16(post, order), again) == post, "UTF-16 without a mark is its text", text);
}

void check_legacy(std::string_view raw) {
  std::string name;
  const std::optional<std::string> text = legacy_to_utf8(raw, name);
  expect(text.has_value() == !name.empty(), "a text has an encoding");
  if (!text) return;
  expect(xml_clean(*text).find("\xEF\xBF\xBD") == std::string::npos || text->find("\xEF\xBF\xBD") != text->npos,
         "the text is UTF-8", *text);
  expect(std::count(text->begin(), text->end(), '\n') == std::count(raw.begin(), raw.end(), '\n'),
         "the lines are its lines", *text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const fuzz::Choice input = fuzz::choose(bytes, size, 3);
  if (size > 16 * 1024) return 0;
  if (input.number == 0)
    check_legacy(input.text);
  else
    check_utf16(input.text, input.number == 1 ? Order::little : Order::big);
  return 0;
}
