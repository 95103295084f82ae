#pragma once

/// Patterns of paths in which a star may pass slashes, unlike the globs of `matches_glob`.

#include <string_view>

namespace essaypack {

/// True if `pattern` matches the whole path as Hugo reads patterns (gobwas/glob): `*` and `?` stop at `/`, `**` does
/// not, then
/// `[a-z]`, `[!a]`, `{a,b}` and `\`. A pattern that is none, such as `[a`, matches everything.
bool matches_hugo_pattern(std::string_view pattern, std::string_view path);

/// True if `pattern` matches the whole path as Ruby's `File.fnmatch` reads patterns: `*` and `?` pass slashes, `{a,b}`
/// is text.
bool matches_ruby_pattern(std::string_view pattern, std::string_view path);

}  // namespace essaypack
