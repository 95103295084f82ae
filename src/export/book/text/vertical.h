#pragma once

/// Vertical lines.

#include <string>
#include <string_view>

namespace essaypack {

/// A page with one- and two-digit numbers that stand among Chinese or Japanese characters, and those of headings and
/// notes, in
/// `<span class="tcy">`, so that they stand upright. Code, formulas, ruby and other raised text stay as they are.
std::string combine_digits(std::string_view page);

}  // namespace essaypack
