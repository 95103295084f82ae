#pragma once

/// Filters of Jekyll and Liquid that make one text of another, character by character.

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Jekyll's `slugify`; `mode`: none, raw, default, pretty, ascii, latin.
std::string slugified(std::string_view text, std::string_view mode);
/// Liquid's `slice: offset, length`. False where the numbers are none.
bool cut_slice(std::string& text, const std::vector<std::string>& arguments);

}  // namespace essaypack
