#pragma once

#include <string_view>

namespace essaypack {

/// Writes all of `text` to standard output. Throws `Failure` (exit 3), for a full disk say.
void print(std::string_view text);

}  // namespace essaypack
