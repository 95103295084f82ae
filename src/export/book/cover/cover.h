#pragma once

/// The cover made from one of the templates `book/cover-*.svg`.

#include "export/book/plan/book.h"

#include <optional>
#include <string>

namespace essaypack {

/// A PNG or JPEG of 1600 × 2560 pixels, as `cover.format` says. Nothing where no font has all characters (reported) or
/// the template is no SVG (reported).
std::optional<std::string> make_cover(const Book& book, const Templates& templates, const std::string& font_file,
                                      Diagnostics& diagnostics);

/// What this machine's fonts can do for a text.
struct CoverFont {
  std::string family;               ///< The first that has every character; empty: several must share the work.
  std::optional<char32_t> missing;  ///< The first character that no font has.
};
/// Asks fontconfig for serif fonts that suit `language`. A family that is `preferred` goes first.
CoverFont find_cover_font(std::string_view text, std::string_view language, std::string_view preferred = {});

/// The Debian package with fonts for a character.
std::string_view font_package_of(char32_t c);

/// The years of a book's posts: "2024", "2019–2025"; empty without dates.
std::string years_of(const Book& book);

}  // namespace essaypack
