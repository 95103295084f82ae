#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The start tag of a shortcode: `[gallery ids="1,2"]`.
struct ShortcodeTag {
  std::size_t end = 0;
  std::string name;
  std::map<std::string, std::string> values;  ///< Those without a name by their numbers, `0`.
  bool has_names = false, closes_itself = false;

  std::string value(std::string_view key) const {
    const auto found = values.find(std::string(key));
    return found == values.end() ? std::string() : found->second;
  }
};

/// The name at a place; empty if none begins there.
std::string_view shortcode_name(std::string_view text, std::size_t at);

/// The tag at a `[`, a few thousand characters long at most; nothing if none is there.
std::optional<ShortcodeTag> read_shortcode(std::string_view text, std::size_t at);

}  // namespace essaypack
