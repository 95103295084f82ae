#include "content/tags/liquid_numbers.h"

#include "base/text.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace essaypack {
namespace {

bool is_whole(std::string_view text) { return text.find_first_of(".eE") == std::string_view::npos; }

std::string number_text(double number, bool whole) {
  char text[64];
  std::snprintf(text, sizeof text, whole ? "%.0f" : "%.10g", number);
  std::string out = text;
  if (!whole && out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

}  // namespace

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  text = trim(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool apply_number_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value) {
  const std::optional<double> left = number_of(value.text.empty() ? "0" : value.text);
  if (is_one_of(name, {"abs", "ceil", "floor", "round"})) {
    if (!left) return false;
    const bool is_rounded = name != "abs";
    const double made = name == "abs"     ? std::abs(*left)
                        : name == "ceil"  ? std::ceil(*left)
                        : name == "floor" ? std::floor(*left)
                                          : std::round(*left);
    if (name == "round" && !arguments.empty()) return false;
    value.text = number_text(made, is_rounded || is_whole(value.text));
    return true;
  }
  if (!is_one_of(name, {"plus", "minus", "times", "divided_by", "modulo"}) || arguments.empty()) return false;
  const std::optional<double> right = number_of(arguments[0]);
  if (!left || !right) return false;
  const bool whole = is_whole(value.text) && is_whole(arguments[0]);
  if (is_one_of(name, {"divided_by", "modulo"}) && *right == 0) return false;
  double made = *left;
  if (name == "plus") made += *right;
  if (name == "minus") made -= *right;
  if (name == "times") made *= *right;
  if (name == "divided_by") made = whole ? std::floor(made / *right) : made / *right;
  if (name == "modulo") made -= *right * std::floor(made / *right);
  value.text = number_text(made, whole);
  return true;
}

}  // namespace essaypack
