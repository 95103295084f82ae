#pragma once

/// Numbers of Liquid, and the filters that count with them.

#include "content/tags/liquid_value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The number that a text is, white space around it aside.
std::optional<double> number_of(std::string_view text);

/// False for what is none of these filters, or whose arguments are no numbers.
bool apply_number_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value);

}  // namespace essaypack
