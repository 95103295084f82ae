#pragma once

/// Many problems in few lines: what a run says that nobody asked for a list.

#include "diag/diagnostics.h"
#include "diag/print.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Lines that a run may say about problems, the summary and its hint included.
constexpr std::size_t kMostLines = 20;

/// Problems of one kind.
struct ProblemGroup {
  KindCount count;
  std::size_t files = 0;
  std::vector<const Diagnostic*> problems;  ///< In their order.
};

/// The problems by kind: the worst first, then the most frequent, then by name.
std::vector<ProblemGroup> group_problems(const std::vector<Diagnostic>& problems);

/// True if the lines of all problems are more than a run may say.
bool needs_brevity(const std::vector<Diagnostic>& problems);

/// One line a kind: its first problem, how many more there are, in how many files, at which hosts. Where there is room
/// hints follow, and more errors.
std::string format_brief(const std::vector<Diagnostic>& problems, const PrintStyle& style);

/// The host of the first `http` address in quotes of a message; empty: it names none.
std::string host_in_message(std::string_view message);

}  // namespace essaypack
