#pragma once

/// From the catalogue to the site: inclusion, addresses, taxonomy, ids, order, links.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/site.h"
#include "site/known_ids.h"

namespace essaypack {

/// Builds the site of all posts that may be published. Withheld posts leave only their addresses in the link map.
/// Permalink clashes, missing placeholder values and duplicate ids are reported; a post with such an error is left out
/// (of two that clash the one with the smaller source stays). With `ids` posts whose id changed are such an error, too.
Site build_site(Catalogue&& catalogue, const Config& config, Diagnostics& diagnostics, IdLedger* ids = nullptr);

}  // namespace essaypack
