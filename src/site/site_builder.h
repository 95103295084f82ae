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
/// Without `Details::all` the map of links stays empty: it is as large as all posts, and only content asks for it.
Site build_site(Catalogue catalogue, const Config& config, Diagnostics& diagnostics, IdLedger* ids = nullptr,
                Details details = Details::all);

}  // namespace essaypack
