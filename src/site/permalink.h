#pragma once

/// Addresses of posts, categories and tags as the site's generator makes them (input.md sections 5 and 6).

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <string>
#include <string_view>

namespace essaypack {

/// hexo-util's slugize with the table of input.md section 5. `letter_case`: 0 as it is, 1 lower, 2 upper.
std::string slugize(std::string_view text, int letter_case);

/// The slug of one category or tag name, after the map of the configuration.
std::string term_slug(std::string_view name, const std::map<std::string, std::string>& renames, int letter_case);

/// The post's URL path below the root, decoded, without leading `/`; nothing if a placeholder has no value (reported).
/// `post.slug` is set.
std::optional<std::string> make_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// The absolute URL of a path below the root, with `pretty_urls` applied and encoded once; empty without a site URL.
std::string make_permalink(std::string_view path, const Config& config);

}  // namespace essaypack
