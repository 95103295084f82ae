#include "export/image/image_privacy.h"

#include "content/text/base64.h"
#include "export/image/image_bytes.h"
#include "export/image/image_type.h"
#include "export/image/png_streams.h"

#include <algorithm>
#include <array>

namespace essaypack {
namespace {

using namespace std::literals;

constexpr std::uint32_t kOrientation = 0x0112;
constexpr std::string_view kExifMark = "Exif\0\0"sv;

void append_be(std::string& out, std::uint32_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void append_le(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

/// Which way is up, 2 to 8, by EXIF [CIPA DC-008, section 4.6.4]; 0 where it does not say, or says what is so anyway.
std::uint32_t orientation_of(std::string_view exif) {
  if (exif.starts_with(kExifMark)) exif.remove_prefix(kExifMark.size());
  const ImageBytes file(exif);
  const bool is_big_endian = file.has(0, "MM");
  if (!is_big_endian && !file.has(0, "II")) return 0;
  const auto u16 = [&](std::size_t at) { return is_big_endian ? file.be16(at) : file.le16(at); };
  const std::size_t directory = is_big_endian ? file.be32(4) : file.le32(4);
  const std::uint32_t fields = u16(directory);
  for (std::uint32_t i = 0; i < fields; ++i) {
    const std::size_t at = directory + 2 + std::size_t{i} * 12;
    if (!file.holds(at, 12)) return 0;
    if (u16(at) != kOrientation) continue;
    const std::uint32_t value = u16(at + 2) == 3 ? u16(at + 8) : 0;
    return value >= 2 && value <= 8 ? value : 0;
  }
  return 0;
}

/// EXIF that says nothing else.
std::string make_exif(std::uint32_t orientation) {
  std::string exif = "MM\0*\0\0\0\x08\0\x01"s;
  append_be(exif, kOrientation, 2);
  append_be(exif, 3, 2);  // a short
  append_be(exif, 1, 4);
  append_be(exif, orientation, 2);
  append_be(exif, 0, 2);
  append_be(exif, 0, 4);  // no further directory
  return exif;
}

// JPEG
// --------------------------------------------------------------------------------------------------------------------

/// Appends what of a segment stays.
void append_segment(std::string& out, const ImagePiece& piece) {
  const bool is_coding = piece.type >= 0xC0 && piece.type < 0xE0;
  if (is_coding || (piece.type == 0xE2 && piece.body.starts_with("ICC_PROFILE\0"sv))) {
    out += piece.whole;
  } else if (piece.type == 0xE0 && piece.body.starts_with("JFIF\0"sv) && piece.body.size() >= 14) {
    out += "\xFF\xE0\0\x10"sv;
    out += piece.body.substr(0, 12);
    out += "\0\0"sv;  // its thumbnail goes
  } else if (piece.type == 0xEE && piece.body.starts_with("Adobe") && piece.body.size() >= 12) {
    out += "\xFF\xEE\0\x0E"sv;
    out += piece.body.substr(0, 12);
  }
}

std::string exif_segment(std::uint32_t orientation) {
  const std::string exif = std::string(kExifMark) + make_exif(orientation);
  std::string segment = "\xFF\xE1";
  append_be(segment, static_cast<std::uint32_t>(exif.size() + 2), 2);
  return segment + exif;
}

std::string clean_jpeg(std::string_view bytes) {
  std::uint32_t orientation = 0;
  walk_jpeg(bytes, [&](const ImagePiece& piece) {
    if (orientation == 0 && piece.type == 0xE1 && piece.body.starts_with(kExifMark))
      orientation = orientation_of(piece.body);
  });
  std::string out(bytes.substr(0, 2));
  out.reserve(bytes.size() + 64);
  walk_jpeg(bytes, [&](const ImagePiece& piece) {
    const std::size_t before = out.size();
    append_segment(out, piece);
    if (orientation == 0 || out.size() == before || piece.type == 0xE0) return;  // JFIF goes first
    out.insert(before, exif_segment(orientation));
    orientation = 0;
  });
  return out + "\xFF\xD9";
}

// PNG
// ---------------------------------------------------------------------------------------------------------------------

/// True for chunks that say how the picture looks [W3C PNG, third edition, section 11]. A critical chunk that no
/// edition has would be a reader's end, and may hold anything.
bool is_kept_chunk(std::uint32_t type) {
  constexpr std::array kKept{four_letters("IHDR"), four_letters("PLTE"), four_letters("tRNS"), four_letters("cHRM"),
                             four_letters("gAMA"), four_letters("iCCP"), four_letters("sBIT"), four_letters("sRGB"),
                             four_letters("cICP"), four_letters("mDCV"), four_letters("mDCv"), four_letters("cLLI"),
                             four_letters("cLLi"), four_letters("bKGD"), four_letters("hIST"), four_letters("pHYs"),
                             four_letters("acTL"), four_letters("fcTL")};
  return std::find(kKept.begin(), kKept.end(), type) != kKept.end();
}

/// A colour profile without the name that its file had.
void append_profile(std::string& out, std::string_view body) {
  const std::size_t name = std::min(body.find('\0'), body.size());
  append_png_chunk(out, "iCCP", "ICC profile" + std::string(body.substr(name)));
}

std::string clean_png(std::string_view bytes) {
  std::uint32_t orientation = 0;
  walk_png(bytes, [&](const ImagePiece& piece) {
    if (orientation == 0 && piece.type == four_letters("eXIf")) orientation = orientation_of(piece.body);
  });
  PngStreams streams(bytes);
  std::string out(bytes.substr(0, 8));
  out.reserve(bytes.size() + 64);
  walk_png(bytes, [&](const ImagePiece& piece) {
    if (piece.type == four_letters("IDAT") && orientation != 0) {
      append_png_chunk(out, "eXIf", make_exif(orientation));
      orientation = 0;
    }
    if (piece.type == four_letters("IEND"))
      append_png_chunk(out, "IEND", {});
    else if (piece.type == four_letters("iCCP"))
      append_profile(out, piece.body);
    else if (piece.type == four_letters("IDAT") || piece.type == four_letters("fdAT"))
      streams.append(out, piece);
    else if (is_kept_chunk(piece.type))
      out += piece.whole;
  });
  return out;
}

// GIF
// ---------------------------------------------------------------------------------------------------------------------

/// What of an application's extension stays: how often an animation runs, and the colour profile.
std::string kept_extension(const ImagePiece& piece) {
  const std::string_view name = piece.body[0] == 11 ? piece.body.substr(1, 11) : std::string_view();
  if (name == "ICCRGBG1012") return std::string(piece.whole);
  if (name != "NETSCAPE2.0" && name != "ANIMEXTS1.0") return {};
  const ImageBytes blocks(piece.body);
  std::string kept;
  for (std::size_t at = 12; blocks.u8(at) != 0; at += 1 + blocks.u8(at)) {
    const std::uint32_t size = blocks.u8(at), kind = blocks.u8(at + 1);
    if ((kind == 1 && size == 3) || (kind == 2 && size == 5)) kept += piece.body.substr(at, 1 + size);
  }
  return kept.empty() ? kept : "\x21\xFF\x0B"s + std::string(name) + kept + '\0';
}

std::string clean_gif(std::string_view bytes) {
  std::string out(bytes.substr(0, gif_head_size(bytes)));
  out.reserve(bytes.size());
  std::string control;  // belongs to the picture or the text that follows
  walk_gif(bytes, [&](const ImagePiece& piece) {
    if (piece.type == 0x21F9) control = piece.whole;
    if (piece.type == 0x21FF) out += kept_extension(piece);
    if (piece.type == 0x2C) {
      out += control;
      out += piece.whole;
    }
    if (piece.type == 0x2C || piece.type == 0x2101) control.clear();
  });
  return out + ';';
}

// WebP
// --------------------------------------------------------------------------------------------------------------------

bool is_picture_chunk(std::uint32_t type) {
  return type == four_letters("VP8 ") || type == four_letters("VP8L") || type == four_letters("ALPH");
}

void append_riff(std::string& out, std::string_view type, std::string_view body) {
  out += type;
  append_le(out, static_cast<std::uint32_t>(body.size()));
  out += body;
  if (body.size() % 2 != 0) out += '\0';
}

/// A frame of an animation: 16 bytes that say where it goes, and chunks of its own.
std::string clean_frame(std::string_view body) {
  std::string out(body.substr(0, 16));
  walk_riff(body, 16, [&](const ImagePiece& piece) {
    if (is_picture_chunk(piece.type)) append_riff(out, piece.whole.substr(0, 4), piece.body);
  });
  return out;
}

std::string clean_webp(std::string_view bytes) {
  const std::string_view content = webp_content(bytes);
  std::uint32_t orientation = 0;
  walk_riff(content, 12, [&](const ImagePiece& piece) {
    if (orientation == 0 && piece.type == four_letters("EXIF")) orientation = orientation_of(piece.body);
  });
  std::string chunks = "WEBP";
  chunks.reserve(content.size());
  bool is_extended = false;
  walk_riff(content, 12, [&](const ImagePiece& piece) {
    const std::string_view name = piece.whole.substr(0, 4);
    if (name == "VP8X" && !is_extended) {
      std::string head(piece.body.substr(0, 10));
      head[0] = static_cast<char>((head[0] & ~0x0C) | (orientation != 0 ? 0x08 : 0));  // neither EXIF nor XMP
      append_riff(chunks, name, head);
      is_extended = true;
    }
    if (name == "ANMF") append_riff(chunks, name, clean_frame(piece.body));
    if (is_picture_chunk(piece.type) || name == "ICCP" || name == "ANIM") append_riff(chunks, name, piece.body);
  });
  if (is_extended && orientation != 0) append_riff(chunks, "EXIF", make_exif(orientation));
  std::string out = "RIFF";
  append_le(out, static_cast<std::uint32_t>(chunks.size()));
  return out + chunks;
}

bool is_raster(ImageType type) {
  return type == ImageType::jpeg || type == ImageType::png || type == ImageType::gif || type == ImageType::webp;
}

}  // namespace

std::string without_metadata(std::string_view bytes) {
  const ImageFacts facts = inspect_image(bytes);
  if (!facts.whole) return {};
  switch (facts.type) {
    case ImageType::jpeg:
      return clean_jpeg(bytes);
    case ImageType::png:
      return clean_png(bytes);
    case ImageType::gif:
      return clean_gif(bytes);
    case ImageType::webp:
      return clean_webp(bytes);
    case ImageType::svg:
    case ImageType::avif:
    case ImageType::heic:
    case ImageType::bmp:
    case ImageType::tiff:
    case ImageType::icon:
    case ImageType::jxl:
    case ImageType::jp2:
    case ImageType::unknown:
      break;
  }
  return {};
}

std::string without_metadata_in_address(std::string_view address) {
  const std::string bytes = decode_data_address(address);
  const ImageType type = image_type_of(bytes);
  if (!is_raster(type)) return std::string(address);
  const std::string clean = without_metadata(bytes), head = "data:" + std::string(media_type_of(type)) + ";base64,";
  if (clean == bytes && address.starts_with(head)) return std::string(address);
  return clean.empty() ? clean : head + encode_base64(clean);
}

}  // namespace essaypack
