#pragma once

#include <string>
#include <vector>

namespace essaypack {

/// The whole program: `arguments` without the program's name; the exit code.
int run(const std::vector<std::string>& arguments);

}  // namespace essaypack
