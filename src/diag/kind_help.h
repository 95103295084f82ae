#pragma once

/// What docs/diagnostics.md says of each kind, for programs that show it beside a problem.

#include "diag/diagnostics.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The kind's section in Markdown, without its heading; empty if there is none.
std::string_view kind_help(Kind kind);

/// The same as plain text: no fences, no bold face.
std::string kind_help_text(Kind kind);

}  // namespace essaypack
