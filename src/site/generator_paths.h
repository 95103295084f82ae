#pragma once

/// Addresses as Jekyll and Hugo make them (input.md sections 12 and 13).

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <optional>
#include <string>

namespace essaypack {

/// The URL path of a Jekyll post or page, decoded, without leading `/`.
std::optional<std::string> make_jekyll_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// The URL path of a Hugo page, decoded, without leading `/`.
std::optional<std::string> make_hugo_path(const Post& post, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
