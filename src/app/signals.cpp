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

void handle(int) {
  interrupted = true;
  if (is_renaming()) return;
  erase_progress();
  remove_temporaries();
  _exit(code_of_end);
}

}  // namespace

void catch_signals(ExitCode code) {
  code_of_end = static_cast<int>(code);
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is a failed write, with its message
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    // what the parent ignores (nohup) stays ignored
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
  }
}

bool was_interrupted() { return interrupted; }

}  // namespace essaypack
