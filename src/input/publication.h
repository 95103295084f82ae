#pragma once

/// Who may read a post: what its head says, in the words of all tools that blogs come from.

#include "config/config.h"
#include "input/field_reader.h"
#include "model/post.h"

#include <set>
#include <vector>

namespace essaypack {

/// Fills `post.withheld`, `in_feeds` and `in_sitemap`; the dates, tags and kind of `post` are known already. A word
/// that is not understood keeps the post back.
void read_publication(const FieldReader& fields, const Config& config, const Timestamp& now, Post& post,
                      Diagnostics& diagnostics);

/// Lines above the text of a note in a plain folder: tags (`#draft #essay`, as Bear has them) and properties (`public::
/// false`, of Logseq and Dataview). `head` is for reports.
void read_top_lines(std::string_view body, const FieldReader& head, const Config& config, Post& post);

/// Each reason of `more` becomes one of `withheld`.
void add_reasons(Withheld& withheld, const Withheld& more);

/// True if every reason to withhold the post is one that the user opened (`doors`).
bool is_published(const Withheld& withheld, const std::set<Door>& doors);
}  // namespace essaypack
