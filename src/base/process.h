#pragma once

/// Running another program on a text, bounded in time and output.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// How a program ended.
struct ProgramResult {
  enum class State {
    done,     ///< Exit code 0.
    missing,  ///< There is no such program in PATH.
    failed    ///< Another exit code, a signal, or past a bound.
  };
  State state = State::failed;
  std::string output;  ///< What it wrote to standard output.
};

/// Bounds of a run.
struct ProgramLimits {
  std::chrono::milliseconds time{10'000};
  std::size_t output = 64 << 20;  ///< Bytes.
  std::size_t memory = 1 << 30;   ///< Bytes of address space.
};

/// Runs `command` (looked up in PATH, no shell) with `input` on standard input, standard error thrown away and an environment
/// of `LC_ALL=C.UTF-8` alone. From any thread. Never throws for what the program does.
ProgramResult run_program(const std::vector<std::string>& command, std::string_view input, const ProgramLimits& limits = {});

}  // namespace essaypack
