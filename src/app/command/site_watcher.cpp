#include "app/command/site_watcher.h"

#include "app/run/destination.h"
#include "app/run/pipeline.h"
#include "app/run/places.h"
#include "base/file.h"
#include "base/path.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "kinds/kinds.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// A run begins when it has been quiet for so long, ...
constexpr int kQuiet = 60;  // milliseconds
/// ... or after so many events in a row.
constexpr int kMostRounds = 60;
constexpr std::size_t kMostFolders = 20'000;
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF;

/// What editors and essaypack itself leave beside a file for a moment.
bool is_passing(std::string_view name) {
  return name.empty() || name[0] == '.' || name.back() == '~' || name == "4913" ||
         (name.size() > 2 && name[0] == '#' && name.back() == '#');
}

fs::path resolved(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal() : whole;
}

WatchScope find_scope(const Options& options) {
  Diagnostics unheard;
  const std::string named = site_argument(options);
  const Config config =
      load_config(named.empty() ? "." : named, all_site_kinds(), options.overrides, unheard, all_format_sections());
  WatchScope scope{config.site_folder, {config.site_folder}, {}};
  const Destination destination = find_destination(options, config, config.site_folder.string());
  if (destination.kind == Destination::Kind::folder) scope.left_out.insert(resolved(destination.path));
  for (const std::string& folder : {config.public_folder, config.output, config.state})
    if (!folder.empty()) scope.left_out.insert(resolved(config.site_folder / folder));
  scope.left_out.erase(config.site_folder);
  const fs::path templates = resolved(options.overrides.templates.value_or(config.templates));
  if (is_folder(templates) && !is_inside(templates, config.site_folder)) scope.roots.push_back(templates);
  return scope;
}

[[noreturn]] void fail(int reason) {
  const bool is_limit = reason == ENOSPC || reason == EMFILE;
  throw Failure(ExitCode::environment, tr("can't watch the site: {}", words_of_system(reason)),
                is_limit ? tr("raise fs.inotify.max_user_watches (sysctl), or watch fewer folders") : Message());
}

}  // namespace

SiteWatcher::SiteWatcher(const Options& options)
    : options_(options), scope_(find_scope(options)), descriptor_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (descriptor_ < 0) fail(errno);
  follow();
}

SiteWatcher::~SiteWatcher() { close(descriptor_); }

bool SiteWatcher::take_change(const std::function<bool(int milliseconds)>& wait) {
  if (!drain()) return false;
  for (int round = 0; round < kMostRounds && wait(kQuiet); ++round) drain();
  return true;
}

void SiteWatcher::follow_change() {
  if (!is_folder(scope_.site)) throw Failure(ExitCode::environment, tr("'{}' is gone", scope_.site.string()));
  try {
    scope_ = find_scope(options_);  // the configuration may have moved the outputs
  } catch (const Failure&) {        // which the run reports
  }
  if (has_new_folders_) follow();
  has_new_folders_ = false;
}

/// Watches what is in the scope now and nothing else.
void SiteWatcher::follow() {
  std::map<int, fs::path> now;
  for (const fs::path& root : scope_.roots) {
    const auto enters = [&](std::string_view below) {
      const std::string_view name = file_part(below);
      return name[0] != '.' && name != "node_modules" && scope_.left_out.count(root / below) == 0;
    };
    const FileTree tree = walk_files(root, root, enters);
    for (const std::string& below : tree.folders) add(below.empty() ? root : root / below, now);
  }
  for (const auto& [watch, folder] : watched_)
    if (now.count(watch) == 0) inotify_rm_watch(descriptor_, watch);
  watched_ = std::move(now);
}

bool SiteWatcher::drain() {
  bool is_worth = false;
  alignas(inotify_event) char buffer[64 * 1024];
  for (;;) {
    const ssize_t size = read(descriptor_, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return is_worth;
    for (const char* at = buffer; at < buffer + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      if (event->mask & IN_IGNORED) continue;
      const std::string_view name = event->len > 0 ? event->name : "";
      const bool is_folder_event = event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_Q_OVERFLOW);
      if (!is_folder_event && is_passing(name)) continue;
      if (is_left_out(event->wd, name)) continue;
      if (is_folder_event) has_new_folders_ = true;
      is_worth = true;
    }
  }
}

/// True for the folder of outputs itself, when it comes or goes.
bool SiteWatcher::is_left_out(int watch, std::string_view name) const {
  const auto found = watched_.find(watch);
  return !name.empty() && found != watched_.end() && scope_.left_out.count(found->second / name) > 0;
}

void SiteWatcher::add(const fs::path& folder, std::map<int, fs::path>& now) {
  if (now.size() == kMostFolders)
    throw Failure(ExitCode::environment, tr("the site has more than {} folders", kMostFolders),
                  tr("watch a folder of posts inside it"));
  const int watch = inotify_add_watch(descriptor_, folder.c_str(), kEvents | IN_ONLYDIR);
  if (watch >= 0)
    now[watch] = folder;
  else if (errno == ENOSPC || errno == ENOMEM)
    fail(errno);  // others: gone again, or unreadable, which the run reports
}

}  // namespace essaypack
