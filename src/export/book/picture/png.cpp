#include "export/book/picture/png.h"

#include "base/owned.h"
#include "export/image/png_streams.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

namespace essaypack {
namespace {

constexpr std::size_t kPaletteSize = 256;
constexpr int kLevel = 1;  // drawn covers are rows that repeat: 6 halves the speed for a file smaller by 5 %

/// Colours by their value, and the index of each, found quickly: neighbours mostly have the colour of the last one.
class Palette {
 public:
  /// The index of a colour; false once there are too many.
  bool find(std::uint32_t color, unsigned char& index) {
    if (color == last_ && !colors_.empty()) {
      index = last_index_;
      return true;
    }
    const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair{color, 0},
                                     [](const auto& a, const auto& b) { return a.first < b.first; });
    last_ = color;
    if (at != sorted_.end() && at->first == color) {
      index = last_index_ = static_cast<unsigned char>(at->second);
      return true;
    }
    if (colors_.size() == kPaletteSize) return false;
    index = last_index_ = static_cast<unsigned char>(colors_.size());
    sorted_.insert(at, {color, static_cast<int>(colors_.size())});
    colors_.push_back(color);
    return true;
  }
  const std::vector<std::uint32_t>& colors() const { return colors_; }

 private:
  std::vector<std::uint32_t> colors_;
  std::vector<std::pair<std::uint32_t, int>> sorted_;
  std::uint32_t last_ = 0;
  unsigned char last_index_ = 0;
};

void append_be32(std::string& out, std::uint32_t value) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift & 0xff);
}

void append_rgb(std::string& out, std::uint32_t color) {
  for (const int shift : {16, 8, 0}) out += static_cast<char>(color >> shift & 0xff);
}

/// Rows of palette indices, each behind its filter byte 0; empty where there are too many colours.
std::string index_rows(const std::uint32_t* pixels, int width, int height, int stride, Palette& palette) {
  std::string rows(static_cast<std::size_t>(height) * (width + 1), '\0');
  std::size_t at = 0;
  const auto pitch = static_cast<std::size_t>(width) + 1;
  for (int y = 0; y < height; ++y, at += pitch) {
    const std::uint32_t* row = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    if (y > 0 && std::equal(row, row + width, row - stride)) {
      std::copy_n(rows.data() + at - pitch, pitch, rows.data() + at);
      continue;
    }
    unsigned char index = 0;
    for (int x = 0; x < width; ++x) {
      if ((x == 0 || row[x] != row[x - 1]) && !palette.find(row[x] & 0xffffff, index)) return {};
      rows[at + 1 + static_cast<std::size_t>(x)] = static_cast<char>(index);
    }
  }
  return rows;
}

/// Rows of three bytes a pixel, each behind its filter byte 0, in the place of the pixels: no byte is written before it
/// was read, since a row is never longer than its pixels, and its first byte is that of a pixel which is taken first.
std::string_view pack_color_rows(std::uint32_t* pixels, int width, int height, int stride) {
  char* const begin = reinterpret_cast<char*>(pixels);
  char* out = begin;
  for (int y = 0; y < height; ++y) {
    const std::uint32_t* const row = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      const std::uint32_t color = row[x];
      if (x == 0) *out++ = '\0';
      for (const int shift : {16, 8, 0}) *out++ = static_cast<char>(color >> shift);
    }
  }
  return {begin, static_cast<std::size_t>(out - begin)};
}

std::string compress(std::string_view bytes) {
  const Owned<libdeflate_compressor, libdeflate_free_compressor> compressor(libdeflate_alloc_compressor(kLevel));
  if (!compressor) throw std::bad_alloc();
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor.get(), bytes.size());
  const auto out = std::make_unique_for_overwrite<char[]>(bound);  // what is not written costs no memory
  return std::string(out.get(),
                     libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.get(), bound));
}

}  // namespace

std::string encode_png(std::uint32_t* pixels, int width, int height, int stride) {
  Palette palette;
  const std::string indices = index_rows(pixels, width, height, stride, palette);
  const bool indexed = !indices.empty();
  const std::string_view rows = indexed ? indices : pack_color_rows(pixels, width, height, stride);
  std::string header;
  append_be32(header, static_cast<std::uint32_t>(width));
  append_be32(header, static_cast<std::uint32_t>(height));
  header += '\x08';                     // bits
  header += indexed ? '\x03' : '\x02';  // colour type
  header.append(3, '\0');               // compression, filter, interlace
  std::string png = "\x89PNG\r\n\x1a\n";
  append_png_chunk(png, "IHDR", header);
  if (indexed) {
    std::string colors;
    for (const std::uint32_t color : palette.colors()) append_rgb(colors, color);
    append_png_chunk(png, "PLTE", colors);
  }
  append_png_chunk(png, "IDAT", compress(rows));
  append_png_chunk(png, "IEND", {});
  return png;
}

}  // namespace essaypack
