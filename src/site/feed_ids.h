#pragma once

/// The ids of feed entries: stable whatever happens to address, title and categories.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <vector>

namespace essaypack {

/// Sets `id` of all `posts`, which are in order of source, withheld ones among them: a draft that is published later
/// must not change the id of a post that readers know.
void assign_ids(std::vector<Post>& posts, const Config& config);

/// The id in RSS, where any text may be one: that of the platform from which the post was exported, else `id`.
std::string rss_id(const Post& post, const Config& config);
/// The id in JSON Feed: that of the feed from which the post was read, else `id`.
std::string json_id(const Post& post, const Config& config);
/// What the platform itself calls the post, in one line; may be empty.
std::string id_of_platform(const Post& post);

/// Removes published posts whose id another one has too, with a report: the older one stays.
void drop_duplicate_ids(std::vector<Post>& posts, Diagnostics& diagnostics);

}  // namespace essaypack
