/// Any bytes as the Markdown of a post, for every kind of site.

#include "content_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  essaypack::fuzz::render_and_check(bytes, size, essaypack::fuzz::BodyKind::markdown);
  return 0;
}
