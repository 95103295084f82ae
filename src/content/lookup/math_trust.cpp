#include "content/lookup/math_trust.h"
#include "content/lookup/body_context.h"

namespace essaypack {

MathTrust math_trust_of(const BodyContext& context) {
  if (context.config.markdown.math.is_loaded) return MathTrust::told;
  for (const char* name : {"mathjax", "katex", "math", "mathjax3", "use_math", "usemath", "latex"}) {
    const auto value = context.post.fields.find(name);
    if (value ? is_math_switched_on(*value) : context.post.fields.line_of(name) > 1) return MathTrust::told;
  }
  return MathTrust::unknown;
}

}  // namespace essaypack
