#include "app/watch.h"

#include "app/destination.h"
#include "app/pipeline.h"
#include "app/signals.h"
#include "base/file.h"

#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// Editors save in several steps and people save several files: a run begins when it has been quiet for so long, ...
constexpr int kQuiet = 200;  // milliseconds
/// ... or after so many events in a row.
constexpr int kMostRounds = 20;
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

/// Which folders are watched: all below the site but those of outputs, of version control and of packages; and the
/// templates, wherever they are.
struct Scope {
  fs::path site;
  std::vector<fs::path> roots;
  std::set<fs::path> left_out;
};

Scope find_scope(const Options& options) {
  Diagnostics unheard;
  const std::string named = site_argument(options);
  const Config config = load_config(named.empty() ? "." : named, options.overrides, unheard);
  Scope scope{config.site_folder, {config.site_folder}, {}};
  const Destination destination = find_destination(options, config, config.site_folder.string());
  if (destination.kind == Destination::Kind::folder) scope.left_out.insert(resolved(destination.path));
  for (const std::string& folder : {config.public_folder, config.state})
    if (!folder.empty()) scope.left_out.insert(resolved(config.site_folder / folder));
  scope.left_out.erase(config.site_folder);
  const fs::path templates = resolved(options.overrides.templates.value_or(config.templates));
  if (is_folder(templates) && !is_inside(templates, config.site_folder)) scope.roots.push_back(templates);
  return scope;
}

/// The kernel's events about a set of folders.
class Watcher {
 public:
  Watcher() : descriptor_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (descriptor_ < 0) fail(errno);
  }
  ~Watcher() { close(descriptor_); }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  int descriptor() const { return descriptor_; }
  std::size_t folders() const { return watched_.size(); }

  /// Watches what is in `scope` now and nothing else.
  void follow(const Scope& scope) {
    std::map<int, fs::path> now;
    for (const fs::path& root : scope.roots) {
      const auto enters = [&](std::string_view below) {
        const std::string_view name = below.substr(below.rfind('/') + 1);
        return name[0] != '.' && name != "node_modules" && scope.left_out.count(root / below) == 0;
      };
      const FileTree tree = walk_files(root, root, enters);
      for (const std::string& below : tree.folders) add(below.empty() ? root : root / below, now);
    }
    for (const auto& [watch, folder] : watched_)
      if (now.count(watch) == 0) inotify_rm_watch(descriptor_, watch);
    watched_ = std::move(now);
  }

  /// Reads all events that are there; true if one of them is worth a run. `has_new_folders` is set where folders came or
  /// went.
  bool drain(bool& has_new_folders) {
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
        if (is_folder_event) has_new_folders = true;
        is_worth = true;
      }
    }
  }

 private:
  [[noreturn]] static void fail(int reason) {
    const bool is_limit = reason == ENOSPC || reason == EMFILE;
    throw Failure(ExitCode::environment, "can't watch the site: " + std::generic_category().message(reason),
                  is_limit ? "raise fs.inotify.max_user_watches (sysctl), or watch fewer folders" : "");
  }

  void add(const fs::path& folder, std::map<int, fs::path>& now) {
    if (now.size() == kMostFolders)
      throw Failure(ExitCode::environment, "the site has more than " + std::to_string(kMostFolders) + " folders",
                    "watch a folder of posts inside it");
    const int watch = inotify_add_watch(descriptor_, folder.c_str(), kEvents | IN_ONLYDIR);
    if (watch >= 0) now[watch] = folder;
    else if (errno == ENOSPC || errno == ENOMEM) fail(errno);  // others: gone again, or unreadable, which the run reports
  }

  int descriptor_;
  std::map<int, fs::path> watched_;
};

volatile sig_atomic_t signal_that_came = 0;
void remember(int number) { signal_that_came = number; }

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

/// Signals come while `wait` waits and at no other time.
class Signals {
 public:
  Signals() {
    sigset_t ours;
    sigemptyset(&ours);
    for (const int number : kSignals) sigaddset(&ours, number);
    sigprocmask(SIG_BLOCK, &ours, &before_);
    struct sigaction action {};
    action.sa_handler = remember;
    sigemptyset(&action.sa_mask);
    for (const int number : kSignals) {
      struct sigaction old {};
      if (sigaction(number, nullptr, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
    }
    // a run that ends wakes the parent
    action.sa_handler = [](int) {};
    sigaction(SIGCHLD, &action, nullptr);
    sigaddset(&ours, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ours, nullptr);
  }

  /// In the child: as a run of its own has them.
  void restore() const {
    signal(SIGCHLD, SIG_DFL);
    catch_signals();
    sigprocmask(SIG_SETMASK, &before_, nullptr);
  }

  /// Waits for an event; 0 after `milliseconds` (-1: never) or a signal.
  int wait(int descriptor, int milliseconds) const {
    pollfd file{descriptor, POLLIN, 0};
    const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    const int count = ppoll(&file, descriptor >= 0 ? 1 : 0, milliseconds < 0 ? nullptr : &time, &before_);
    return count > 0 ? 1 : 0;
  }

 private:
  sigset_t before_;
};

/// One run in a process of its own. A signal that comes meanwhile is handed on to it.
void run_once(const std::function<ExitCode()>& run, const Signals& signals) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0)
    throw Failure(ExitCode::environment, "can't start a run: " + std::generic_category().message(errno));
  if (child == 0) {
    signals.restore();
    const int code = static_cast<int>(run());
    std::fflush(nullptr);
    _exit(code);
  }
  bool is_told = false;
  int status = 0;
  for (;;) {
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) return;
    if (signal_that_came && !is_told) {
      kill(child, SIGTERM);
      is_told = true;
    }
    signals.wait(-1, -1);
  }
}

/// Until a change is complete; false: a signal came.
bool wait_for_change(Watcher& watcher, const Signals& signals, bool& has_new_folders) {
  while (!signal_that_came) {
    signals.wait(watcher.descriptor(), -1);
    if (!watcher.drain(has_new_folders)) continue;
    for (int round = 0; round < kMostRounds && !signal_that_came; ++round) {
      if (signals.wait(watcher.descriptor(), kQuiet) == 0) break;
      watcher.drain(has_new_folders);
    }
    return !signal_that_came;
  }
  return false;
}

}  // namespace

ExitCode watch_site(const Options& options, const std::function<ExitCode()>& run) {
  Scope scope = find_scope(options);
  Watcher watcher;
  watcher.follow(scope);
  const Signals signals;
  if (isatty(STDERR_FILENO) == 1 && !options.quiet)
    std::fprintf(stderr, "watching %zu folders, Ctrl-C ends\n", watcher.folders());
  run_once(run, signals);
  bool has_new_folders = false;
  while (wait_for_change(watcher, signals, has_new_folders)) {
    if (!is_folder(scope.site)) throw Failure(ExitCode::environment, "'" + scope.site.string() + "' is gone");
    try {
      scope = find_scope(options);  // the configuration may have moved the outputs
    } catch (const Failure&) {      // which the run reports
    }
    if (has_new_folders) watcher.follow(scope);
    has_new_folders = false;
    run_once(run, signals);
  }
  return ExitCode::interrupted;
}

}  // namespace essaypack
