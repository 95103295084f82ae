#pragma once

/// `:tada:`, names of emoji between colons.

#include <string>
#include <string_view>

namespace essaypack {

/// The emoji of a name such as `tada`, as GitHub has them; empty for others.
std::string_view find_emoji(std::string_view name);

/// The size of `:name:` at `at` where the name is an emoji's, else 0.
std::size_t size_of_emoji(std::string_view text, std::size_t at);

/// `text` with the emoji that it names; empty where it names none.
std::string with_emoji(std::string_view text);

}  // namespace essaypack
