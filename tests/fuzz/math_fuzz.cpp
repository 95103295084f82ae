/// Finding formulas: each ends behind its closer, and what the finder remembers of the text before changes no answer.

#include "fuzz.h"

#include "content/math.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace essaypack;
  using fuzz::expect;
  const std::string_view text = fuzz::text_of(bytes, size);
  if (size > 4 * 1024) return 0;
  MathFinder finder(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '$' && text[at] != '\\') continue;
    const MathFinder::Found found = finder.find(at);
    const MathFinder::Found alone = MathFinder(text).find(at);
    expect(found.end == alone.end && found.is_display == alone.is_display, "a formula is one whatever stands before it",
           text.substr(at));
    if (found.end == 0) continue;
    expect(found.end > at + 1 && found.end <= text.size(), "a formula ends in the text");
    const std::string_view formula = text.substr(at, found.end - at);
    const char last = formula.back();
    expect(last == '$' || last == ')' || last == ']' || last == '}', "a formula ends behind its closer", formula);
    expect(MathFinder(formula).find(0).end == formula.size() || formula[0] == '\\', "a formula alone is one", formula);
  }
  return 0;
}
