#include "export/image_type.h"

#include <algorithm>

namespace essaypack {
namespace {

/// Reads numbers of a file without ever leaving it: past the end there are zeros.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t u8(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
  std::uint32_t be16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  std::uint32_t be32(std::size_t at) const { return be16(at) << 16 | be16(at + 2); }
  std::uint32_t le16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
  std::uint32_t le24(std::size_t at) const { return le16(at) | u8(at + 2) << 16; }
  std::uint32_t le32(std::size_t at) const { return le16(at) | le16(at + 2) << 16; }
  bool has(std::size_t at, std::string_view text) const {
    return at <= bytes_.size() && bytes_.substr(at, text.size()) == text;
  }
  std::size_t size() const { return bytes_.size(); }
  std::string_view text() const { return bytes_; }

 private:
  std::string_view bytes_;
};

bool is_svg(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t at = head.find_first_not_of(" \t\r\n");
  if (head.starts_with("\xEF\xBB\xBF")) at = 3;
  if (at == head.npos || head[at] != '<') return false;
  return bytes.substr(0, 65'536).find("<svg") != bytes.npos;
}

void read_png(const Bytes& file, ImageFacts& facts) {
  facts.width = file.be32(16);
  facts.height = file.be32(20);
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const std::size_t length = file.be32(at);
    if (file.has(at + 4, "acTL")) facts.animated = true;
    if (file.has(at + 4, "IEND")) {
      facts.whole = true;
      return;
    }
    at += 12 + length;
  }
}

/// Start Of Frame: C0 to CF but the tables C4, C8 and CC.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void read_jpeg(const Bytes& file, ImageFacts& facts) {
  for (std::size_t at = 2; at + 4 <= file.size();) {
    if (file.u8(at) != 0xFF) break;
    const std::uint32_t marker = file.u8(at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (is_frame(marker)) {
      facts.height = file.be16(at + 5);
      facts.width = file.be16(at + 7);
    }
    if (marker == 0xDA) {
      const std::size_t end = file.text().rfind("\xFF\xD9");
      facts.whole = end != file.text().npos && end > at;
      return;
    }
    at += 2 + std::max<std::size_t>(2, file.be16(at + 2));
  }
}

/// Past a chain of sub-blocks, or past the end of the file.
std::size_t skip_sub_blocks(const Bytes& file, std::size_t at) {
  while (at < file.size() && file.u8(at) != 0) at += 1 + file.u8(at);
  return at + 1;
}

std::size_t color_table_size(std::uint32_t flags) { return flags & 0x80 ? 3u << ((flags & 7) + 1) : 0; }

void read_gif(const Bytes& file, ImageFacts& facts) {
  facts.width = file.le16(6);
  facts.height = file.le16(8);
  int frames = 0;
  for (std::size_t at = 13 + color_table_size(file.u8(10)); at < file.size();) {
    const std::uint32_t mark = file.u8(at);
    if (mark == 0x3B) {
      facts.whole = frames > 0;
      break;
    }
    if (mark == 0x21) {
      at = skip_sub_blocks(file, at + 2);
    } else if (mark == 0x2C) {
      ++frames;
      at = skip_sub_blocks(file, at + 11 + color_table_size(file.u8(at + 9)));
    } else {
      break;
    }
  }
  facts.animated = frames > 1;
}

void read_webp(const Bytes& file, ImageFacts& facts) {
  facts.whole = std::size_t{file.le32(4)} + 8 <= file.size();
  if (file.has(12, "VP8X")) {
    facts.animated = (file.u8(20) & 2) != 0;
    facts.width = file.le24(24) + 1;
    facts.height = file.le24(27) + 1;
    for (std::size_t at = 30; at + 8 <= file.size(); at += 8 + file.le32(at + 4) + file.le32(at + 4) % 2)
      if (file.has(at, "VP8L")) facts.lossless = true;
  } else if (file.has(12, "VP8L")) {
    facts.lossless = true;
    const std::uint32_t bits = file.le32(21);
    facts.width = (bits & 0x3FFF) + 1;
    facts.height = (bits >> 14 & 0x3FFF) + 1;
  } else if (file.has(12, "VP8 ")) {
    facts.width = file.le16(26) & 0x3FFF;
    facts.height = file.le16(28) & 0x3FFF;
  }
}

/// The header of Windows 3, in which a negative height means that rows go downwards.
void read_bmp(const Bytes& file, ImageFacts& facts) {
  const std::uint32_t height = file.le32(22);
  facts.whole = file.le32(14) >= 40;
  facts.width = file.le32(18);
  facts.height = height > 0x7FFFFFFF ? 0u - height : height;
}

}  // namespace

