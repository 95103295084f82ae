#include "content_target.h"

#include "base/text.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  essaypack::TextRepairs repairs;
  const std::string text = essaypack::clean_file_text({reinterpret_cast<const char*>(data), size}, repairs);
  essaypack::fuzz::render_and_check(text, false);
  return 0;
}
