#pragma once

#include "config/config.h"
#include "model/site.h"

#include <vector>

namespace essaypack {

/// The map of everything in `site`. What is `withheld` is known by its addresses, its file and its slug, and gives no
/// index. The first owner of an address keeps it: posts, pages, withheld posts, lists, then old addresses.
LinkMap build_link_map(const Site& site, const std::vector<Post>& withheld, const Config& config);

}  // namespace essaypack
