#pragma once

/// Jekyll's parts (Jekyll 4.3).

#include "config/config.h"
#include "config/key_reader.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <optional>
#include <string>

namespace essaypack {

void read_jekyll(ConfigFile& file, Config& config);
/// `_data/authors.yml` (`.yaml`, `.json`): the people whom heads and the site call by their keys there. `prefix` goes before
/// names of files in messages.
void read_jekyll_people(const std::string& prefix, Config& config, Diagnostics& diagnostics);
/// The URL path of a post or page, decoded, without leading `/`.
std::optional<std::string> make_jekyll_path(const Post& post, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
