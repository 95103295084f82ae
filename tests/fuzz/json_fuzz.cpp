/// JSON values: what is read is what nlohmann's own tree has, and what is printed of it reads back.

#include "print_value.h"

#include "fuzz.h"

#include <nlohmann/json.hpp>

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace essaypack;
  const std::string_view text = fuzz::text_of(bytes, size);
  const ValueLimits limits{.bytes = 16 * 1024, .depth = 16, .nodes = 500};
  const ParsedValue parsed = parse_json(text, limits);
  fuzz::check_places(parsed, text);
  const bool is_json = nlohmann::json::accept(text.begin(), text.end());
  if (!parsed.too_complex && !fuzz::is_blank(text))
    fuzz::expect(parsed.value.has_value() == is_json, "both readers agree", text);
  if (!parsed.value) return 0;
  const std::string printed = fuzz::print_json(*parsed.value);
  const ParsedValue again = parse_json(printed, {.bytes = 1 << 20, .depth = 16, .nodes = 500});
  fuzz::expect(again.value && fuzz::print_json(*again.value) == printed, "what is printed reads back", printed);
  return 0;
}
