#pragma once

/// What Liquid's filters and Jekyll's make of values (Liquid 4.0.4, Jekyll 4.3).

#include "content/lookup/body_context.h"
#include "content/tags/liquid_value.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Applies a filter to `value`. False for one that is not known, or whose argument is missing or unknown.
bool apply_liquid_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value,
                         const BodyContext& context);

}  // namespace essaypack
