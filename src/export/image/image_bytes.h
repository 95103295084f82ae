#pragma once

/// The parts of a picture's file, for code that looks at pictures from strangers: nothing here reads past the end,
/// whatever a header says, and every walk takes time that grows with the file alone.

#include <cstdint>
#include <functional>
#include <string_view>

namespace essaypack {

/// Reads numbers of a file without ever leaving it: past the end there are zeros.
class ImageBytes {
 public:
  explicit ImageBytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t u8(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
  std::uint32_t be16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  std::uint32_t be32(std::size_t at) const { return be16(at) << 16 | be16(at + 2); }
  std::uint64_t be64(std::size_t at) const { return std::uint64_t{be32(at)} << 32 | be32(at + 4); }
  std::uint32_t le16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
  std::uint32_t le24(std::size_t at) const { return le16(at) | u8(at + 2) << 16; }
  std::uint32_t le32(std::size_t at) const { return le16(at) | le16(at + 2) << 16; }
  bool has(std::size_t at, std::string_view text) const {
    return at <= bytes_.size() && bytes_.substr(at, text.size()) == text;
  }
  /// True if `size` bytes from `at` on are there.
  bool holds(std::uint64_t at, std::uint64_t size) const { return at <= bytes_.size() && size <= bytes_.size() - at; }
  std::size_t size() const { return bytes_.size(); }
  std::string_view text() const { return bytes_; }

 private:
  std::string_view bytes_;
};

/// Four letters as the number that `be32` reads.
constexpr std::uint32_t four_letters(const char (&text)[5]) {
  const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
}

/// One part of a file.
struct ImagePiece {
  std::uint32_t type =
      0;  ///< JPEG: the marker's second byte. PNG, WebP: `four_letters`. GIF: 0x2C, or 0x21 and an extension's label.
  std::string_view whole;  ///< All of it: with its head, and the coded data behind a JPEG's scan header.
  std::string_view body;   ///< Without type, length and checksum; of a GIF's part the sub-blocks, without its head.
};
using PieceVisitor = std::function<void(const ImagePiece&)>;

/// The segments of a JPEG [ITU T.81, annex B] up to its end mark; what stands between and behind them is passed over.
/// False where there is no end mark, or a segment leaves the file.
bool walk_jpeg(std::string_view bytes, const PieceVisitor& visit);
/// The chunks of a PNG [W3C PNG, section 5] up to and with `IEND`, whose checksum may be missing. False where one
/// leaves the file.
bool walk_png(std::string_view bytes, const PieceVisitor& visit);
/// The blocks of a GIF [GIF89a, section 20] behind its global colours, without the trailer. False where there is no
/// trailer.
bool walk_gif(std::string_view bytes, const PieceVisitor& visit);
/// The chunks from `start` on of a WebP [RFC 9649, section 2], or of a frame in it. False where one leaves `bytes`.
bool walk_riff(std::string_view bytes, std::size_t start, const PieceVisitor& visit);

/// The bytes of the chunks of a WebP, as far as its head says; empty where that is more than there is.
std::string_view webp_content(std::string_view bytes);
/// Where a GIF's blocks begin.
std::size_t gif_head_size(std::string_view bytes);

}  // namespace essaypack