ImageType image_type_of(std::string_view bytes) {
  const Bytes file(bytes);
  if (file.has(0, "\xFF\xD8\xFF")) return ImageType::jpeg;
  if (file.has(0, "\x89PNG\r\n\x1A\n")) return ImageType::png;
  if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) return ImageType::gif;
  if (file.has(0, "RIFF") && file.has(8, "WEBP")) return ImageType::webp;
  if (file.has(4, "ftypavif") || file.has(4, "ftypavis")) return ImageType::avif;
  for (const std::string_view brand : {"ftypheic", "ftypheix", "ftypmif1", "ftypmsf1", "ftyphevc"})
    if (file.has(4, brand)) return ImageType::heic;
  if (file.has(0, "BM") && file.size() > 26) return ImageType::bmp;
  if (file.has(0, std::string_view("II*\0", 4)) || file.has(0, std::string_view("MM\0*", 4))) return ImageType::tiff;
  if (file.has(0, std::string_view("\0\0\1\0", 4))) return ImageType::icon;
  return is_svg(file.text()) ? ImageType::svg : ImageType::unknown;
}

std::string_view suffix_of(ImageType type) {
  switch (type) {
    case ImageType::jpeg: return "jpg";
    case ImageType::png: return "png";
    case ImageType::gif: return "gif";
    case ImageType::svg: return "svg";
    case ImageType::webp: return "webp";
    case ImageType::avif: return "avif";
    case ImageType::heic: return "heic";
    case ImageType::bmp: return "bmp";
    case ImageType::tiff: return "tiff";
    case ImageType::icon: return "ico";
    case ImageType::unknown: break;
  }
  return "";
}

std::string_view media_type_of(ImageType type) {
  switch (type) {
    case ImageType::jpeg: return "image/jpeg";
    case ImageType::png: return "image/png";
    case ImageType::gif: return "image/gif";
    case ImageType::svg: return "image/svg+xml";
    case ImageType::webp: return "image/webp";
    case ImageType::avif: return "image/avif";
    case ImageType::heic: return "image/heic";
    case ImageType::bmp: return "image/bmp";
    case ImageType::tiff: return "image/tiff";
    case ImageType::icon: return "image/vnd.microsoft.icon";
    case ImageType::unknown: break;
  }
  return "application/octet-stream";
}

bool is_core_type(ImageType type) {
  return type == ImageType::jpeg || type == ImageType::png || type == ImageType::gif || type == ImageType::svg ||
         type == ImageType::webp;
}

ImageFacts inspect_image(std::string_view bytes) {
  const Bytes file(bytes);
  ImageFacts facts;
  facts.type = image_type_of(bytes);
  switch (facts.type) {
    case ImageType::png: read_png(file, facts); break;
    case ImageType::jpeg: read_jpeg(file, facts); break;
    case ImageType::gif: read_gif(file, facts); break;
    case ImageType::webp: read_webp(file, facts); break;
    case ImageType::bmp: read_bmp(file, facts); break;
    case ImageType::svg:
    case ImageType::avif:
    case ImageType::heic:
    case ImageType::tiff:
    case ImageType::icon: facts.whole = true; break;
    case ImageType::unknown: break;
  }
  // one of GIF, PNG or BMP without a single pixel is no picture; a JPEG may tell its height at its end
  const bool is_flat = facts.type == ImageType::png || facts.type == ImageType::gif || facts.type == ImageType::bmp;
  if (is_flat && (facts.width == 0 || facts.height == 0)) facts.whole = false;
  return facts;
}

}  // namespace essaypack
