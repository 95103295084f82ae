#include "app/command/watch.h"

#include "app/command/site_watcher.h"
#include "app/world/signals.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace essaypack {
namespace {

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

  /// Waits for an event; false after `milliseconds` (-1: never) or a signal.
  bool wait(int descriptor, int milliseconds) const {
    pollfd file{descriptor, POLLIN, 0};
    const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    const int count = ppoll(&file, descriptor >= 0 ? 1 : 0, milliseconds < 0 ? nullptr : &time, &before_);
    return count > 0;
  }

 private:
  sigset_t before_;
};

/// One run in a process of its own. A signal that comes meanwhile is handed on to it.
void run_once(const std::function<ExitCode()>& run, const Signals& signals) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) throw Failure(ExitCode::environment, tr("can't start a run: {}", words_of_system(errno)));
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
bool wait_for_change(SiteWatcher& watcher, const Signals& signals) {
  const auto wait = [&](int milliseconds) {
    return !signal_that_came && signals.wait(watcher.descriptor(), milliseconds);
  };
  while (!signal_that_came) {
    wait(-1);
    if (watcher.take_change(wait)) return !signal_that_came;
  }
  return false;
}

}  // namespace

ExitCode watch_site(const Options& options, const Translation& language, const std::function<ExitCode()>& run) {
  SiteWatcher watcher(options);
  const Signals signals;
  if (isatty(STDERR_FILENO) == 1 && !options.quiet)
    std::fputs((tr("watching {} folders, Ctrl-C ends", watcher.folders()).in(language) + "\n").c_str(), stderr);
  run_once(run, signals);
  while (wait_for_change(watcher, signals)) {
    watcher.follow_change();
    run_once(run, signals);
  }
  return ExitCode::interrupted;
}

}  // namespace essaypack
