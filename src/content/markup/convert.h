#pragma once

/// HTML of texts in Org and reStructuredText, by the program `pandoc` (2.15 or later, for its `--sandbox`: it reads no
/// other file and opens no connection).

#include "base/process.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "input/markup.h"
#include "model/post.h"

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The body of `post` as HTML. `text` is its whole file. Nothing after a report.
std::optional<std::string> convert_markup(std::string_view text, const Post& post, const Config& config,
                                          const RunProgram& run, Diagnostics& diagnostics);

/// What pandoc writes, as a text in HTML is read here: languages of code blocks where others have them, marks before
/// paths of files (`{filename}`) and shortcodes as they were written.
std::string tidy_converted(std::string_view html, TagLanguage tags);

}  // namespace essaypack
