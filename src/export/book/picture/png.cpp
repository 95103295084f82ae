#include "export/book/picture/png.h"

#include "base/owned.h"
#include "export/image/png_streams.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {
namespace {

constexpr std::size_t kPaletteSize = 256;
constexpr std::size_t kDrawnColors = 4'096;  ///< What has more is no drawing, and keeps every colour.
constexpr int kLevel = 1;  // drawn covers are rows that repeat: 6 halves the speed for a file smaller by 5 %

/// Calls `take` with the colour and the number of pixels of each run of one colour, until it returns false.
template <typename Take>
bool for_each_run(const std::uint32_t* row, int width, Take take) {
  for (int begin = 0, end; begin < width; begin = end) {
    for (end = begin + 1; end < width && row[end] == row[begin];) ++end;
    if (!take(row[begin] & 0xffffff, static_cast<std::size_t>(end - begin))) return false;
  }
  return true;
}

/// The colours of a drawing. Where there are more than a palette holds, they are shades at the edges of its figures and
/// letters: the rarest of them become the nearest colour that stays.
class Palette {
 public:
  /// False once there are more colours than a drawing has.
  bool count(std::uint32_t color, std::size_t pixels) {
    const auto [place, is_new] = places_.try_emplace(color, shades_.size());
    if (is_new) {
      if (shades_.size() == kDrawnColors) return false;
      shades_.push_back({color, 0, 0});
    }
    shades_[place->second].pixels += pixels;
    return true;
  }

  /// Gives each colour its index, in the order in which those that stay were seen first.
  void settle() {
    std::vector<std::size_t> order(shades_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() > kPaletteSize) {
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return shades_[a].pixels > shades_[b].pixels; });
      std::sort(order.begin(), order.begin() + kPaletteSize);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
      Shade& shade = shades_[order[i]];
      shade.index = static_cast<unsigned char>(i < kPaletteSize ? i : nearest(shade.color));
      if (i < kPaletteSize) colors_.push_back(shade.color);
    }
  }

  unsigned char index_of(std::uint32_t color) const { return shades_[places_.at(color)].index; }
  const std::vector<std::uint32_t>& colors() const { return colors_; }

 private:
  struct Shade {
    std::uint32_t color = 0;
    std::size_t pixels = 0;
    unsigned char index = 0;
  };

  std::size_t nearest(std::uint32_t color) const {
    const auto distance = [&](std::uint32_t other) {
      int sum = 0;
      for (const int shift : {16, 8, 0}) {
        const int step = static_cast<int>(color >> shift & 0xff) - static_cast<int>(other >> shift & 0xff);
        sum += step * step;
      }
      return sum;
    };
    return static_cast<std::size_t>(
        std::min_element(colors_.begin(), colors_.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); }) -
        colors_.begin());
  }

  std::unordered_map<std::uint32_t, std::size_t> places_;
  std::vector<Shade> shades_;
  std::vector<std::uint32_t> colors_;  ///< Those that stay.
};

void append_be32(std::string& out, std::uint32_t value) {
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift & 0xff);
}

void append_rgb(std::string& out, std::uint32_t color) {
  for (const int shift : {16, 8, 0}) out += static_cast<char>(color >> shift & 0xff);
}

/// Counts the colours; false where there are more than a drawing has.
bool fill_palette(const std::uint32_t* pixels, int width, int height, int stride, Palette& palette) {
  for (int y = 0; y < height; ++y) {
    const std::uint32_t* row = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    if (y > 0 && std::equal(row, row + width, row - stride)) continue;
    if (!for_each_run(row, width, [&](std::uint32_t color, std::size_t count) { return palette.count(color, count); }))
      return false;
  }
  palette.settle();
  return true;
}

/// Rows of palette indices, each behind its filter byte 0, in the place of the pixels, as `pack_color_rows` does it.
std::string_view pack_index_rows(std::uint32_t* pixels, int width, int height, int stride, const Palette& palette) {
  const auto begin = reinterpret_cast<unsigned char*>(pixels);
  const auto pitch = static_cast<std::size_t>(width) + 1;
  for (int y = 0; y < height; ++y) {
    const std::uint32_t* row = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    unsigned char* out = begin + static_cast<std::size_t>(y) * pitch;
    // The indices of the first row stand where its pixels were: the second one can't be compared with it.
    if (y > 1 && std::equal(row, row + width, row - stride)) {
      std::copy_n(out - pitch, pitch, out);
      continue;
    }
    unsigned char* next = out + 1;
    for_each_run(row, width, [&](std::uint32_t color, std::size_t count) {
      const unsigned char index = palette.index_of(color);
      std::fill_n(next, count, index);
      next += count;
      return true;
    });
    *out = 0;
  }
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(height) * pitch};
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
  const bool indexed = fill_palette(pixels, width, height, stride, palette);
  const std::string_view rows = indexed ? pack_index_rows(pixels, width, height, stride, palette)
                                        : pack_color_rows(pixels, width, height, stride);
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
