#pragma once

/// How much room a text takes where all characters stand in a grid: in a terminal, in plain text.

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

/// Its columns: what East Asian typesetting calls wide takes two, a mark over another character none (UAX #11).
std::size_t columns_of(std::string_view text);

/// `text` with spaces behind it, so that it takes `width` columns.
std::string padded(std::string text, std::size_t width);

}  // namespace essaypack
