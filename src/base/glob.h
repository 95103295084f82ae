#pragma once

#include <string_view>

namespace essaypack {

/// True if `glob` (`*`, `**`, `?`, `[...]`, `{a,b}`; as minimatch reads them) matches the whole path.
bool matches_glob(std::string_view glob, std::string_view path);

}  // namespace essaypack
