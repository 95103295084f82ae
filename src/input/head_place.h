#pragma once

/// Where a head may begin that is not the first line of its file.

#include <cstddef>
#include <string_view>

namespace essaypack {

/// A place in a file.
struct HeadPlace {
  std::size_t begin = 0;           ///< In the file, bytes.
  int line = 1;                    ///< Its number.
  bool is_indented = false;        ///< White space stands before it in its line.
  bool is_in_comment = false;      ///< An HTML comment opens in a line above it and closes behind it, if it does.
  bool is_behind_comment = false;  ///< Whole HTML comments stand before it.

  bool is_displaced() const { return is_indented || is_in_comment || is_behind_comment; }
};

/// The first text behind white space, byte order marks and HTML comments (Hugo 0.111, `lexIntroSection`); what begins
/// in a line below the
/// `<!--` of a comment that is still open counts if `opens` says that a head begins there. The end of `text` if there
/// is nothing. Lines for which `directs` is true, if it is not null, stand before a head as white space does.
HeadPlace find_head_place(std::string_view text, bool (*opens)(std::string_view line),
                          bool (*directs)(std::string_view line));

}  // namespace essaypack
