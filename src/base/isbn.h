#pragma once

/// International standard book numbers (ISO 2108).

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The 13 digits of an ISBN as people write it, with or without hyphens and `ISBN` before it; one of ten digits is
/// given those of thirteen. Nothing where the digits are too few or too many, or the last one does not fit the others.
std::optional<std::string> parse_isbn(std::string_view text);

}  // namespace essaypack
