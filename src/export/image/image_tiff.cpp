#include "export/image/image_bytes.h"
#include "export/image/image_containers.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

constexpr int kMostDirectories = 1'000;        ///< Readers count them all to know the first.
constexpr std::uint64_t kPackedRatio = 2'800;  ///< Bytes from one of LZW, which packs most.
constexpr std::uint64_t kSlack = 4'096;

enum Tag : std::uint32_t {
  width_tag = 256,
  height_tag = 257,
  bits_tag = 258,
  compression_tag = 259,
  strip_offsets_tag = 273,
  samples_tag = 277,
  strip_rows_tag = 278,
  strip_sizes_tag = 279,
  tile_width_tag = 322,
  tile_height_tag = 323,
  tile_offsets_tag = 324,
  tile_sizes_tag = 325
};

/// The values of a field; they lie inside the file.
struct Field {
  std::uint32_t type = 0;  ///< 1 byte, 3 short, 4 long.
  std::uint32_t count = 0;
  std::size_t at = 0;
};

std::uint32_t size_of_type(std::uint32_t type) {
  constexpr std::uint32_t kSizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  return type < std::size(kSizes) ? kSizes[type] : 0;
}

class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : file_(bytes), is_big_endian_(file_.has(0, "MM")) {}

  /// False where a directory or a value of the first one leaves the file.
  bool read() {
    std::uint32_t at = u32(4);
    for (int count = 0; at != 0; ++count) {
      const std::uint32_t fields = u16(at);
      if (count == kMostDirectories || at < 8 || fields == 0 || !file_.holds(at, 2 + std::uint64_t{fields} * 12))
        return false;
      if (count == 0 && !read_fields(at, fields)) return false;
      at = file_.holds(at, 6 + std::uint64_t{fields} * 12) ? u32(at + 2 + fields * 12) : 0;
    }
    return !fields_.empty();
  }

  std::uint32_t value(Tag tag, std::uint32_t otherwise) const {
    const auto found = fields_.find(tag);
    return found == fields_.end() || found->second.count == 0 ? otherwise : element(found->second, 0);
  }

  /// The sum of the sizes of strips or tiles, all inside the file; 0 where they are not.
  std::uint64_t sum_of_parts(Tag offsets_tag, Tag sizes_tag) const {
    const auto offsets = fields_.find(offsets_tag), sizes = fields_.find(sizes_tag);
    if (offsets == fields_.end() || sizes == fields_.end() || offsets->second.count != sizes->second.count) return 0;
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < sizes->second.count; ++i) {
      if (!file_.holds(element(offsets->second, i), element(sizes->second, i))) return 0;
      sum += element(sizes->second, i);
    }
    return sum;
  }

  std::uint32_t parts(Tag offsets_tag) const {
    const auto offsets = fields_.find(offsets_tag);
    return offsets == fields_.end() ? 0 : offsets->second.count;
  }

 private:
  std::uint32_t u16(std::size_t at) const { return is_big_endian_ ? file_.be16(at) : file_.le16(at); }
  std::uint32_t u32(std::size_t at) const { return is_big_endian_ ? file_.be32(at) : file_.le32(at); }

  bool read_fields(std::size_t directory, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t at = directory + 2 + std::size_t{i} * 12;
      Field field{u16(at + 2), u32(at + 4), at + 8};
      const std::uint64_t size = std::uint64_t{size_of_type(field.type)} * field.count;
      if (size > 4) field.at = u32(at + 8);
      if (!file_.holds(field.at, size)) return false;
      if (field.type == 1 || field.type == 3 || field.type == 4) fields_.emplace(u16(at), field);
    }
    return true;
  }

  std::uint32_t element(const Field& field, std::uint32_t index) const {
    const std::size_t at = field.at + std::size_t{index} * size_of_type(field.type);
    return field.type == 1 ? file_.u8(at) : field.type == 3 ? u16(at) : u32(at);
  }

  ImageBytes file_;
  bool is_big_endian_;
  std::map<std::uint32_t, Field> fields_;  ///< Of the first directory, those that are whole numbers.
};

}  // namespace

void read_tiff(std::string_view bytes, ImageFacts& facts) {
  Tiff tiff(bytes);
  if (!tiff.read()) return;
  facts.width = tiff.value(width_tag, 0);
  facts.height = tiff.value(height_tag, 0);
  const std::uint64_t bits = std::uint64_t{tiff.value(bits_tag, 1)} * tiff.value(samples_tag, 1);
  const bool is_good = facts.pixels() > 0 && facts.pixels() <= kMostPixelsShown && bits > 0 && bits <= 512;
  if (!is_good) return;
  const bool is_tiled = tiff.parts(tile_offsets_tag) > 0;
  const std::uint64_t packed = is_tiled ? tiff.sum_of_parts(tile_offsets_tag, tile_sizes_tag)
                                        : tiff.sum_of_parts(strip_offsets_tag, strip_sizes_tag);
  const std::uint64_t across = is_tiled ? tiff.value(tile_width_tag, 0) : facts.width;
  const std::uint64_t down =
      is_tiled ? tiff.value(tile_height_tag, 0) : std::min(tiff.value(strip_rows_tag, facts.height), facts.height);
  if (packed == 0 || across == 0 || down == 0 || across * down > kMostPixelsShown) return;
  const std::uint64_t wanted = (facts.width * bits + 7) / 8 * facts.height;
  const std::uint32_t compression = tiff.value(compression_tag, 1);
  const bool is_packed = compression == 5 || compression == 8 || compression == 32'946 || compression == 32'773;
  facts.whole = compression == 1 ? wanted <= packed : !is_packed || wanted <= packed * kPackedRatio + kSlack;
  const std::uint64_t parts =
      (is_tiled ? (facts.width + across - 1) / across * 2 : 1) * across * down;  // two rows of tiles
  facts.held = std::max(parts, facts.pixels()) * bits / 8;                       // libvips reads it into memory
}

}  // namespace essaypack
