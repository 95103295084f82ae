/// Finding formulas: each ends behind its closer, and what the finder remembers of the text before changes no answer.

#include "fuzz.h"

#include "content/text/math.h"

using namespace essaypack;

namespace {

void check(std::string_view text, MathTrust trust, MathText kind) {
  MathFinder finder(text, trust, kind);
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') line_begin = at + 1;
    if (text[at] != '$' && text[at] != '\\') continue;
    const MathFinder::Found found = finder.find(at, line_begin);
    if (found.end == 0) continue;
    fuzz::expect(found.end > at + 1 && found.end <= text.size(), "a formula ends in the text");
    const std::string_view formula = text.substr(at, found.end - at);
    const char last = formula.back();
    fuzz::expect(last == '$' || last == ')' || last == ']' || last == '}', "a formula ends behind its closer", formula);
    fuzz::expect(formula.find("\n\n") == formula.npos, "no formula crosses a blank line", formula);
    fuzz::expect(!found.source.empty(), "a formula has a source", formula);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  if (size > 4 * 1024) return 0;
  for (const MathTrust trust : {MathTrust::unknown, MathTrust::told})
    for (const MathText kind : {MathText::markdown, MathText::html}) check(text, trust, kind);
  return 0;
}
