#pragma once

/// Eleventy's parts (Eleventy 3).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The configuration, and global data that tell the site's title and address.
void read_eleventy_config(ConfigFile& file, Config& config);

/// The URL path of a post or page, decoded, without leading `/`.
std::optional<std::string> make_eleventy_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// The address that a `permalink` gives, its outputs filled; nothing where it asks for what only Eleventy knows.
std::optional<std::string> fill_eleventy_link(std::string_view permalink, const Post& post);

/// The filter `slugify` (@sindresorhus/slugify 2, as Eleventy sets it).
std::string eleventy_slug(std::string_view text);

/// `page.fileSlug` and `page.filePathStem` (without its slash) of a path below the input folder, without extension.
std::string eleventy_file_slug(std::string_view stem_path);
std::string eleventy_path_stem(std::string_view stem_path);

}  // namespace essaypack
