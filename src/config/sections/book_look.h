#pragma once

/// How a book looks: keys of `book:`.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"

#include <map>
#include <string>

namespace essaypack {

enum class CoverFormat { png, jpeg };
enum class BookTheme { classic, modern, plain };
enum class CoverDesign { hills, frame, tiles };
/// What becomes of code that describes a drawing.
enum class DiagramForm { drawing, source };

template <>
struct Choices<CoverFormat> {
  static constexpr NamedChoice<CoverFormat> kAll[] = {{"png", CoverFormat::png}, {"jpeg", CoverFormat::jpeg}};
};
template <>
struct Choices<BookTheme> {
  static constexpr NamedChoice<BookTheme> kAll[] = {
      {"classic", BookTheme::classic}, {"modern", BookTheme::modern}, {"plain", BookTheme::plain}};
};
template <>
struct Choices<DiagramForm> {
  static constexpr NamedChoice<DiagramForm> kAll[] = {{"drawing", DiagramForm::drawing},
                                                      {"source", DiagramForm::source}};
};
template <>
struct Choices<CoverDesign> {
  static constexpr NamedChoice<CoverDesign> kAll[] = {
      {"hills", CoverDesign::hills}, {"frame", CoverDesign::frame}, {"tiles", CoverDesign::tiles}};
};

/// How a book looks.
struct BookLook {
  BookTheme theme = BookTheme::classic;
  std::string stylesheet;  ///< CSS below the site folder, behind the theme's; empty: none.
  bool vertical = false;   ///< Lines run from top to bottom, pages from right to left.
  bool highlight = false;  ///< Code in bold and italics.
  bool mathml = true;      ///< Formulas as MathML where they can be.
  DiagramForm diagrams = DiagramForm::drawing;
  CoverDesign cover_design = CoverDesign::hills;
  CoverFormat cover_format = CoverFormat::png;
  bool convert_webp = true;
  long max_pixels = 0;                               ///< Width times height of a picture; 0: as it is.
  long max_bytes = 0;                                ///< Of a picture's file; 0: as it is.
  std::map<std::string, std::string> remote_images;  ///< Address -> file below the site folder.
  std::map<std::string, std::string> fonts;          ///< body, heading, quote, code -> file below the site folder.
};

/// Keys of `book:`; those of `cover:` are `cover`'s.
void read_look(KeyReader& keys, KeyReader& cover, BookLook& look);

}  // namespace essaypack
