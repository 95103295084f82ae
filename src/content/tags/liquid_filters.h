#pragma once

/// Values of Liquid's outputs, and what its filters and Jekyll's make of them (Liquid 4.0.4, Jekyll 4.3).

#include "content/lookup/body_context.h"

#include <map>
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

/// Names that tags gave a value.
class LiquidNames {
 public:
  /// Gives `name` a value; nothing: only the generator knows it. So it is of a value that is long, whatever a tag says:
  /// a text that is doubled line by line takes no memory. More than some hundred names are passed over.
  void give(const std::string& name, std::optional<LiquidText> value);
  /// The value that was given; null for a name without one.
  const std::optional<LiquidText>* find(const std::string& name) const;
  /// Notes that a file was included: it may have given any name a value.
  void include_file() { includes_ = true; }
  bool includes_file() const { return includes_; }
  /// Forgets what the file was given that includes another one: that has its own `include`.
  void enter_include();
  /// Bytes of all of it.
  std::size_t bytes() const { return bytes_; }

 private:
  std::map<std::string, std::optional<LiquidText>> values_;
  std::size_t bytes_ = 0;
  bool includes_ = false;
};

/// Applies a filter to `value`. False for one that is not known, or whose argument is missing or unknown.
bool apply_liquid_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value,
                         const BodyContext& context);

/// A date as C's `strftime` writes it, in English, with the flags `-`, `0` and `^`.
std::string format_strftime(const Timestamp& time, std::string_view format);

}  // namespace essaypack
