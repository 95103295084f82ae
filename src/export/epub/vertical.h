#pragma once

/// Vertical lines.

#include <string>
#include <string_view>

namespace essaypack {

/// A page with one- and two-digit numbers that stand among Chinese or Japanese characters in `<span class="tcy">`, so that
/// they stand upright. Code, formulas, ruby and raised text stay as they are.
std::string combine_digits(std::string_view page);

}  // namespace essaypack
