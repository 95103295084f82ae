#include "content/lookup/places.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

/// How far from its line a text is looked for: a paragraph or an element of several lines.
constexpr std::size_t kWindow = 4'000;
/// Bytes from the start of a line behind which its columns are not counted.
constexpr std::size_t kMaxColumn = 2'000;

}  // namespace

/// The offset at which a line of the body (from 0) begins.
std::size_t SourcePlaces::start_of(int line) const {
  if (starts_.empty()) {
    starts_.push_back(0);
    for (std::size_t at = 0; (at = body_.find('\n', at)) != std::string_view::npos;) starts_.push_back(++at);
  }
  if (line < 0) return 0;
  return static_cast<std::size_t>(line) < starts_.size() ? starts_[static_cast<std::size_t>(line)] : body_.size();
}

Place SourcePlaces::at(std::size_t offset) const {
  const auto after = std::upper_bound(cuts_.begin(), cuts_.end(), offset,
                                      [](std::size_t value, const Cut& cut) { return value < cut.at; });
  const std::size_t hidden = after == cuts_.begin() ? 0 : std::prev(after)->removed;
  return at_whole(offset + hidden);
}

Place SourcePlaces::at_whole(std::size_t offset) const {
  if (first_line_ <= 0) return {file_, 0, 0};
  offset = std::min(offset, body_.size());
  start_of(0);
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::size_t start = *std::prev(after);
  const int line = first_line_ + static_cast<int>(after - starts_.begin()) - 1;
  if (offset - start > kMaxColumn) return {file_, line, 0};
  return {file_, line, static_cast<int>(count_code_points(body_.substr(start, offset - start))) + 1};
}

Place SourcePlaces::find(int line, std::string_view text) const {
  if (first_line_ <= 0 || text.empty() || line < first_line_) return this->line(line);
  const std::size_t start = start_of(line - first_line_);
  auto [next, is_new] = found_.emplace(std::make_pair(line, std::string(text)), start);
  const std::size_t from = is_new ? start : next->second;
  const std::size_t offset = body_.substr(0, std::min(body_.size(), start + kWindow)).find(text, from);
  if (offset == std::string_view::npos) return this->line(line);
  next->second = offset + text.size();
  return at_whole(offset);
}

}  // namespace essaypack
