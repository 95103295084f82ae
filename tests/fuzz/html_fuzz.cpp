/// Any bytes as the HTML of a post, for every kind of site.

#include "content_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  essaypack::fuzz::render_and_check(bytes, size, essaypack::fuzz::BodyKind::html);
  return 0;
}
