#include "export/epub/chapter.h"

#include "base/text.h"

#include <array>

namespace essaypack {
namespace {

/// Bytes that may need more than copying: the reserved characters, and the first bytes of U+00AD and U+200B.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (const unsigned char c : {'&', '<', '>', '"'}) stops[c] = true;
  stops[0xC2] = stops[0xE2] = true;
  return stops;
}();

/// The length of a character at `at` that the book's XHTML leaves out; 0: none stands there.
std::size_t left_out_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\xC2\xAD") return 2;
  return text.substr(at, 3) == "\xE2\x80\x8B" ? 3 : 0;
}

}  // namespace

void append_book_text(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kStops[static_cast<unsigned char>(text[at])]) continue;
    std::string_view replacement;
    std::size_t length = 1;
    switch (text[at]) {
      case '&': replacement = "&amp;"; break;
      case '<': replacement = "&lt;"; break;
      case '>': replacement = "&gt;"; break;
      case '"': replacement = "&quot;"; break;
      default:
        length = left_out_at(text, at);
        if (length == 0) continue;
    }
    out.append(text, done, at - done);
    out += replacement;
    done = at + length;
    at = done - 1;
  }
  out.append(text, done);
}

std::string make_label(std::string_view text, std::string_view fallback) {
  std::string label;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = left_out_at(text, at)) at += length;
    else label += text[at++];
  }
  label = collapse_white_space(xml_clean(label));
  return label.empty() ? std::string(fallback) : label;
}

}  // namespace essaypack
