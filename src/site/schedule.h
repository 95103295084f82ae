#pragma once

/// When the next post will be published.

#include "config/config.h"
#include "model/site.h"

#include <optional>

namespace essaypack {

/// When the first of the posts and pages is due that nothing but their date withholds; nothing if there is none.
std::optional<Timestamp> next_due(const Catalogue& catalogue, const Config& config, const Timestamp& now);

}  // namespace essaypack
