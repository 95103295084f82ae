#pragma once

/// Lists, feeds and sitemaps that a head takes its page out of.

#include "config/config.h"
#include "input/field_reader.h"

namespace essaypack {

/// Hugo's ways to keep a page out of lists. Its versions know `_build`, `build` or both.
bool is_out_of_lists(const FieldReader& fields, const Config& config);

/// `feed: false`, `hiddenFromRss: true` and its like.
bool is_out_of_feeds(const FieldReader& fields);

/// `sitemap: false`, `noindex: true` and its like.
bool is_out_of_sitemap(const FieldReader& fields);

}  // namespace essaypack
