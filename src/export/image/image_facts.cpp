/// Whether JPEG, PNG, GIF and WebP are whole. A picture that claims more pixels than its compression could have put
/// into the bytes that are there is cut short, too: whoever decodes it pays for its claim.

#include "export/image/image_bytes.h"
#include "export/image/image_containers.h"
#include "export/image/image_type.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::uint64_t kDeflateRatio =
    1'040;  ///< 1,032 bytes from one [RFC 1951: 258 from 2 bits], and some more for the head.
constexpr std::uint64_t kLzwRatio = 2'800;    ///< Of 12 bits, 4,096 pixels at most.
constexpr std::uint64_t kHuffmanRatio = 512;  ///< Pixels of JPEG: a block of 64 takes one bit or more.
constexpr std::uint64_t kSlack = 4'096;
constexpr int kMostScans = 100;  ///< Of a JPEG. Each scan costs as much as a picture; encoders make ten.

/// Channels of a PNG's colour type; 0 for none that exists, or with a depth that it can't have.
std::uint32_t png_channels(std::uint32_t color_type, std::uint32_t depth) {
  const bool is_power = depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
  if (!is_power) return 0;
  switch (color_type) {
    case 0:
      return 1;
    case 3:
      return depth <= 8 ? 1 : 0;
    case 2:
      return depth >= 8 ? 3 : 0;
    case 4:
      return depth >= 8 ? 2 : 0;
    case 6:
      return depth >= 8 ? 4 : 0;
  }
  return 0;
}

void read_png(std::string_view bytes, ImageFacts& facts) {
  const ImageBytes file(bytes);
  facts.width = file.be32(16);
  facts.height = file.be32(20);
  const std::uint32_t depth = file.u8(24), channels = png_channels(file.u8(25), depth);
  std::uint64_t packed = 0;
  const bool is_ended = walk_png(bytes, [&](const ImagePiece& piece) {
    if (piece.type == four_letters("acTL")) facts.animated = true;
    if (piece.type == four_letters("IDAT")) packed += piece.body.size();
  });
  const bool is_head =
      file.be32(8) == 13 && file.has(12, "IHDR") && facts.width <= 0x7FFFFFFF && facts.height <= 0x7FFFFFFF;
  const std::uint64_t row = (std::uint64_t{facts.width} * channels * depth + 7) / 8;
  const std::uint64_t most = packed * kDeflateRatio + kSlack;
  facts.whole = is_ended && is_head && channels > 0 && packed > 0 && facts.pixels() > 0 && row <= most / facts.height;
  if (file.u8(28) != 0 && facts.whole) facts.held = facts.pixels() * channels * (depth > 8 ? 2 : 1);  // interlaced
}

/// Start Of Frame: C0 to CF but the tables C4, C8 and CC.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

struct JpegFrame {
  std::uint32_t marker = 0;
  std::uint32_t samples = 0;  ///< Of all components for each pixel, times the block of the largest.
  std::uint32_t block = 0;    ///< Pixels for which those stand.
  int frames = 0, scans = 0;
  bool is_good = true;
  std::uint64_t coded = 0;  ///< Bytes of scans.
};

void read_frame(const ImagePiece& piece, ImageFacts& facts, JpegFrame& frame) {
  const ImageBytes head(piece.body);
  ++frame.frames;
  frame.marker = piece.type;
  facts.height = head.be16(1);
  facts.width = head.be16(3);
  const std::uint32_t components = head.u8(5);
  std::uint32_t widest = 1, highest = 1;
  for (std::uint32_t i = 0; i < components && i < 4; ++i) {
    const std::uint32_t across = head.u8(7 + 3 * i) >> 4, down = head.u8(7 + 3 * i) & 15;
    if (across < 1 || across > 4 || down < 1 || down > 4) frame.is_good = false;
    frame.samples += across * down;
    widest = std::max(widest, across);
    highest = std::max(highest, down);
  }
  frame.block = widest * highest;
  if (components < 1 || components > 4 || !head.holds(6, std::uint64_t{components} * 3)) frame.is_good = false;
}

void read_jpeg(std::string_view bytes, ImageFacts& facts) {
  JpegFrame frame;
  const bool is_ended = walk_jpeg(bytes, [&](const ImagePiece& piece) {
    if (is_frame(piece.type)) read_frame(piece, facts, frame);
    if (piece.type == 0xDC && facts.height == 0)
      facts.height = ImageBytes(piece.body).be16(0);  // known at the end only
    if (piece.type != 0xDA) return;
    if (frame.frames == 0) frame.is_good = false;
    ++frame.scans;
    frame.coded += piece.whole.size() - 4 - piece.body.size();
  });
  const bool is_arithmetic = frame.marker >= 0xC9;
  facts.whole = is_ended && frame.is_good && frame.frames == 1 && frame.scans > 0 && frame.scans <= kMostScans &&
                facts.pixels() > 0 && (is_arithmetic || facts.pixels() <= frame.coded * kHuffmanRatio + kSlack);
  const bool is_progressive =
      frame.marker == 0xC2 || frame.marker == 0xC6 || frame.marker == 0xCA || frame.marker == 0xCE;
  if (facts.whole && (is_progressive || frame.scans > 1)) facts.held = 2 * facts.pixels() * frame.samples / frame.block;
}

