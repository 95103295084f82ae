#pragma once

/// Blocks of HTML in Markdown: lines that CommonMark does not read (0.30, section 4.6).

#include <cstddef>
#include <string_view>

namespace essaypack {

/// True for a line that begins with the tag of an element that is no phrase.
bool begins_html_block(std::string_view line);

/// So many comments without an end are asked about in one body; any other is taken for one that hides.
inline constexpr int kMostOpenComments = 200;

/// True where `at` begins a block of HTML or stands in one: a comment there that nothing closes hides what follows in
/// every browser. In a paragraph its mark is text, for all generators.
bool is_in_html_block(std::string_view body, std::size_t at);

}  // namespace essaypack
