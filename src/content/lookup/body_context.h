#pragma once

#include "config/config.h"
#include "content/lookup/places.h"
#include "diag/diagnostics.h"
#include "model/post.h"
#include "model/site.h"

namespace essaypack {

class AssetFinder;

/// Where a body stands.
struct BodyContext {
  const Config& config;
  const Site& site;
  const Post& post;
  const AssetFinder& assets;
  Diagnostics& diagnostics;
  const SourcePlaces& places;  ///< Of the body.
};

}  // namespace essaypack
