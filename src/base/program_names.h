#pragma once

/// Which programs there are.

#include <string>
#include <vector>

namespace essaypack {

/// The names of programs that `find_program` finds and that begin with `prefix`, sorted.
std::vector<std::string> programs_called(const std::string& prefix);

}  // namespace essaypack
