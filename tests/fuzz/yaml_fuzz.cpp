/// The plain reader and yaml-cpp must agree about every text that the plain one takes.

#include "../unit/value_text.h"
#include "base/value/yaml_events.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace essaypack;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const ValueLimits limits{.bytes = 64 * 1024, .depth = 16, .nodes = 500, .aliases = 20};
  if (text.size() > limits.bytes) return 0;
  const std::string by_events = describe(parse_yaml_events(text, limits));
  const std::optional<ParsedValue> plain = parse_plain_yaml(text, limits);
  if (plain && describe(*plain) != by_events) {
    std::fprintf(stderr, "plain:  %s\nevents: %s\n", describe(*plain).c_str(), by_events.c_str());
    std::abort();
  }
  return 0;
}
