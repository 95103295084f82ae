#pragma once

/// Addresses of posts, categories and tags as the site's generator makes them.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// What hexo-util's slugize makes.
std::string slugize(std::string_view text, LetterCase letter_case);

/// The slug of one category or tag name, after the map of the configuration.
std::string term_slug(std::string_view name, const std::map<std::string, std::string>& renames, LetterCase letter_case);

/// The post's URL path below the root, decoded, without leading `/`; nothing if a placeholder has no value (reported).
/// `post.slug` is set.
std::optional<std::string> make_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// The placeholder of the site's pattern for which none of its published posts, two or more, has a value; empty: there
/// is none.
std::string placeholder_without_values(const std::vector<Post>& posts, const Config& config);

/// The same of a pattern with Hexo's placeholders; that of essaypack.yaml, where the kind has addresses of its own.
std::optional<std::string> fill_permalink(std::string_view pattern, const Post& post, const Config& config,
                                          Diagnostics& diagnostics);

/// The absolute URL of a path below the root, with `pretty_urls` applied and encoded once; empty without a site URL.
std::string make_permalink(std::string_view path, const Config& config);

/// The absolute URL of a post or page whose `path` is set. In an address that its author wrote (`permalink:`) escapes,
/// query and fragment keep their meaning; a whole URL stays one. No address climbs with `..`. Escapes are in their
/// normal form, whatever is written: `%E4` of WordPress's `%e4`.
std::string make_post_permalink(const Post& post, const Config& config);

/// The same with escapes as they are written: by which readers know the post, where its address is its id.
std::string written_permalink(const Post& post, const Config& config);

/// The path below the root of an address that an author wrote, decoded, without query and fragment.
std::string written_path(std::string_view written, const Config& config);

/// True for an address that asks to climb with `..`, plain or encoded.
bool climbs(std::string_view written);

/// CRC of a title as hexo-abbrlink computes it, and the text that stands in the address.
std::uint32_t abbrlink_value(std::string_view title, const Config& config);
std::string abbrlink_text(std::uint32_t value, const Config& config);

/// True if the pattern asks for that placeholder.
bool uses_placeholder(std::string_view pattern, std::string_view name);

}  // namespace essaypack