void read_gif(std::string_view bytes, ImageFacts& facts) {
  const ImageBytes file(bytes);
  facts.width = file.le16(6);
  facts.height = file.le16(8);
  std::uint64_t frames = 0;
  bool is_first_full = false;
  const bool is_ended = walk_gif(bytes, [&](const ImagePiece& piece) {
    if (piece.type != 0x2C || ++frames > 1) return;
    const ImageBytes head(piece.whole);
    is_first_full = std::uint64_t{head.le16(5)} * head.le16(7) <= piece.body.size() * kLzwRatio + kSlack;
  });
  facts.animated = frames > 1;
  facts.whole = is_ended && is_first_full && facts.pixels() > 0;
}

/// The head of a VP8 key frame [RFC 6386, section 9.1] or of a VP8L picture [RFC 9649, section 3.4]; false where it is
/// none.
bool read_vp8(const ImagePiece& piece, ImageFacts& facts) {
  const ImageBytes head(piece.body);
  if (piece.type == four_letters("VP8L")) {
    facts.lossless = true;
    const std::uint32_t bits = head.le32(1);
    facts.width = (bits & 0x3FFF) + 1;
    facts.height = (bits >> 14 & 0x3FFF) + 1;
    return head.size() > 5 && head.u8(0) == 0x2F;
  }
  facts.width = head.le16(6) & 0x3FFF;
  facts.height = head.le16(8) & 0x3FFF;
  return head.size() > 10 && head.has(3, "\x9D\x01\x2A");
}

bool is_frame_of_animation(std::string_view body) {
  bool has_picture = false;
  return body.size() >= 16 &&
         walk_riff(body, 16,
                   [&](const ImagePiece& piece) {
                     if (piece.type == four_letters("VP8 ") || piece.type == four_letters("VP8L")) has_picture = true;
                   }) &&
         has_picture;
}

void read_webp(std::string_view bytes, ImageFacts& facts) {
  const ImageBytes file(bytes);
  const bool is_extended = file.has(12, "VP8X");
  std::uint64_t pictures = 0;
  bool is_good = true;
  const std::string_view content = webp_content(bytes);
  const bool is_ended = walk_riff(content, 12, [&](const ImagePiece& piece) {
    if (piece.type == four_letters("VP8X") && piece.body.size() < 10) is_good = false;
    if (piece.type == four_letters("ANMF")) {
      ++pictures;
      if (!is_frame_of_animation(piece.body)) is_good = false;
    }
    const bool is_picture = piece.type == four_letters("VP8 ") || piece.type == four_letters("VP8L");
    if (is_picture && ++pictures == 1 && !read_vp8(piece, facts)) is_good = false;
  });
  facts.animated = is_extended && (file.u8(20) & 2) != 0;
  if (is_extended) {
    const std::uint32_t width = file.le24(24) + 1, height = file.le24(27) + 1;
    if (!facts.animated && (width != facts.width || height != facts.height)) is_good = false;
    facts.width = width;
    facts.height = height;
  }
  facts.whole = !content.empty() && is_ended && is_good && pictures > 0 && facts.pixels() > 0;
  facts.held = facts.pixels() * 9;  // as measured: the picture, its frame, and the planes of the codec
}

}  // namespace

ImageFacts inspect_image(std::string_view bytes) {
  ImageFacts facts;
  facts.type = image_type_of(bytes);
  switch (facts.type) {
    case ImageType::png:
      read_png(bytes, facts);
      break;
    case ImageType::jpeg:
      read_jpeg(bytes, facts);
      break;
    case ImageType::gif:
      read_gif(bytes, facts);
      break;
    case ImageType::webp:
      read_webp(bytes, facts);
      break;
    case ImageType::bmp:
      read_bmp(bytes, facts);
      break;
    case ImageType::tiff:
      read_tiff(bytes, facts);
      break;
    case ImageType::avif:
    case ImageType::heic:
      read_heif(bytes, facts);
      break;
    case ImageType::icon:
      read_icon(bytes, facts);
      break;
    case ImageType::svg:
    case ImageType::jxl:
    case ImageType::jp2:
      facts.whole = true;
      break;  // the first is parsed, the others are handed to nobody
    case ImageType::unknown:
      break;
  }
  return facts;
}

}  // namespace essaypack
