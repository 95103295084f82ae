#pragma once

/// Rendered posts that several outputs of one run share.

#include "model/fragment.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace essaypack {

/// Renders each post on demand and keeps the last few, so that three feeds render a post once while a book of 10,000
/// posts needs the memory of a few. Threads that ask for one post at the same time render it once.
class FragmentCache {
 public:
  using Shared = std::shared_ptr<const Fragment>;

  /// `render` is asked from any thread for indices below `count`.
  FragmentCache(std::size_t count, std::function<Shared(std::size_t post)> render);

  /// Null if the post has an error.
  Shared get(std::size_t post);

  /// True if it was asked for at least once.
  bool was_asked_for(std::size_t post) const { return asked_[post]; }

 private:
  struct Slot {
    std::shared_future<Shared> fragment;
    std::list<std::size_t>::iterator place;
  };
  static constexpr std::size_t kKept = 48;  ///< Twice a feed's usual limit, and a little.

  std::function<Shared(std::size_t)> render_;
  std::vector<std::atomic<bool>> asked_;
  std::mutex guard_;
  std::list<std::size_t> recent_;  ///< The newest use first.
  std::unordered_map<std::size_t, Slot> slots_;
};

}  // namespace essaypack
