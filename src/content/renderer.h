#pragma once

/// Stage two: one post's body to a neutral fragment.

#include "base/process.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/fragment.h"
#include "model/site.h"

#include <memory>
#include <mutex>
#include <string_view>

namespace essaypack {

class AssetFinder;
class ShortcodeFiles;

/// Renders bodies. `render` may run on several threads.
class Renderer {
 public:
  /// All three must outlive the renderer. `convert` runs what makes HTML of other markup.
  Renderer(const Config& config, const Site& site, Diagnostics& diagnostics, RunProgram convert = {});
  ~Renderer();

  /// The content of a post of the site, read from its file. Null after an error (reported). A file that changed since
  /// the catalogue was read is reported too.
  std::shared_ptr<const Fragment> render(std::size_t post) const;

  /// The same with the body at hand.
  std::shared_ptr<const Fragment> render_body(std::string_view body, const Post& post) const;

  /// The same for a text that is no post's (a description, a foreword): Markdown of `post`'s language and place.
  Fragment render_text(std::string_view markdown, const Post& post, int first_line) const;

 private:
  std::shared_ptr<const Fragment> render_at(std::string_view body, const Post& post, int first_line) const;

  const Config& config_;
  const Site& site_;
  Diagnostics& diagnostics_;
  const RunProgram convert_;
  /// Made when the first body asks: it knows every post, and many runs render none.
  const AssetFinder& assets() const;
  mutable std::once_flag assets_made_;
  mutable std::unique_ptr<AssetFinder> assets_;
  std::unique_ptr<const ShortcodeFiles> shortcodes_;
};

}  // namespace essaypack
