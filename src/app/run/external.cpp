#include "app/run/external.h"

#include "base/process.h"
#include "base/text.h"
#include "diag/failure.h"
#include "output/folders.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

extern char** environ;

namespace essaypack {
namespace {

/// A child process that reads the model.
class Child {
 public:
  /// `output`: its standard output, -1: ours.
  Child(const std::string& program, const std::vector<std::string>& arguments,
        const std::vector<std::string>& variables, int output) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw failure(program, errno);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    if (output >= 0) posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    const int reason = spawn(program, arguments, variables, actions);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    input_ = ends[1];
    if (reason == 0) return;
    close(input_);
    throw failure(program, reason);
  }

  /// Gives it all of `text`; a program may stop reading where it likes.
  void feed(std::string_view text) {
    struct sigaction ignored {
    }, before{};
    ignored.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignored, &before);
    while (!text.empty()) {
      const ssize_t count = write(input_, text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) break;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    close(input_);
    sigaction(SIGPIPE, &before, nullptr);
  }

  /// Its wait status.
  int wait() const {
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
  }

 private:
  static Failure failure(const std::string& program, int reason) {
    return Failure(ExitCode::environment, tr("can't run '{}': {}", program, words_of_system(reason)));
  }

  int spawn(const std::string& program, const std::vector<std::string>& arguments,
            const std::vector<std::string>& variables, const posix_spawn_file_actions_t& actions) {
    std::vector<char*> words = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    std::vector<char*> environment;
    for (const std::string& variable : variables) environment.push_back(const_cast<char*>(variable.c_str()));
    for (char** variable = environ; *variable; ++variable)
      if (std::strncmp(*variable, "ESSAYPACK_", 10) != 0) environment.push_back(*variable);
    environment.push_back(nullptr);
    return posix_spawn(&id_, program.c_str(), &actions, nullptr, words.data(), environment.data());
  }

  pid_t id_ = 0;
  int input_ = -1;
};

/// How a program ended, in words; empty: well.
Message ending(const std::string& program, int status) {
  if (WIFSIGNALED(status)) return tr("'{}' was ended by signal {}", program, WTERMSIG(status));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return tr("'{}' ended with exit code {}", program, WEXITSTATUS(status));
}

}  // namespace

void run_external(const Publication& publication) {
  const Options& options = publication.options;
  const Destination& destination = publication.destination;
  const std::string& name = options.command->name;
  if (destination.kind == Destination::Kind::folder)
    throw Failure(ExitCode::usage,
                  tr("'{}' is a folder, and 'essaypack {}' makes one file", destination.path.string(), name),
                  tr("name it: -o {}.txt", (destination.path / name).lexically_normal().string()));
  std::vector<Output>& outputs = publication.outputs.outputs();
  const std::string model = std::move(outputs.at(0).bytes);
  outputs.clear();
  const std::vector<std::string> variables = {"ESSAYPACK_SITE=" + publication.config.site_folder.string(),
                                              "ESSAYPACK_VERSION=" ESSAYPACK_VERSION,
                                              "ESSAYPACK_LANG=" + publication.language.name()};
  int file = -1;
  Output output;
  output.name = output.exporter = name;
  if (destination.kind != Destination::Kind::standard_output) {
    output.temporary = publication.outputs.temporary(name);
    file = open(output.temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) throw write_failure(destination.path, errno);
  }
  Child child(*options.external, options.external_arguments, variables, file);
  child.feed(model);
  const Message trouble = ending(*options.external, child.wait());
  if (file >= 0) close(file);
  if (!trouble.empty())
    throw Failure(ExitCode::environment, trouble,
                  file >= 0 ? tr("nothing was written; what it said stands above") : tr("what it said stands above"));
  if (file >= 0) outputs.push_back(std::move(output));
}

}  // namespace essaypack
