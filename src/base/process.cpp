#include "base/process.h"

#include "base/descriptor.h"
#include "base/system_paths.h"
#include "base/text.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>
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
pid_t start(const std::string& program, const std::vector<std::string>& command, AddressSpace space, int input,
            int output) {
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
  std::vector<std::string> variables = {
      "LC_ALL=C.UTF-8",
      "GIT_ALLOW_PROTOCOL=",                // git fetches nothing
      "SERVER_NAME=localhost",              // Graphviz reads no pictures
      "PLANTUML_SECURITY_PROFILE=SANDBOX",  // no files, no addresses
  };
  if (space == AddressSpace::its_own)
    for (const char* name : {"HOME", "PATH"})
      if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  pid_t id = 0;
  const int error = posix_spawn(&id, program.c_str(), &actions, &attributes, arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  errno = error;
  return error == 0 ? id : 0;
}

void limit(pid_t id, const ProgramLimits& limits) {
  if (limits.space == AddressSpace::bounded) {
    const rlimit memory = {limits.memory, limits.memory};
    ::prlimit(id, RLIMIT_AS, &memory, nullptr);
  }
  const rlim_t seconds = static_cast<rlim_t>((limits.time.count() + 999) / 1000);
  const rlimit time = {seconds, seconds + 1};
  ::prlimit(id, RLIMIT_CPU, &time, nullptr);
}

/// How reading or waiting went.
enum class Wait { over, too_long, too_much };

/// Reads until the program closes its end.
Wait read_all(int from, const ProgramLimits& limits, Clock::time_point end, std::string& output) {
  char buffer[1 << 16];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return Wait::too_long;
    pollfd waiting = {from, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return ready == 0 ? Wait::too_long : Wait::too_much;
    const ssize_t count = ::read(from, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Wait::too_much;
    if (count == 0) return Wait::over;
    output.append(buffer, static_cast<std::size_t>(count));
    if (output.size() > limits.output) return Wait::too_much;
  }
}

std::chrono::milliseconds milliseconds_of(const timeval& time) {
  return std::chrono::milliseconds(std::int64_t{time.tv_sec} * 1000 + time.tv_usec / 1000);
}

/// Waits until the program has ended, which it nearly always has when its output is closed.
Wait wait_until(pid_t id, Clock::time_point end, int& status, rusage& usage) {
  for (std::chrono::microseconds pause{100}; Clock::now() < end;
       pause = std::min(2 * pause, std::chrono::microseconds{10'000})) {
    const pid_t ended = ::wait4(id, &status, WNOHANG, &usage);
    if (ended == id) return Wait::over;
    if (ended < 0 && errno != EINTR) return Wait::too_much;
    std::this_thread::sleep_for(pause);
  }
  return Wait::too_long;
}

[[noreturn]] void fail(const std::string& program) { throw SystemFailure(errno, tr("can't run '{}'", program)); }

bool is_executable(const std::string& path) {
  struct stat there {};
  return ::stat(path.c_str(), &there) == 0 && S_ISREG(there.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::optional<std::string> find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return is_executable(name) ? std::optional(name) : std::nullopt;
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : split(path ? path : system_paths::kPrograms, ':')) {
    if (!folder.starts_with('/')) continue;
    std::string program = std::string(folder) + "/" + name;
    if (is_executable(program)) return program;
  }
  return std::nullopt;
}

ProgramResult run_program(const std::vector<std::string>& command, std::string_view input,
                          const ProgramLimits& limits) {
  ProgramResult result;
  const std::optional<std::string> program = find_program(command[0]);
  if (!program) {
    result.state = ProgramResult::State::missing;
    return result;
  }
  const Descriptor in = make_input(input);
  int ends[2];
  if (!in.is_open() || ::pipe2(ends, O_CLOEXEC) != 0) fail(*program);
  const Descriptor out(ends[0]);
  Descriptor theirs(ends[1]);
  const pid_t id = start(*program, command, limits.space, in.get(), theirs.get());
  if (id == 0) {
    if (errno == EAGAIN || errno == ENOMEM || errno == EMFILE || errno == ENFILE) fail(*program);
    return result;
  }
  limit(id, limits);
  theirs.close();
  const Clock::time_point end = Clock::now() + limits.wait;
  int status = 0;
  rusage usage{};
  Wait wait = read_all(out.get(), limits, end, result.output);
  if (wait == Wait::over) wait = wait_until(id, end, status, usage);
  if (wait != Wait::over) {
    ::kill(id, SIGKILL);
    while (::wait4(id, &status, 0, &usage) < 0 && errno == EINTR) {
    }
  }
  result.processor_time = milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime);
  const bool is_cut = wait == Wait::over && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  if (wait == Wait::too_long || is_cut)
    result.state = ProgramResult::State::timed_out;
  else if (wait == Wait::over && WIFEXITED(status) && WEXITSTATUS(status) == 0)
    result.state = ProgramResult::State::done;
  return result;
}

ProgramResult ProgramGuard::run(const std::vector<std::string>& command, std::string_view input, AddressSpace space) {
  const std::string& program = command[0];
  {
    const std::lock_guard lock(guard_);
    if (spent_[program].is_given_up) return {ProgramResult::State::stopped, {}, {}};
  }
  ProgramLimits limits = limits_;
  limits.space = space;
  ProgramResult result = run_program(command, input, limits);
  const std::lock_guard lock(guard_);
  Spent& spent = spent_[program];
  spent.time += result.processor_time;
  const bool is_over = result.state == ProgramResult::State::timed_out;
  if (spent.is_given_up || (!is_over && spent.time <= total_)) return result;
  spent.is_given_up = true;
  const auto seconds = [](std::chrono::milliseconds time) { return std::to_string(time.count() / 1000) + " s"; };
  const Message one =
      tr("'{}' took more than {} for one text and is not asked again in this run", program,
         seconds(result.processor_time + std::chrono::milliseconds(500) >= limits_.time ? limits_.time : limits_.wait));
  given_up_(is_over
                ? one
                : tr("'{}' took more than {} altogether and is not asked again in this run", program, seconds(total_)));
  return result;
}

}  // namespace essaypack
