#pragma once

/// The category tree and the tags of published posts.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/site.h"

namespace essaypack {

/// Fills `site.categories`, `site.roots` and `site.tags` from `site.posts`, whose order is final. Names with one
/// address are reported, and so are categories that look as if siblings were meant.
void build_taxonomy(Site& site, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
