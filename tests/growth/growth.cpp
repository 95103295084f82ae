// Looks for inputs that take more than linear time: essaypack_growth [--untimed] [COUNT [SEED [FIRST]]]
//
// COUNT repeated fragments (2,000 unless told) go through the program at 200, 400 and 800 KB (heads, which end at 256
// KB, at a third of that). Printed are those whose CPU time grows by more than 2.6 from one size to the next, the
// larger being above 50 ms in the best of three measurements, those above a second or 200 MB, and those that end the
// process. One process works through them; another takes its place when a fragment is cut after ten seconds or brings
// it down. Exit 1 if something was found. --untimed leaves growth and seconds out, which hang on what else the machine
// does: memory and ends are looked at. FIRST is the number of a fragment of the seed, to look at it alone:
// essaypack_growth 1 SEED FIRST.

#include "trial.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>

using namespace essaypack::growth;

namespace {

constexpr double kMostGrowth = 2.6, kLeastMilliseconds = 50, kMostMilliseconds = 1000, kMostMegabytes = 200;
constexpr int kCutSeconds = 10;

enum class Judge { time_and_memory, memory };

/// What both processes see.
struct Shared {
  Judge judge;
  std::uint64_t index;  ///< The fragment that is at work.
  std::uint64_t found;
};

void arm() {
  const itimerval time = {{0, 0}, {kCutSeconds, 0}};
  setitimer(ITIMER_PROF, &time, nullptr);
}

std::size_t size_of(Part part, int step) {
  const bool is_head = part == Part::yaml_head || part == Part::toml_head || part == Part::json_head;
  return static_cast<std::size_t>(is_head ? 62'000 : 200'000) << step;
}

struct Costs {
  Cost at[3];

  bool grows(int step) const {
    return at[step].milliseconds > kLeastMilliseconds &&
           at[step].milliseconds > kMostGrowth * at[step - 1].milliseconds;
  }
  bool is_slow() const {
    return grows(1) || grows(2) ||
           std::any_of(at, at + 3, [](const Cost& cost) { return cost.milliseconds > kMostMilliseconds; });
  }
  bool is_suspect(Judge judge) const {
    return (judge == Judge::time_and_memory && is_slow()) ||
           std::any_of(at, at + 3, [](const Cost& cost) { return cost.megabytes > kMostMegabytes; });
  }
};

void measure(const Bench& bench, const Fragment& fragment, Costs& costs, bool is_first) {
  for (int step = 0; step < 3; ++step) {
    arm();
    const Cost cost = bench.run(fragment, size_of(fragment.part, step));
    Cost& best = costs.at[step];
    if (is_first || cost.milliseconds < best.milliseconds) best = cost;
  }
}

void print_costs(std::uint64_t index, const Fragment& fragment, const Costs& costs) {
  std::printf("%6llu  %s\n", static_cast<unsigned long long>(index), describe(fragment).c_str());
  for (int step = 0; step < 3; ++step) {
    const Cost& cost = costs.at[step];
    std::printf("        %4zu KB %8.0f ms %6.0f MB  most in %s%s%s\n", size_of(fragment.part, step) / 1000,
                cost.milliseconds, cost.megabytes, cost.worst.c_str(),
                cost.refused.empty() ? "" : ", refused: ", cost.refused.substr(0, 100).c_str());
  }
}

void work(const Bench& bench, std::uint64_t seed, std::uint64_t end, Shared& shared) {
  for (; shared.index < end; ++shared.index) {
    const Fragment fragment = make_fragment(seed, shared.index);
    Costs costs;
    measure(bench, fragment, costs, true);
    for (int again = 0; again < 3 && costs.is_suspect(shared.judge); ++again) measure(bench, fragment, costs, false);
    if (!costs.is_suspect(shared.judge)) continue;
    ++shared.found;
    print_costs(shared.index, fragment, costs);
    std::fflush(stdout);
  }
}

/// A process that works until it is done (true) or one fragment ends it.
bool run_worker(const Bench& bench, std::uint64_t seed, std::uint64_t end, Shared& shared) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child < 0) std::perror("fork"), std::exit(3);
  if (child == 0) {
    const rlimit memory = {4ull << 30, 4ull << 30};
    setrlimit(RLIMIT_AS, &memory);
    try {
      work(bench, seed, end, shared);
    } catch (const std::exception& error) {
      std::printf("        thrown: %s\n", error.what());
      std::fflush(stdout);
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
  const std::string how = !WIFSIGNALED(status)          ? "ends by an exception"
                          : WTERMSIG(status) == SIGPROF ? "is cut after " + std::to_string(kCutSeconds) + " s"
                                                        : "ends by signal " + std::to_string(WTERMSIG(status));
  std::printf("%6llu  %s\n        %s\n", static_cast<unsigned long long>(shared.index),
              describe(make_fragment(seed, shared.index)).c_str(), how.c_str());
  ++shared.found;
  ++shared.index;
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const Judge judge = argc > 1 && argv[1] == std::string_view("--untimed") ? Judge::memory : Judge::time_and_memory;
  if (judge == Judge::memory) --argc, ++argv;
  const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2'000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device{}();
  const std::uint64_t first = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
  std::string folder = (std::filesystem::temp_directory_path() / "essaypack-growth-XXXXXX").string();
  if (!mkdtemp(folder.data())) return std::perror(folder.c_str()), 3;
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return std::perror("mmap"), 3;
  Shared& shared = *new (memory) Shared{judge, first, 0};
  std::printf("seed %llu, %llu fragments\n", static_cast<unsigned long long>(seed),
              static_cast<unsigned long long>(count));
  const Bench bench(folder);
  while (!run_worker(bench, seed, first + count, shared)) {
  }
  std::filesystem::remove_all(folder);
  std::printf("%llu found\n", static_cast<unsigned long long>(shared.found));
  return shared.found > 0 ? 1 : 0;
}
