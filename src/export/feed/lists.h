#pragma once

/// Which feeds of categories, tags and authors there are.

#include "export/feed/feed_entries.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// A feed that is to be made, unless none of its posts can be rendered.
struct ListFeed {
  std::string kind;                ///< `category`, `tag`, `author`.
  std::size_t index = kNone;       ///< In `Site::categories` or `Site::tags`.
  std::vector<std::string> names;  ///< From the top.
  std::string permalink;           ///< Of the list's page; may be empty.
  std::string name;                ///< Of the file, below the output folder.
  std::vector<std::size_t> posts;  ///< In the order of feeds; the first that can be rendered are shown.
  Person author = {};              ///< Of whom it is, if it is an author's.
};

/// Categories depth first, then tags, then authors; lists with too few posts left out.
std::vector<ListFeed> plan_list_feeds(const ExportContext& context);

/// The feed without its entries.
Feed make_list_feed_head(const ExportContext& context, const ListFeed& plan);

}  // namespace essaypack
