#include "app/run/fragment_cache.h"

#include <utility>

namespace essaypack {

FragmentCache::FragmentCache(std::size_t count, std::function<Shared(std::size_t)> render)
    : render_(std::move(render)), asked_(count) {}

FragmentCache::Shared FragmentCache::get(std::size_t post) {
  std::promise<Shared> promise;
  {
    std::unique_lock lock(guard_);
    if (const auto found = slots_.find(post); found != slots_.end()) {
      recent_.splice(recent_.begin(), recent_, found->second.place);
      const std::shared_future<Shared> fragment = found->second.fragment;
      lock.unlock();
      return fragment.get();
    }
    asked_[post] = true;
    recent_.push_front(post);
    slots_.emplace(post, Slot{promise.get_future().share(), recent_.begin()});
    if (recent_.size() > kKept) {
      slots_.erase(recent_.back());
      recent_.pop_back();
    }
  }
  try {
    Shared fragment = render_(post);
    promise.set_value(fragment);
    return fragment;
  } catch (...) {
    promise.set_exception(std::current_exception());
    throw;
  }
}

}  // namespace essaypack
