#pragma once

/// Graphs of Logseq: what their notes have beside Markdown.

#include "config/config.h"

namespace essaypack {

inline constexpr const char* kOutlines = "[outlines]";  ///< No configuration can have such a name.

/// True where notes have `((blocks))`, `{{macros}}`, `^^marks^^`, `#[[tags]]` and `TODO`.
inline bool reads_outlines(const Config& config) { return config.params.find(kOutlines) != config.params.end(); }

}  // namespace essaypack
