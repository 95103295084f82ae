#pragma once

/// What make and ninja must know of a run.

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A make dependency file: `target: inputs`, and an empty rule for each input, so that a deleted one does not stop
/// make. Escaped so that GNU make and ninja (`deps = gcc`) read the same names. A name with a line break, or with a
/// backslash before an escaped character or at its end, can't be written and is left out; one with `%`, `=` or `;`,
/// which make reads as something else at the start of a line, has no empty rule.
std::string make_depfile(std::string_view target, const std::vector<std::string>& inputs);

}  // namespace essaypack
