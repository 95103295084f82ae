#include "app/signals.h"

#include "app/progress.h"
#include "output/temporaries.h"
#include "output/writer.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace essaypack {
namespace {

std::atomic<bool> interrupted{false};
std::atomic<int> code_of_end{static_cast<int>(ExitCode::interrupted)};

/// Those that ask for an end, and have an exit code of ours.
constexpr int kRequests[] = {SIGINT, SIGTERM, SIGHUP};
/// Those whose own end tells the parent something: a core, a broken pipe.
constexpr int kEndings[] = {SIGQUIT, SIGPIPE, SIGXCPU};

void handle(int number) {
  interrupted = true;
  if (is_renaming()) return;
  erase_progress();
  remove_temporaries();
  for (const int request : kRequests)
    if (number == request) _exit(code_of_end);
  signal(number, SIG_DFL);
  raise(number);  // comes when the handler returns
}

}  // namespace

void catch_signals(ExitCode code) {
  code_of_end = static_cast<int>(code);
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is a failed write, with its message
  const auto take = [&action](int number) {
    struct sigaction before {};
    // what the parent ignores (nohup) stays ignored
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
  };
  for (const int number : kRequests) take(number);
  for (const int number : kEndings) take(number);
}

bool was_interrupted() { return interrupted; }

}  // namespace essaypack
