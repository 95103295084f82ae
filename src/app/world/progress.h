#pragma once

/// A line on a terminal that tells how far a long run is. It is gone when the run has something to say.

#include "base/message.h"
#include "base/translation.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace essaypack {

/// Writes nothing in the first `patience`, then a line that is kept up to date until `stop`. Steps may be counted by
/// any thread.
class Progress {
 public:
  using Write = std::function<void(std::string_view)>;
  /// Without `write` nothing is ever written.
  Progress(Write write, std::chrono::milliseconds patience, const Translation& language = {});
  ~Progress() { stop(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// From now on posts are rendered; 0: nobody knows yet how many.
  void expect(std::size_t total) { total_ = total; }
  void step() { done_.fetch_add(1, std::memory_order_relaxed); }
  /// Erases the line and writes no more.
  void stop();

 private:
  void run();

  Write write_;
  std::chrono::milliseconds patience_;
  Translation language_;
  std::atomic<std::size_t> done_{0};
  std::atomic<std::size_t> total_{0};
  std::mutex guard_;
  std::condition_variable changed_;
  bool is_stopped_ = false;
  std::thread thread_;
};

/// What the line says; `total` 0: nobody knows yet.
Message progress_line(std::size_t done, std::size_t total);

/// Puts a progress line on stderr.
void write_progress(std::string_view text);

/// Erases the progress line if there is one; may be called in a signal handler.
void erase_progress();

}  // namespace essaypack
