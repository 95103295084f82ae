#pragma once

/// Every post with what becomes of it, for `list posts --all`.

#include "app/run/listing.h"
#include "config/config.h"
#include "model/site.h"

#include <optional>
#include <string>
#include <vector>

namespace essaypack {

/// A post that is kept back. Of its words nothing is known here but its place.
struct KeptBack {
  std::string source;
  std::optional<Timestamp> date;
  std::string reason;  ///< `password`, `draft` ... as `LeftOut` has them.
};

/// Of the catalogue, before it becomes a site.
std::vector<KeptBack> kept_back_posts(const Catalogue& catalogue, const Config& config);

/// Adds the state of each row of `list posts`, `published`, and a row for each post that is kept back, all in the order
/// of dates. The objects get a `state`, where there are some.
void add_states(Listing& listing, const Site& site, const std::vector<KeptBack>& kept_back);

}  // namespace essaypack
