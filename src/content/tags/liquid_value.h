#pragma once

/// Values of Liquid's outputs, and the names that tags give them.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
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

}  // namespace essaypack
