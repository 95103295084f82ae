#pragma once

#include "config/config.h"
#include "content/lookup/places.h"
#include "diag/diagnostics.h"
#include "model/post.h"
#include "model/site.h"

namespace essaypack {

class AssetFinder;
class ShortcodeFiles;

/// Where a body stands.
struct BodyContext {
  const Config& config;
  const Site& site;
  const Post& post;
  const AssetFinder& assets;
  Diagnostics& diagnostics;
  const SourcePlaces& places;                  ///< Of the body.
  const ShortcodeFiles* shortcodes = nullptr;  ///< Templates of the site; null: it has none.
};

}  // namespace essaypack
