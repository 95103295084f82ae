#include "base/compact_text.h"

#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace essaypack {

CompactText::CompactText(std::string_view text) {
  if (text.empty()) return;
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a text of more than 4 GB");
  const auto size = static_cast<std::uint32_t>(text.size());
  bytes_.reset(new char[sizeof size + text.size()]);
  std::memcpy(bytes_.get(), &size, sizeof size);
  std::memcpy(bytes_.get() + sizeof size, text.data(), text.size());
}

std::string_view CompactText::view() const {
  if (!bytes_) return {};
  std::uint32_t size = 0;
  std::memcpy(&size, bytes_.get(), sizeof size);
  return {bytes_.get() + sizeof size, size};
}

}  // namespace essaypack
