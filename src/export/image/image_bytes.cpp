#include "export/image/image_bytes.h"

#include <algorithm>

namespace essaypack {
namespace {

bool is_restart(std::uint32_t marker) { return marker >= 0xD0 && marker <= 0xD7; }

/// Markers that end the coded data of a scan. The others (0x01 to 0xBF, 0xF0 to 0xFD) have no meaning there, and
/// readers pass them over.
bool ends_scan(std::uint32_t marker) {
  return (marker >= 0xC0 && marker <= 0xEF && !is_restart(marker)) || marker == 0xFE;
}

std::size_t end_of_scan(const ImageBytes& file, std::size_t at) {
  for (;;) {
    at = file.text().find('\xFF', at);
    if (at == file.text().npos) return file.size();
    if (ends_scan(file.u8(at + 1))) return at;
    ++at;
  }
}

/// Past a chain of sub-blocks and the empty one that ends it; 0 where the file ends first.
std::size_t skip_sub_blocks(const ImageBytes& file, std::size_t at) {
  while (at < file.size() && file.u8(at) != 0) at += 1 + file.u8(at);
  return at < file.size() ? at + 1 : 0;
}

std::size_t color_table_size(std::uint32_t flags) { return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0; }

}  // namespace

bool walk_jpeg(std::string_view bytes, const PieceVisitor& visit) {
  const ImageBytes file(bytes);
  for (std::size_t at = 2; (at = bytes.find('\xFF', at)) != bytes.npos;) {
    const std::uint32_t marker = file.u8(at + 1);
    if (marker == 0xD9) return true;
    if (marker == 0xD8) return false;
    if (marker == 0xFF || marker <= 0x01 || is_restart(marker)) {
      ++at;
      continue;
    }
    const std::size_t length = file.be16(at + 2);
    if (length < 2 || !file.holds(at + 2, length)) return false;
    std::size_t end = at + 2 + length;
    if (marker == 0xDA) end = end_of_scan(file, end);
    visit({marker, bytes.substr(at, end - at), bytes.substr(at + 4, length - 2)});
    at = end;
  }
  return false;
}

bool walk_png(std::string_view bytes, const PieceVisitor& visit) {
  const ImageBytes file(bytes);
  for (std::size_t at = 8; file.holds(at, 8);) {
    const std::size_t length = file.be32(at);
    const std::uint32_t type = file.be32(at + 4);
    const bool is_end = type == four_letters("IEND");
    if (!is_end && !file.holds(at, length + 12)) return false;
    visit({type, bytes.substr(at, length + 12), bytes.substr(at + 8, length)});
    if (is_end) return true;
    at += length + 12;
  }
  return false;
}

std::size_t gif_head_size(std::string_view bytes) { return 13 + color_table_size(ImageBytes(bytes).u8(10)); }

bool walk_gif(std::string_view bytes, const PieceVisitor& visit) {
  const ImageBytes file(bytes);
  for (std::size_t at = gif_head_size(bytes); at < file.size();) {
    const std::uint32_t mark = file.u8(at);
    if (mark == 0x3B) return true;
    if (mark != 0x21 && mark != 0x2C) return false;
    const std::size_t blocks = mark == 0x21 ? at + 2 : at + 11 + color_table_size(file.u8(at + 9));
    const std::size_t end = skip_sub_blocks(file, blocks);
    if (end == 0) return false;
    visit({mark == 0x21 ? file.be16(at) : mark, bytes.substr(at, end - at), bytes.substr(blocks, end - blocks)});
    at = end;
  }
  return false;
}

bool walk_riff(std::string_view bytes, std::size_t start, const PieceVisitor& visit) {
  const ImageBytes file(bytes);
  std::size_t at = start;
  while (file.holds(at, 8)) {
    const std::size_t length = file.le32(at + 4);
    if (!file.holds(at + 8, length)) return false;
    visit({file.be32(at), bytes.substr(at, 8 + length), bytes.substr(at + 8, length)});
    at += 8 + length + length % 2;
  }
  return true;
}

std::string_view webp_content(std::string_view bytes) {
  const std::size_t size = ImageBytes(bytes).le32(4);
  return size < 12 || size + 8 > bytes.size() ? std::string_view() : bytes.substr(0, size + 8);
}

}  // namespace essaypack
