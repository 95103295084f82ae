#include "export/image/image_bytes.h"
#include "export/image/image_containers.h"

#include <algorithm>
#include <optional>

namespace essaypack {
namespace {

constexpr std::uint32_t kMostItems = 10'000;  ///< Of a picture of tiles: one of 48 megapixels has some 200.

struct Box {
  std::uint32_t type = 0;
  std::size_t start = 0;  ///< Of its content.
  std::size_t end = 0;
};

/// The box at `at`, which must end by `end`.
std::optional<Box> read_box(const ImageBytes& file, std::size_t at, std::size_t end) {
  if (at > end || end - at < 8) return std::nullopt;
  std::uint64_t size = file.be32(at);
  std::size_t head = 8;
  if (size == 1) {
    size = file.be64(at + 8);
    head = 16;
  } else if (size == 0) {
    size = end - at;
  }
  if (size < head || size > end - at) return std::nullopt;
  return Box{file.be32(at + 4), at + head, at + static_cast<std::size_t>(size)};
}

/// Calls `visit` for each box; false where one leaves the range.
template <class Visit>
bool walk_boxes(const ImageBytes& file, std::size_t at, std::size_t end, Visit visit) {
  while (at < end) {
    const std::optional<Box> box = read_box(file, at, end);
    if (!box || !visit(*box)) return false;
    at = box->end;
  }
  return true;
}

/// Numbers one after another; of 0, 4 or 8 bytes where the box says so itself.
struct Cursor {
  const ImageBytes& file;
  std::size_t at, end;
  bool is_good = true;

  std::uint64_t take(std::uint32_t size) {
    if (at > end || size > end - at || (size != 0 && size != 2 && size != 4 && size != 8)) is_good = false;
    if (!is_good) return 0;
    const std::size_t from = at;
    at += size;
    return size == 0 ? 0 : size == 2 ? file.be16(from) : size == 4 ? file.be32(from) : file.be64(from);
  }
};

/// The places of items [ISO/IEC 14496-12, section 8.11.3]; false where one leaves the file.
bool are_items_inside(const ImageBytes& file, const Box& box) {
  const std::uint32_t version = file.u8(box.start), sizes = file.be16(box.start + 4);
  if (version > 2) return true;
  const std::uint32_t offset_size = sizes >> 12, length_size = sizes >> 8 & 15, base_size = sizes >> 4 & 15;
  const std::uint32_t index_size = version == 0 ? 0 : sizes & 15;
  Cursor cursor{file, box.start + 6, box.end};
  const std::uint64_t items = cursor.take(version == 2 ? 4 : 2);
  if (items > kMostItems) return false;
  for (std::uint64_t i = 0; i < items && cursor.is_good; ++i) {
    cursor.take(version == 2 ? 4 : 2);
    const bool is_in_file = version == 0 || (cursor.take(2) & 15) == 0;
    cursor.take(2);
    const std::uint64_t base = cursor.take(base_size), extents = cursor.take(2);
    for (std::uint64_t k = 0; k < extents && cursor.is_good; ++k) {
      cursor.take(index_size);
      const std::uint64_t offset = cursor.take(offset_size), length = cursor.take(length_size);
      if (is_in_file && (base > file.size() || !file.holds(offset, 0) || !file.holds(base + offset, length)))
        return false;
      if (offset_size + length_size + index_size == 0) break;  // one that takes no bytes is there as often as one likes
    }
  }
  return cursor.is_good;
}

/// The size of a picture in the file. That of the whole is the largest, since tiles are parts of it.
bool read_size(const ImageBytes& file, const Box& box, ImageFacts& facts) {
  if (box.end - box.start < 12) return false;
  ImageFacts one;
  one.width = file.be32(box.start + 4);
  one.height = file.be32(box.start + 8);
  if (one.pixels() > facts.pixels()) facts.width = one.width, facts.height = one.height;
  return true;
}

/// `iprp`, which holds `ipco`, which holds `ispe`.
bool read_properties(const ImageBytes& file, const Box& box, ImageFacts& facts) {
  return walk_boxes(file, box.start, box.end, [&](const Box& inner) {
    if (inner.type != four_letters("ipco")) return true;
    return walk_boxes(file, inner.start, inner.end, [&](const Box& property) {
      return property.type != four_letters("ispe") || read_size(file, property, facts);
    });
  });
}

bool read_meta(const ImageBytes& file, const Box& box, ImageFacts& facts) {
  return walk_boxes(file, std::min(box.start + 4, box.end), box.end, [&](const Box& inner) {
    if (inner.type == four_letters("iloc")) return are_items_inside(file, inner);
    return inner.type != four_letters("iprp") || read_properties(file, inner, facts);
  });
}

}  // namespace

void read_heif(std::string_view bytes, ImageFacts& facts) {
  const ImageBytes file(bytes);
  const bool is_good = walk_boxes(file, 0, file.size(), [&](const Box& box) {
    return box.type != four_letters("meta") || read_meta(file, box, facts);
  });
  facts.whole = is_good && facts.pixels() > 0;
  facts.held = facts.pixels() * 6;
}

}  // namespace essaypack
