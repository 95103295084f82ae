/// What a browser may ask of the preview: no address leads out of what the shelf holds, no other host is ours.

#include "fuzz.h"

#include "base/text.h"
#include "base/url.h"
#include "output/manifest.h"
#include "preview/address.h"
#include "preview/answer.h"

using namespace essaypack;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view text = fuzz::text_of(bytes, size);
  const std::string_view host = fuzz::take_line(text);
  const std::string path = decode_percent(text);
  const Target target = find_target(path);
  if (target.kind != Target::Kind::none) {
    expect(stays_inside(target.name), "a name stays in the folder", target.name);
    expect(target.name.find('\\') == std::string::npos && target.name.find('\n') == std::string::npos,
           "a name is plain", target.name);
    expect(path.ends_with(target.name) || path == "/", "a name comes from its path", target.name);
  }
  if (target.kind == Target::Kind::part) {
    const std::string css = reader_css(target.dress, target.settings);
    expect(css.find("</") == css.npos, "the reader's rules are rules", css);
  }
  const std::string_view type = content_type(target.name);
  expect(is_ascii(type) && type.find_first_of("\r\n") == type.npos, "a type is one header", type);
  if (is_own_host(host, 4321)) {
    const std::string lower = to_lower_ascii(host);
    expect(lower == "localhost" || lower == "localhost:4321" || lower == "127.0.0.1" || lower == "127.0.0.1:4321",
           "a host is ours", host);
  }
  return 0;
}
