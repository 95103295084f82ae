#pragma once

/// Filters of Liquid and Jekyll that make one text of another.

#include "content/tags/liquid_value.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Bytes that filters may make of a value.
inline constexpr std::size_t kMostFiltered = 64 * 1024;

/// False for what is none of these filters, or lacks an argument.
bool apply_text_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value);

}  // namespace essaypack
