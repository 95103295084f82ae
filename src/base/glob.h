#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// True if `glob` (`*`, `**`, `?`, `[...]`, `{a,b}`; as minimatch reads them) matches the whole path.
bool matches_glob(std::string_view glob, std::string_view path);
/// True if one of them does.
bool matches_any_glob(const std::vector<std::string>& globs, std::string_view path);

}  // namespace essaypack
