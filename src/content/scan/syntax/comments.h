#pragma once

/// HTML comments.

#include <string_view>

namespace essaypack {

/// True if a comment begins in the line and does not end there.
bool opens_comment(std::string_view line);

}  // namespace essaypack
