#pragma once

/// Embedded fonts: only where `book.fonts` asks for them, cut down to the characters of the book by
/// HarfBuzz, never obfuscated.

#include "config/sections/book.h"
#include "export/exporter.h"

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The characters of a book's pages. May be used from several threads.
class BookCharacters {
 public:
  /// Takes in a page as it is written: tags add nothing but ASCII, which every font is to have.
  void add(std::string_view page);
  /// Sorted, with ASCII and general punctuation among them.
  std::vector<char32_t> all() const;

 private:
  mutable std::mutex guard_;
  std::vector<bool> seen_;
};

struct EmbeddedFont {
  std::vector<std::string> uses;  ///< body, heading, quote, code.
  std::string name;               ///< `fonts/body.otf`, below `EPUB/`.
  std::string media_type;
  std::string bytes;
  std::string family;  ///< As the font calls itself in English: "Noto Serif CJK SC".
};

/// The fonts of `look.fonts`, one for each file. What can't be used is reported and left out.
std::vector<EmbeddedFont> embed_fonts(const ExportContext& context, const BookLook& look, std::string_view language,
                                      const BookCharacters& characters, Diagnostics& diagnostics);

/// The rules of the style sheet that use them.
std::string font_rules(const std::vector<EmbeddedFont>& fonts);

/// Tells Apple Books that the book brings fonts; with none it must not be there.
extern const std::string_view kDisplayOptions;

/// Why a font can't be used.
enum class FontFault { none, unreadable, no_font, forbidden, too_large, damaged };
Message describe(FontFault fault, const std::string& file);

/// The font cut down, and its family; of a collection the one for `language`. No bytes where they are no font that may
/// be embedded; `fault` says why.
struct SubsetFont {
  std::string bytes, family;
  FontFault fault = FontFault::none;
};
SubsetFont subset_font(std::string_view bytes, std::string_view language, const std::vector<char32_t>& characters);

}  // namespace essaypack
