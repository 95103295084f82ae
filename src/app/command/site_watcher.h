#pragma once

/// What changes in a site's folder while `watch` and `preview` look on, by inotify.

#include "app/cli/options.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace essaypack {

/// Which folders are watched: all below the site but those of outputs, of version control and of packages; and the
/// templates, wherever they are.
struct WatchScope {
  std::filesystem::path site;
  std::vector<std::filesystem::path> roots;
  std::set<std::filesystem::path> left_out;
};

/// The kernel's events about the folders of a site. Throws `Failure` where these can't be watched.
class SiteWatcher {
 public:
  /// Watches from here on. The configuration must be readable.
  explicit SiteWatcher(const Options& options);
  ~SiteWatcher();
  SiteWatcher(const SiteWatcher&) = delete;
  SiteWatcher& operator=(const SiteWatcher&) = delete;

  /// Readable when there are events.
  int descriptor() const { return descriptor_; }
  std::size_t folders() const { return watched_.size(); }

  /// Reads the events that are there; true if one of them is worth a run. Then what follows it is read, too, until it
  /// has been quiet for a moment: editors save in several steps, and people several files. `wait(milliseconds)` waits
  /// for the descriptor, false: nothing came.
  bool take_change(const std::function<bool(int milliseconds)>& wait);

  /// Before the run that a change asks for: watches folders that have come, as the configuration now says. Throws
  /// `Failure` (exit 3) where the site is gone.
  void follow_change();

 private:
  bool drain();
  void follow();
  bool is_left_out(int watch, std::string_view name) const;
  void add(const std::filesystem::path& folder, std::map<int, std::filesystem::path>& now);

  const Options& options_;
  WatchScope scope_;
  int descriptor_ = -1;
  std::map<int, std::filesystem::path> watched_;
  bool has_new_folders_ = false;  ///< Folders came or went.
};

}  // namespace essaypack
