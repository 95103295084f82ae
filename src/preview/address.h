#pragma once

/// The addresses of the preview: what a request asks for, whether it may ask, and what type the answer has.

#include "config/sections/book_look.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

/// True for the `Host` of a page of ours: `localhost` or `127.0.0.1`, with `port` or without one. Another site whose
/// name leads to this machine (DNS rebinding) has another one.
bool is_own_host(std::string_view host, int port);

/// How a book is dressed: the theme, and which way the lines run.
struct BookDress {
  BookTheme theme = BookTheme::classic;
  bool vertical = false;

  friend bool operator==(const BookDress&, const BookDress&) = default;
};

/// What the reader adds to a book's own style, as devices do.
struct ReaderSettings {
  bool dark = false;
  bool pages = true;  ///< False: one long page to scroll.
};

/// What an address means.
struct Target {
  enum class Kind {
    none,     ///< Nothing of ours: 404.
    page,     ///< `/`, `/preview.css`: a page of the preview, by the name of its file.
    version,  ///< `/version.json`.
    state,    ///< `/state.json`.
    part,     ///< `/book/modern-vertical-dark-pages/0/EPUB/nav.xhtml`: a file in a book.
    output    ///< `/output/atom.xml`.
  } kind = Kind::none;
  BookDress dress;          ///< Of a part.
  ReaderSettings settings;  ///< Of a part.
  std::size_t book = 0;     ///< Of a part.
  std::string name;
};

/// Reads a path whose percent signs are decoded. One with an empty, `.` or `..` segment, a backslash or a control
/// character is none of ours.
Target find_target(std::string_view path);

/// The media type of a file by its name, with the charset of texts.
std::string_view content_type(std::string_view name);

}  // namespace essaypack
