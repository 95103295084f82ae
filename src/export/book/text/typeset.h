#pragma once

/// Titles as a typesetter writes them.

#include <string>
#include <string_view>

namespace essaypack {

/// Quotes, dashes and dots as the text of posts has them; what stands between backticks stays. `quotes`: the four
/// characters for “ ” ‘ ’.
std::string typeset(std::string_view text, std::string_view quotes);

/// The same for the title of a book in that language, where its quotes are “ ” and ‘ ’.
std::string typeset_title(std::string_view text, std::string_view language);

}  // namespace essaypack
