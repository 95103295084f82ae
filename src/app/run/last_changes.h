#pragma once

/// `feed.updated: git | mtime`: the last change of a post whose head names none.

#include "config/config.h"
#include "model/site.h"

namespace essaypack {

/// Sets `updated` of dated posts that have none, to the time of the last commit or of the file; a time before the
/// post's date is passed over. Does nothing unless the configuration asks. Throws `Failure` (exit 2) where git knows
/// nothing of the folder.
void add_last_changes(Catalogue& catalogue, const Config& config);

}  // namespace essaypack
