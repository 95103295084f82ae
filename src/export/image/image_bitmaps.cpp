#include "export/image/image_bytes.h"
#include "export/image/image_containers.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::uint64_t kRunRatio =
    1'024;  ///< Pixels from a byte of a bitmap's runs: 255 from two, and jumps over what is blank.
constexpr std::uint64_t kSlack = 4'096;

/// True for a combination of compression and bits for each pixel that a bitmap can have.
bool is_bitmap_kind(std::uint32_t compression, std::uint32_t bits) {
  switch (compression) {
    case 0:
      return bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
    case 1:
      return bits == 8;
    case 2:
      return bits == 4;
    case 3:
    case 6:
      return bits == 16 || bits == 32;
  }
  return false;
}

}  // namespace

void read_bmp(std::string_view bytes, ImageFacts& facts) {
  const ImageBytes file(bytes);
  const std::uint32_t start = file.le32(10), head = file.le32(14);
  const bool is_core = head == 12;  // OS/2
  const std::uint32_t height = is_core ? file.le16(20) : file.le32(22);
  facts.width = is_core ? file.le16(18) : file.le32(18);
  facts.height = height > 0x7FFFFFFF ? 0u - height : height;
  const std::uint32_t bits = is_core ? file.le16(24) : file.le16(28), compression = is_core ? 0 : file.le32(30);
  const bool is_head = (is_core || (head >= 40 && head <= 256)) && facts.width <= 0x7FFFFFFF &&
                       facts.height <= 0x7FFFFFFF && is_bitmap_kind(compression, bits) && facts.pixels() > 0;
  if (!is_head || start < 14 + std::uint64_t{head} || start > file.size()) return;
  const std::uint64_t there = file.size() - start;
  if (compression == 1 || compression == 2) {
    facts.whole = facts.pixels() <= there * kRunRatio + kSlack;
  } else {
    const std::uint64_t row = (std::uint64_t{facts.width} * bits + 31) / 32 * 4;
    facts.whole = row <= there / facts.height;
  }
  facts.held = bytes.size() + facts.pixels() * 8;  // the file, the picture, and that as PNG
}

void read_icon(std::string_view bytes, ImageFacts& facts) {
  const ImageBytes file(bytes);
  const std::uint32_t count = file.le16(4);
  facts.whole = count > 0 && file.holds(6, std::uint64_t{count} * 16);
  for (std::uint32_t i = 0; facts.whole && i < count; ++i) {
    const std::size_t at = 6 + std::size_t{i} * 16;
    const auto side = [&](std::size_t place) { return file.u8(place) == 0 ? 256 : file.u8(place); };
    facts.width = std::max(facts.width, side(at));
    facts.height = std::max(facts.height, side(at + 1));
    facts.whole = file.le32(at + 8) > 0 && file.holds(file.le32(at + 12), file.le32(at + 8));
  }
}

}  // namespace essaypack
