/// TOML values: each has its place in the text, none is past the bounds, and printed as JSON it is the same tree.

#include "print_value.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace essaypack;
  const std::string_view text = fuzz::text_of(bytes, size);
  const ValueLimits limits{.bytes = 16 * 1024, .depth = 16, .nodes = 500};
  const ParsedValue parsed = parse_toml(text, limits);
  fuzz::check_places(parsed, text);
  if (!parsed.value) return 0;
  fuzz::expect(fuzz::depth_of(*parsed.value) <= limits.depth + 1, "the tree is no deeper than the bound");
  const std::string printed = fuzz::print_json(*parsed.value);
  const ParsedValue again = parse_json(printed, {.bytes = 1 << 20, .depth = 32, .nodes = 2000});
  fuzz::expect(again.value && fuzz::print_json(*again.value) == printed, "what is printed reads back", printed);
  return 0;
}
