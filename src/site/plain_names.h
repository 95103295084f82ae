#pragma once

/// Titles, names and descriptions as readers see them.

#include "model/site.h"

namespace essaypack {

/// Decodes the plain-text fields of a site, once for all outputs: titles, descriptions, names of people, categories,
/// tags and series, keywords (`plain_field`). After addresses, ids and lists are made: generators make those of what
/// the head says literally. The fields of heads by name (`Post::fields`) stay as written.
void make_plain(Site& site);

}  // namespace essaypack
