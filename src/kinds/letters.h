#pragma once

#include <string>
#include <string_view>

namespace essaypack {

/// Letters by their sound, in ASCII as far as ICU knows them; every Chinese character is a word, with a space behind
/// it. Generators have tables of their own (deunicode, unidecode), which agree with these for Latin and Cyrillic
/// letters and for most of the Chinese ones.
std::string letters_by_sound(std::string_view text);

/// github-slugger's `slug`, as Astro names entries and headings: lower case, letters, digits, `-` and `_`; a space is
/// a dash.
std::string github_slug(std::string_view text);

}  // namespace essaypack
