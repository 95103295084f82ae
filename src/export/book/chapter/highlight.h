#pragma once

/// Code in bold and italics, by the program `source-highlight` (no colours: they vanish at night).

#include "export/book/chapter/math.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The code as markup, keywords and types in `b`, comments in `i`; empty where the program does not know the language,
/// fails, or gives back another text. `missing` is set if there is no such program.
std::string highlight_code(const RunProgram& run, std::string_view language, std::string_view code, bool& missing);

/// The same from the program's XHTML.
std::string read_highlighted(std::string_view xhtml, std::string_view code);

}  // namespace essaypack
