#pragma once

/// What exporters work with in one run: the renderer, and the few doors to the disk that they have.

#include "app/run/inputs.h"
#include "app/world/progress.h"
#include "app/world/world.h"
#include "content/renderer.h"
#include "export/exporter.h"

namespace essaypack {

/// Holds together what an `ExportContext` refers to. Neither copied nor moved.
class Workbench {
 public:
  /// All of these must outlive the bench. Images and other files that are read are noted in `inputs`, rendered posts
  /// counted in `progress`.
  Workbench(const Config& config, const Site& site, const Templates& templates, Inputs& inputs, Progress& progress,
            Diagnostics& diagnostics);
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  /// For exporters. `made`: what counts as the time of making, if anything does.
  ExportContext context(const Timestamp& now, const std::optional<Timestamp>& made, unsigned jobs) const;

  /// Renders posts, from any thread; null after an error.
  const FragmentSource& render() const { return render_; }

 private:
  const Config& config_;
  const Site& site_;
  const Templates& templates_;
  Inputs& inputs_;
  mutable ProgramGuard converters_;
  Renderer renderer_;
  FragmentSource render_;
  std::function<Fragment(std::string_view, std::string_view)> text_fragment_;
  std::function<std::optional<std::string>(const std::string&)> read_asset_;
  mutable ProgramGuard programs_;
};

/// What counts as the time of making.
/// `SOURCE_DATE_EPOCH`, else the newest date of a post.
std::optional<Timestamp> time_of_making(const World& world, const Site& site, const Zone& zone);

}  // namespace essaypack
