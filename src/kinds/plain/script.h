#pragma once

/// What a file of settings in JavaScript or TypeScript says literally. Nothing is run: what a script computes is not
/// known.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The end of the string at `at` of `text`, behind its closing quote.
std::size_t end_of_string(std::string_view text, std::size_t at);
/// The script without its comments.
std::string without_script_comments(std::string_view text);
/// The strings of the list (`[`) or the arguments (`(`) that follow each `name`.
std::vector<std::string> strings_behind(std::string_view text, std::string_view name, char open = '[');
/// The literal value of the member `name` (`name: true`, `"name": 'src'`), without its quotes; empty: there is none.
std::string_view member_value(std::string_view text, std::string_view name);

}  // namespace essaypack
