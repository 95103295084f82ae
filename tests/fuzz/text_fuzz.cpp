/// Any bytes as the text of a file. Cleaning makes well-formed text that XML takes and is done once; nothing reads past
/// the end of ill-formed bytes; what was encoded is an address and stays as it is.

#include "fuzz.h"

#include "base/language.h"
#include "base/text.h"
#include "base/url.h"

#include <algorithm>
#include <string>
#include <string_view>

using namespace essaypack;
using fuzz::expect;

namespace {

std::size_t count_backwards(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.size(); at > 0; ++count) previous_code_point(text, at);
  return count;
}

/// Lines as `clean_file_text` counts them: CR LF, CR or LF ends one; in UTF-16 they are two bytes each.
std::ptrdiff_t count_line_ends(std::string_view raw) {
  const std::optional<std::string> wide = utf16_to_utf8(raw);
  const std::string_view text = wide ? std::string_view(*wide) : raw;
  std::ptrdiff_t ends = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n")) ++ends;
  return ends;
}

void check_text(std::string_view raw) {
  TextRepairs repairs, again;
  const std::string clean = clean_file_text(raw, repairs);
  expect(std::count(clean.begin(), clean.end(), '\n') == count_line_ends(raw), "cleaning keeps the number of lines");
  expect(xml_clean(clean) == clean, "clean text is clean for XML");
  expect(clean_file_text("x" + clean, again) == "x" + clean && again.invalid + again.controls == 0,
         "cleaning is done once");
  expect((repairs.invalid > 0) == (repairs.invalid_line > 0), "an invalid sequence has a line");
  expect((repairs.controls > 0) == (repairs.control_line > 0), "a control has a line");
  expect(count_code_points(raw) == count_backwards(raw), "both ways give as many code points");
  const std::string normal = nfc(raw);
  expect(nfc(normal) == normal, "normalisation is done once");
  const std::string line = collapse_white_space(clean);
  expect(line.size() <= clean.size() && collapse_white_space(line) == line, "one line stays one line");
  for (const std::size_t limit : {1, 7, 40})
    expect(count_code_points(cut_text(raw, limit, "zh-CN")) <= limit, "a cut text is short");
  collapse_white_space(raw);
  to_lower(raw);
  to_upper(raw);
  canonical_language(raw);
}

void check_url(std::string_view raw) {
  const std::string path = encode_path(raw);
  expect(decode_percent(path) == raw, "an encoded path decodes to what it was");
  const std::string url = encode_url(raw);
  expect(is_ascii(url) && url.find_first_of(" <>\"\\^`{|}") == url.npos, "an encoded address is one");
  expect(encode_url(url) == url, "an address is encoded once");
  const std::string resolved = resolve_url("https://example.org/a/b?c", url);
  expect(split_url(resolved).has_scheme, "a resolved address is absolute");
  expect(remove_dot_segments(path).find("/../") == std::string::npos, "no dot segment is left");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw = fuzz::text_of(bytes, size);
  check_text(raw);
  check_url(raw);
  return 0;
}
