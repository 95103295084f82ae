#pragma once

/// The text of a post's file, as both stages read it.

#include "base/text.h"
#include "diag/diagnostics.h"

#include <filesystem>
#include <optional>
#include <string>

namespace essaypack {

struct PostText {
  std::string text;     ///< UTF-8 without a byte order mark, lines end in `\n`.
  TextRepairs repairs;  ///< What the file had in their place.
};

/// Reads a file of the site; nothing, after a report, for one that can't be read or is larger than 16 MiB.
std::optional<PostText> read_post_text(const std::filesystem::path& site_folder, const std::string& source,
                                       Diagnostics& diagnostics);

}  // namespace essaypack
