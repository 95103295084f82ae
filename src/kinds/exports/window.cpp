#include "kinds/exports/window.h"

#include <algorithm>

namespace essaypack {

namespace {
constexpr std::size_t kChunk = 1024 * 1024;
}

bool Window::refill() {
  if (in_piece_ && !is_too_large_ && at - piece_ > kMostPiece) is_too_large_ = true;
  const bool keeps_piece = in_piece_ && !is_too_large_;
  const std::size_t keep = std::min(keeps_piece ? piece_ : at, buffer.size());
  if (keep > kChunk / 2) {
    line();
    buffer.erase(0, keep);
    base_ += keep;
    at -= keep;
    counted_ -= keep;
    if (keeps_piece) piece_ -= keep;
  }
  const std::string more = file_.read(base_ + buffer.size(), kChunk);
  buffer += more;
  return !more.empty();
}

int Window::line() {
  const std::size_t end = std::min(at, buffer.size());
  if (end > counted_) {
    line_ += static_cast<int>(std::count(buffer.begin() + static_cast<std::ptrdiff_t>(counted_),
                                         buffer.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    counted_ = end;
  }
  return line_;
}

void Window::open_piece() {
  in_piece_ = true;
  is_too_large_ = false;
  piece_ = at;
  piece_offset_ = base_ + at;
  piece_line_ = line();
}

std::string_view Window::close_piece(std::size_t end) {
  in_piece_ = false;
  if (is_too_large_ || piece_size(end) > kMostPiece) return {};
  return std::string_view(buffer).substr(piece_, end - piece_);
}

}  // namespace essaypack
