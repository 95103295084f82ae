#include "app/world/signals.h"

#include "app/world/progress.h"
#include "output/temporaries.h"
#include "output/writer.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <string_view>

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

/// Libraries that draw and read fonts end the process, each by a signal of its own, where they get no memory.
void end_without_memory(int) {
  constexpr std::string_view kMessage =
      "essaypack: error: not enough memory: a library came down, and the address space is limited (ulimit -v)\n";
  erase_progress();
  remove_temporaries();
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  _exit(static_cast<int>(ExitCode::environment));
}

/// Without a limit such a signal is a bug, and ends the process as ever.
void catch_lack_of_memory() {
  rlimit space{};
  if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY) return;
  struct sigaction action {};
  action.sa_handler = end_without_memory;
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGABRT, SIGBUS, SIGSEGV, SIGTRAP}) sigaction(number, &action, nullptr);
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
  catch_lack_of_memory();
}

bool was_interrupted() { return interrupted; }

}  // namespace essaypack
