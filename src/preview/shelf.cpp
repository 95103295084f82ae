#include "preview/shelf.h"

#include "preview/state.h"

#include <algorithm>
#include <utility>

namespace essaypack {

Shelf::Shelf(std::function<void()> ask, std::vector<Output> pages) : ask_(std::move(ask)), pages_(std::move(pages)) {
  state_ = format_state({}, nullptr, version_, edition_version_);
}

void Shelf::begin() {
  const std::lock_guard lock(guard_);
  is_building_ = true;
}

void Shelf::end(BuildNews news, std::unique_ptr<Edition> edition, std::vector<Output> pages) {
  const std::lock_guard lock(guard_);
  is_building_ = false;
  ++version_;
  if (edition) {
    edition_ = std::move(edition);
    edition_version_ = version_;
    dressed_.clear();
  }
  if (!pages.empty()) pages_ = std::move(pages);
  state_ = format_state(news, edition_.get(), version_, edition_version_);
  changed_.notify_all();
}

std::optional<BookDress> Shelf::wanted() const {
  const std::lock_guard lock(guard_);
  return wanted_.empty() ? std::nullopt : std::optional(wanted_.front());
}

void Shelf::add_dress(const BookDress& dress, std::shared_ptr<const Edition> edition) {
  {
    const std::lock_guard lock(guard_);
    wanted_.erase(std::remove(wanted_.begin(), wanted_.end(), dress), wanted_.end());
    dressed_.push_back({dress, std::move(edition)});
  }
  changed_.notify_all();
}

void Shelf::close() {
  {
    const std::lock_guard lock(guard_);
    is_closed_ = true;
  }
  changed_.notify_all();
}

std::optional<std::string> Shelf::page(const std::string& name) const {
  const std::lock_guard lock(guard_);
  for (const Output& page : pages_)
    if (page.name == name) return page.bytes;
  return std::nullopt;
}

std::string Shelf::version() const {
  const std::lock_guard lock(guard_);
  return "{\"version\":" + std::to_string(version_) + ",\"building\":" + (is_building_ ? "true" : "false") + "}\n";
}

std::string Shelf::state() const {
  const std::lock_guard lock(guard_);
  return state_;
}

std::shared_ptr<const Edition> Shelf::edition() const {
  const std::lock_guard lock(guard_);
  return edition_;
}

std::shared_ptr<const Edition> Shelf::edition_in(const BookDress& dress, std::size_t book,
                                                 std::chrono::seconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  std::unique_lock lock(guard_);
  for (;;) {
    if (is_closed_ || !edition_ || book >= edition_->books.size()) return nullptr;
    if (edition_->books[book].dress == dress) return edition_;
    for (const Dressed& one : dressed_)
      if (one.dress == dress) return one.edition && book < one.edition->books.size() ? one.edition : nullptr;
    if (std::find(wanted_.begin(), wanted_.end(), dress) == wanted_.end()) {
      wanted_.push_back(dress);
      ask_();
    }
    if (changed_.wait_until(lock, until) == std::cv_status::timeout) return nullptr;
  }
}

}  // namespace essaypack
