#pragma once

/// Template tags of site generators: what the pre-pass knows about the post, and what a tag becomes.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"
#include "model/site.h"

#include <string>
#include <string_view>

namespace essaypack {

class AssetFinder;

/// Where a body stands.
struct TagContext {
  const Config& config;
  const Site& site;
  const Post& post;
  const AssetFinder& assets;
  Diagnostics& diagnostics;
  int first_line = 1;  ///< Of the body, in the file.
};

}  // namespace essaypack
