#pragma once

/// The names of fields by which a head is told from text.

#include <string_view>

namespace essaypack {

/// True for the names of front matter fields that generators, themes and plugins share (`title`, `date`, `tags`, ...).
bool is_known_key(std::string_view key);

/// True if `line` begins with a known key and a colon (ASCII or full-width).
bool begins_with_known_key(std::string_view line);

/// The text before the first colon, ASCII or full-width, spaces cut; empty if there is no colon.
std::string_view key_of_line(std::string_view line);

}  // namespace essaypack
