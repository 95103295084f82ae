#pragma once

/// Finding what an address in a post means.

#include "config/config.h"
#include "model/site.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The key of a decoded URL path below the root: no leading or final `/`, no `index.html`, no `.html`, NFC.
std::string link_key(std::string_view decoded_path);

/// What `reference`, written in the post or page at `source` whose URL path is `path`, leads to: permalink on any host
/// form, rooted, relative to the page or to the file, `.md` files, old addresses. A reference to another site gives
/// `none` with `is_own_site` false.
struct ResolvedLink {
  LinkTarget target;
  bool is_own_site = false;  ///< Relative, rooted, or on the site's host.
  bool is_local = false;     ///< `#fragment` alone.
  std::string url;           ///< Absolute and encoded if it can be made so, else the reference.
  std::string fragment;      ///< Decoded.
};
/// A reference without Pelican's mark before the path of a file: `{filename}a.md`, `|static|/b.png`, `{attach}c.pdf`.
std::string_view without_file_mark(std::string_view reference);
ResolvedLink resolve_link(std::string_view reference, std::string_view source, std::string_view path, const Site& site,
                          const Config& config);

}  // namespace essaypack
