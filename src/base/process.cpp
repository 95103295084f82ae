#include "base/process.h"

#include "base/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <thread>

namespace essaypack {
namespace {

using Clock = std::chrono::steady_clock;

/// The input as a file in memory: a pipe could fill up while nobody reads the output.
Descriptor make_input(std::string_view input) {
  Descriptor file(::memfd_create("essaypack-input", MFD_CLOEXEC));
  for (std::size_t done = 0; file.is_open() && done < input.size();) {
    const ssize_t count = ::pwrite(file.get(), input.data() + done, input.size() - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Descriptor();
    done += static_cast<std::size_t>(count);
  }
  return file;
}

/// Starts the program; its id, or 0 with `errno` set.
pid_t start(const std::vector<std::string>& command, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  char locale[] = "LC_ALL=C.UTF-8";
  char* environment[] = {locale, nullptr};
  pid_t id = 0;
  const int error = posix_spawnp(&id, arguments[0], &actions, &attributes, arguments.data(), environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  errno = error;
  return error == 0 ? id : 0;
}

void limit(pid_t id, const ProgramLimits& limits) {
  const rlimit memory = {limits.memory, limits.memory};
  ::prlimit(id, RLIMIT_AS, &memory, nullptr);
  const rlim_t seconds = static_cast<rlim_t>(limits.time.count() / 1000 + 1);
  const rlimit time = {seconds, seconds};
  ::prlimit(id, RLIMIT_CPU, &time, nullptr);
}

/// Reads until the program closes its end; false past a bound.
bool read_all(int from, const ProgramLimits& limits, Clock::time_point end, std::string& output) {
  char buffer[1 << 16];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting = {from, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t count = ::read(from, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    if (count == 0) return true;
    output.append(buffer, static_cast<std::size_t>(count));
    if (output.size() > limits.output) return false;
  }
}

/// Waits until the program has ended; false if it has not by then. It nearly always has when its output is closed.
bool wait_until(pid_t id, Clock::time_point end, int& status) {
  for (std::chrono::microseconds pause{100}; Clock::now() < end; pause = std::min(2 * pause, std::chrono::microseconds{10'000})) {
    const pid_t ended = ::waitpid(id, &status, WNOHANG);
    if (ended == id) return true;
    if (ended < 0 && errno != EINTR) return false;
    std::this_thread::sleep_for(pause);
  }
  return false;
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& command, std::string_view input, const ProgramLimits& limits) {
  ProgramResult result;
  const Descriptor in = make_input(input);
  int ends[2];
  if (!in.is_open() || ::pipe2(ends, O_CLOEXEC) != 0) return result;
  const Descriptor out(ends[0]);
  Descriptor theirs(ends[1]);
  const pid_t id = start(command, in.get(), theirs.get());
  if (id == 0) {
    if (errno == ENOENT) result.state = ProgramResult::State::missing;
    return result;
  }
  limit(id, limits);
  theirs.close();
  const Clock::time_point end = Clock::now() + limits.time;
  int status = 0;
  const bool whole = read_all(out.get(), limits, end, result.output) && wait_until(id, end, status);
  if (!whole) {
    ::kill(id, SIGKILL);
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (whole && WIFEXITED(status) && WEXITSTATUS(status) == 0) result.state = ProgramResult::State::done;
  return result;
}

}  // namespace essaypack
