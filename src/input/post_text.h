#pragma once

/// The text of a post, as both stages read it.

#include "base/text.h"
#include "config/config.h"
#include "diag/diagnostics.h"

#include <optional>
#include <string>
#include <vector>

namespace essaypack {

struct PostText {
  std::string text;                      ///< UTF-8 without a byte order mark, lines end in `\n`.
  TextRepairs repairs;                   ///< What the file had in their place.
  std::vector<std::string> unread = {};  ///< What an export has in it that can't be read.
};

/// Reads a file of the site, or a text of its export; nothing, after a report, for one that can't be read or is larger
/// than 16 MiB.
std::optional<PostText> read_post_text(const Config& config, const std::string& source, Diagnostics& diagnostics);

}  // namespace essaypack
