#include "export/image/png_streams.h"

#include "base/owned.h"
#include "export/image/deflate_end.h"

#include <libdeflate.h>

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::uint64_t kMostUnpacked = 256 * 1024 * 1024;

void append_be32(std::string& out, std::uint64_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

/// Of one picture, or one frame.
struct Rows {
  std::uint64_t bits = 0;  ///< Of a pixel.
  bool is_interlaced = false;

  /// Each row has a byte that says how it is filtered [W3C PNG, 7.2 and 8.2].
  std::uint64_t size_of(std::uint64_t width, std::uint64_t height) const {
    const auto part = [&](std::uint64_t columns, std::uint64_t rows) {
      return columns == 0 ? 0 : rows * (1 + (columns * bits + 7) / 8);
    };
    if (!is_interlaced) return part(width, height);
    struct Pass {
      std::uint64_t left, top, across, down;
    };
    constexpr Pass kPasses[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    std::uint64_t size = 0;
    for (const Pass& pass : kPasses)
      size +=
          part((width + pass.across - 1 - pass.left) / pass.across, (height + pass.down - 1 - pass.top) / pass.down);
    return size;
  }
};

Rows rows_of(const ImageBytes& png) {
  constexpr std::uint32_t kChannels[] = {1, 0, 3, 1, 2, 0, 4};
  const std::uint32_t type = std::min(png.u8(25), 6U);
  return {std::uint64_t{kChannels[type]} * png.u8(24), png.u8(28) != 0};
}

/// The stream with the first `wanted` bytes only; empty where that does not go.
std::string repacked(const std::string& bytes, std::uint64_t unpacked, std::uint64_t wanted) {
  if (unpacked > kMostUnpacked) return {};
  const Owned<libdeflate_decompressor, libdeflate_free_decompressor> unpacker(libdeflate_alloc_decompressor());
  const Owned<libdeflate_compressor, libdeflate_free_compressor> packer(libdeflate_alloc_compressor(6));
  std::string rows(unpacked, '\0');
  if (!unpacker || !packer ||
      libdeflate_zlib_decompress(unpacker.get(), bytes.data(), bytes.size(), rows.data(), rows.size(), nullptr) !=
          LIBDEFLATE_SUCCESS)
    return {};
  std::string packed(libdeflate_zlib_compress_bound(packer.get(), wanted), '\0');
  packed.resize(libdeflate_zlib_compress(packer.get(), rows.data(), wanted, packed.data(), packed.size()));
  return packed;
}

}  // namespace

void append_png_chunk(std::string& out, std::string_view type, std::string_view body) {
  append_be32(out, body.size());
  const std::size_t start = out.size();
  out += type;
  out += body;
  append_be32(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
}

PngStreams::PngStreams(std::string_view png) {
  const ImageBytes file(png);
  const Rows rows = rows_of(file);
  constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t frame = kNone, picture = kNone;  // the streams that go on
  std::uint64_t width = 0, height = 0;         // of a frame
  walk_png(png, [&](const ImagePiece& piece) {
    const bool is_frame = piece.type == four_letters("fdAT");
    if (piece.type == four_letters("fcTL")) {
      width = ImageBytes(piece.body).be32(4);
      height = ImageBytes(piece.body).be32(8);
      frame = kNone;
    }
    if (!is_frame && piece.type != four_letters("IDAT")) return;
    std::size_t& stream = is_frame ? frame : picture;
    if (stream == kNone) {
      stream = streams_.size();
      streams_.emplace_back().wanted =
          is_frame ? rows.size_of(width, height) : rows.size_of(file.be32(16), file.be32(20));
    }
    streams_[stream].bytes += piece.body.substr(is_frame ? std::min<std::size_t>(4, piece.body.size()) : 0);
    of_chunk_.push_back(stream);
  });
  std::for_each(streams_.begin(), streams_.end(), cut);
}

void PngStreams::cut(Stream& stream) {
  const std::optional<DeflateEnd> end = find_zlib_end(stream.bytes);
  if (!end) return;
  stream.is_cut = end->size < stream.bytes.size();
  stream.bytes.resize(end->size);
  if (end->unpacked <= stream.wanted) return;
  std::string packed = repacked(stream.bytes, end->unpacked, stream.wanted);
  if (packed.empty()) return;
  stream.bytes = std::move(packed);
  stream.is_cut = true;
}

void PngStreams::append(std::string& out, const ImagePiece& piece) {
  Stream& stream = streams_[of_chunk_[next_++]];
  if (!stream.is_cut) {
    out += piece.whole;
    return;
  }
  // frames are numbered, so each of their chunks stays
  const bool is_frame = piece.type == four_letters("fdAT");
  const std::string number(is_frame ? piece.body.substr(0, 4) : std::string_view());
  if (!stream.is_written || is_frame)
    append_png_chunk(out, is_frame ? "fdAT" : "IDAT", number + (stream.is_written ? std::string() : stream.bytes));
  stream.is_written = true;
}

}  // namespace essaypack
