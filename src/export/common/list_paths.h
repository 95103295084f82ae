#pragma once

/// Where the feeds of categories and tags stand: in the folders of their pages, made different where the generator
/// gives one to several names.

#include "config/config.h"
#include "model/site.h"

#include <string>
#include <vector>

namespace essaypack {

/// For each of `Site::categories` its folder below the output folder, NFC: `categories/reading/novels`. No two are
/// equal after case folding.
std::vector<std::string> category_folders(const Site& site, const Config& config);

/// The same for `Site::tags`: `tags/C`, `tags/C-3c3be8a5`.
std::vector<std::string> tag_folders(const Site& site, const Config& config);

/// The posts of one author, who may have written some together with others.
struct AuthorList {
  Person author;                   ///< As the first post has it that names an address, else the newest.
  std::vector<std::size_t> posts;  ///< In `Site::posts`, ascending.
};
/// The authors of published posts by name, as the site's language sorts; the site's own one has those that name nobody.
std::vector<AuthorList> authors_of(const Site& site);
/// The same for these: `authors/lin-xia`.
std::vector<std::string> author_folders(const std::vector<AuthorList>& authors, const Config& config);

}  // namespace essaypack
