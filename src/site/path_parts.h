#pragma once

/// What generators put into addresses.

#include <string>
#include <string_view>

namespace essaypack {

/// `value` in at least `width` digits.
std::string digits(int value, int width);
/// `path` without a leading slash, empty segments and dot segments (RFC 3986 section 5.2.4): it climbs nowhere.
std::string tidy_path(std::string_view path);

}  // namespace essaypack
