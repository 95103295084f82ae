#pragma once

/// What the page asks for after a build.

#include "preview/shelf.h"

#include <cstdint>
#include <string>

namespace essaypack {

/// One JSON object: `version` of the build, `edition` the version of the one whose books are shown, `good` whether it
/// is that of the last build, `title`, `site_folder`, `books` (each name, theme, vertical), `files` (each name,
/// exporter, size in bytes) and `problems` (each severity, kind, file, line, column, message, hint), of which
/// `problems_left_out` are too many.
std::string format_state(const BuildNews& news, const Edition* edition, std::uint64_t version,
                         std::uint64_t edition_version);

}  // namespace essaypack
