#pragma once

/// Running another program on a text, bounded in time and output.

#include "base/message.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// How a program ended.
struct ProgramResult {
  enum class State {
    done,       ///< Exit code 0.
    missing,    ///< There is no such program in PATH.
    failed,     ///< Another exit code, a signal, or past a bound of memory or output.
    timed_out,  ///< Past a bound of time.
    stopped     ///< Not asked: it timed out before, or has taken too long altogether (`ProgramGuard`).
  };
  State state = State::failed;
  std::string output;                          ///< What it wrote to standard output.
  std::chrono::milliseconds processor_time{};  ///< What it took.
};

/// Whether the memory of a program is bounded. One with a virtual machine of its own (Java, a browser) reserves many
/// times what it uses; it finds its parts by `HOME` and `PATH`.
enum class AddressSpace { bounded, its_own };

/// Bounds of a run.
struct ProgramLimits {
  std::chrono::milliseconds time{10'000};  ///< Of a processor, so that a loaded machine makes no other outputs.
  std::chrono::milliseconds wait{60'000};  ///< By the clock: for a program that waits for something.
  std::size_t output = 64 << 20;           ///< Bytes.
  std::size_t memory = 1 << 30;            ///< Bytes of address space, where they are bounded.
  AddressSpace space = AddressSpace::bounded;
};

/// Where `name` is, by the absolute folders of PATH: an empty or relative one would look into the folder that is worked
/// in, which may be a stranger's. A name with a slash is itself.
std::optional<std::string> find_program(const std::string& name);

/// Runs `command` (looked up by `find_program`, no shell) with `input` on standard input, standard error thrown away
/// and an environment of `LC_ALL=C.UTF-8` and what keeps git, Graphviz and PlantUML from files and networks. From any
/// thread. Never throws for what the program does; throws `std::system_error` where this process has no descriptors,
/// processes or memory left.
ProgramResult run_program(const std::vector<std::string>& command, std::string_view input,
                          const ProgramLimits& limits = {});

/// As `run_program`, within bounds that somebody else has set.
using RunProgram =
    std::function<ProgramResult(const std::vector<std::string>& command, std::string_view input, AddressSpace space)>;

/// Runs the programs of one run of essaypack. The first time-out of a program is its last run, and so is what brings
/// all its runs together over a bound.
class ProgramGuard {
 public:
  /// Called once for each program that is given up, from any thread: "'dot' took more than 10 s for one text ...".
  using GivenUp = std::function<void(const Message& message)>;
  explicit ProgramGuard(GivenUp given_up, const ProgramLimits& limits = {},
                        std::chrono::milliseconds total = std::chrono::minutes(10))
      : given_up_(std::move(given_up)), limits_(limits), total_(total) {}

  /// As `run_program`, or `stopped`. From any thread.
  ProgramResult run(const std::vector<std::string>& command, std::string_view input,
                    AddressSpace space = AddressSpace::bounded);

 private:
  struct Spent {
    std::chrono::milliseconds time{};
    bool is_given_up = false;
  };
  const GivenUp given_up_;
  const ProgramLimits limits_;
  const std::chrono::milliseconds total_;  ///< Of a processor, for each program.
  std::mutex guard_;
  std::map<std::string, Spent> spent_;
};

}  // namespace essaypack
