// Pictures' heads, whether they are whole, and what is taken out of them. Nothing is decoded: what passes here is what
// a library sees.

#include "export/image/image_privacy.h"
#include "export/image/image_type.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace essaypack;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ImageFacts facts = inspect_image(bytes);
  const std::string clean = without_metadata(bytes);
  const bool is_cleaned = facts.whole && (facts.type == ImageType::jpeg || facts.type == ImageType::png ||
                                          facts.type == ImageType::gif || facts.type == ImageType::webp);
  if (clean.empty() == is_cleaned) std::abort();
  if (clean.empty()) return 0;
  const ImageFacts after = inspect_image(clean);
  const bool is_same = after.type == facts.type && after.whole && after.pixels() == facts.pixels() &&
                       after.animated == facts.animated && after.lossless == facts.lossless && after.held == facts.held;
  if (!is_same || without_metadata(clean) != clean) std::abort();
  return 0;
}
