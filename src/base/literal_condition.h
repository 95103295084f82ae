#pragma once

/// Conditions of scripts and templates that literals alone decide: `!true`, `1 > 2 && shown`, `not (false or nil)`.

#include "base/verdict.h"

#include <string_view>

namespace essaypack {

/// As JavaScript takes it; what holds names that nobody can tell is unknown.
Verdict truth_of_script(std::string_view condition);

/// The same in the words of Nunjucks, Jinja and Twig: `and`, `or`, `not`.
Verdict truth_of_template(std::string_view condition);

/// Whether a loop over this literal (`[]`, `3`, `{}`) runs at all.
Verdict is_loop_over(std::string_view list);

}  // namespace essaypack
