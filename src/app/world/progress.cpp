#include "app/world/progress.h"

#include "base/parallel.h"

#include <unistd.h>

#include <algorithm>
#include <system_error>

namespace essaypack {
namespace {

constexpr std::string_view kErase = "\r\033[K";

/// stderr has a progress line.
std::atomic<bool> is_shown{false};

}  // namespace

Progress::Progress(Write write, std::chrono::milliseconds patience, const Translation& language)
    : write_(std::move(write)), patience_(patience), language_(language) {
  if (!write_) return;
  const SignalShield shield;
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    // without a thread to spare there is no line
  }
}

void Progress::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(guard_);
    is_stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Progress::run() {
  constexpr std::chrono::milliseconds kPause{200};
  std::unique_lock lock(guard_);
  const auto is_stopped = [this] { return is_stopped_; };
  if (changed_.wait_for(lock, patience_, is_stopped)) return;
  do write_(std::string(kErase) + progress_line(done_, total_).in(language_));
  while (!changed_.wait_for(lock, kPause, is_stopped));
  write_(kErase);
}

Message progress_line(std::size_t done, std::size_t total) {
  if (total == 0) return tr("reading posts");
  // a post that fell out of the cache is rendered again
  return tr("{} of {} posts", std::min(done, total), total);
}

void write_progress(std::string_view text) {
  is_shown = text != kErase;
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

void erase_progress() {
  if (!is_shown.exchange(false)) return;
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kErase.data(), kErase.size());
}

}  // namespace essaypack
