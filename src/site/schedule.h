#pragma once

/// Which posts are published now, and when the next one will be.

#include "config/config.h"
#include "model/site.h"

#include <optional>

namespace essaypack {

/// True if every reason to withhold the post is one that the user opened (`doors`).
bool is_published(const Withheld& withheld, const std::set<Door>& doors);

/// When the first of the posts and pages is due that nothing but their date withholds; nothing if there is none.
std::optional<Timestamp> next_due(const Catalogue& catalogue, const Config& config, const Timestamp& now);

}  // namespace essaypack
