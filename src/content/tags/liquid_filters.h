#pragma once

/// Values of Liquid's outputs, and what its filters and Jekyll's make of them (Liquid 4.0.4, Jekyll 4.3).

#include "content/lookup/body_context.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A value as an output shows it.
struct LiquidText {
  std::string text;                                    ///< Of a list its items, joined.
  std::optional<std::vector<std::string>> items = {};  ///< Of a list.

  static LiquidText of(std::vector<std::string> items);
};

/// Applies a filter to `value`. False for one that is not known, or whose argument is missing or unknown.
bool apply_liquid_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value,
                         const BodyContext& context);

/// A date as C's `strftime` writes it, in English, with the flags `-`, `0` and `^`.
std::string format_strftime(const Timestamp& time, std::string_view format);

}  // namespace essaypack
