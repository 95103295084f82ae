#pragma once

/// Splitting a file into head and body, and repairing the head.

#include "base/value/yaml.h"
#include "diag/diagnostics.h"
#include "input/markup.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

inline constexpr Text kDateHint = mark("write dates as 2024-09-13 or 2024-09-13 10:00 +08:00");

/// A file's head as a map, and where its body begins. Lines are those of the file.
struct FrontMatter {
  Value fields;                 ///< A map, or null where there is no front matter or an empty one.
  bool present = false;         ///< There is a head, be it empty.
  bool failed = false;          ///< An error was reported; the post must be left out.
  std::size_t body_offset = 0;  ///< In `text`, bytes.
  int body_line = 1;
  /// Other spellings of a key in `fields` that may keep the post back: what one of them withholds is withheld.
  std::vector<Value::Member> rivals{};
};

/// How heads are read that only one generator knows.
struct FrontMatterOptions {
  bool dots_close = false;   ///< `...` closes YAML (Jekyll).
  bool lower_keys = false;   ///< Keys are case-insensitive, and heads may stand behind white space and comments (Hugo).
  bool loose = false;        ///< No generator is known: keys in any letter case, and `Title: ...` lines without fences
                             ///< (Pelican, Nikola).
  bool exact_place = false;  ///< What does not begin the file is none (Jekyll).
  Markup markup = Markup::none;  ///< Of the text: its own kind of head counts, too.
};

/// Reads the head of `text` (cleaned, LF). `file` is named in reports; those about a head that can't be read whole
/// quote nothing of it.
FrontMatter read_front_matter(std::string_view text, const std::string& file, const FrontMatterOptions& options,
                              Diagnostics& diagnostics);

}  // namespace essaypack
