#pragma once

/// Which posts of the site a book or a feed of the author's choice takes.

#include "config/sections/book_select.h"
#include "diag/diagnostics.h"
#include "model/site.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// The posts that `select` takes, as indices in `Site::posts`, ascending.
std::vector<std::size_t> select_posts(const Site& site, const BookSelect& select);

/// Who selects, for messages: "book 'travel'".
struct Selector {
  Message name;
  Kind kind;  ///< Of a name that there is not.
};
/// Reports names that nothing has.
void check_selection(const Site& site, const BookSelect& select, const Selector& owner, Diagnostics& diagnostics);
/// The same of files that are no published post.
void check_selected_files(const Site& site, const BookSelect& select, const Selector& owner, Diagnostics& diagnostics);

/// The path of a post's file below the posts folder, in NFC.
std::string path_below_posts(const Post& post);

/// The name of a category path: its names with `/` between them, as the configuration writes it.
std::string join_names(const std::vector<std::string>& path);

}  // namespace essaypack
