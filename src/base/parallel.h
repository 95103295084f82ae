#pragma once

/// The one way in which essaypack uses several processors.

#include <signal.h>

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace essaypack {

/// The processors that this process may use (its affinity mask), at least 1.
unsigned available_processors();

/// While it lives, threads that are started leave signals to the others: a handler runs on the thread that makes files,
/// and never between its making one and knowing of it.
class SignalShield {
 public:
  SignalShield();
  ~SignalShield();
  SignalShield(const SignalShield&) = delete;
  SignalShield& operator=(const SignalShield&) = delete;

 private:
  sigset_t before_;
};

/// Calls `fn(i)` for every i below `count`, on up to `jobs` threads, in no particular order; results belong in slot i.
/// The first exception is thrown again here when all threads have stopped; no new index is begun after it.
template <class Fn>
void parallel_for(std::size_t count, unsigned jobs, Fn&& fn) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) fn(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::exception_ptr first;
  std::mutex guard;
  {
    std::vector<std::jthread> workers;
    const std::size_t threads = jobs < count ? jobs : count;
    const auto work = [&] {
      for (std::size_t at; !failed && (at = next++) < count;) try {
          fn(at);
        } catch (...) {
          const std::lock_guard lock(guard);
          if (!first) first = std::current_exception();
          failed = true;
        }
    };
    workers.reserve(threads);
    try {
      const SignalShield shield;
      for (std::size_t t = 0; t < threads; ++t) workers.emplace_back(work);
    } catch (const std::system_error&) {
      work();  // with fewer threads than were asked for, be it this one alone
    }
  }
  if (first) std::rethrow_exception(first);
}

}  // namespace essaypack
