#pragma once

/// Pictures put together from their parts, each as small as it can be.

#include "epub_support.h"

#include <libdeflate.h>

#include <string>
#include <string_view>

namespace image_fixture {

using namespace std::string_literals;

inline std::string be(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(i < 8 ? value >> (8 * i) & 0xFF : 0);
  return out;
}
inline std::string le(std::uint32_t value, int bytes) {
  const std::string text = be(value, bytes);
  return std::string(text.rbegin(), text.rend());
}

// JPEG: 32 x 16, one component.
inline std::string segment(int marker, const std::string& body) {
  return "\xff" + be(marker, 1) + be(body.size() + 2, 2) + body;
}
inline std::string exif(int orientation, const std::string& more = {}) {
  return "II*\0\x08\0\0\0"s + le(more.empty() ? 1 : 2, 2) + "\x12\x01\x03\0\x01\0\0\0"s + le(orientation, 4) +
         (more.empty() ? "" : "\x0f\x01\x02\0"s + le(more.size(), 4) + le(38, 4)) + le(0, 4) + more;
}
/// EXIF of the way up alone, as essaypack writes it.
inline std::string own_exif(int orientation) {
  return "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"s + be(orientation, 2) + be(0, 6);
}
const std::string kFrame = segment(0xC0, "\x08\0\x10\0\x20\x01\x01\x11\0"s);
const std::string kScan = segment(0xDA, "\x01\x01\0\0\x3f\0"s) + "da\xff\0ta\xff\xd0more"s;
inline std::string jpeg(const std::string& head, const std::string& tail = {}, const std::string& middle = {}) {
  return "\xff\xd8" + head + kFrame + middle + kScan + "\xff\xd9" + tail;
}
const std::string kJfif = segment(0xE0, "JFIF\0\x01\x01\0\0\x48\0\x48\0\0"s);

// PNG: one grey pixel.
inline std::string chunk(const std::string& type, const std::string& body) {
  const std::string checked = type + body;
  return be(body.size(), 4) + checked + be(libdeflate_crc32(0, checked.data(), checked.size()), 4);
}
inline std::string png(const std::string& head, const std::string& tail = {}, const std::string& behind = {}) {
  const std::string tiny = epub_support::tiny_png();
  const std::size_t data = 33, end = tiny.size() - 12;
  return tiny.substr(0, data) + head + tiny.substr(data, end - data) + tail + tiny.substr(end) + behind;
}

// GIF: 3 x 2.
const std::string kGifHead = "GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff"s;
const std::string kGifFrame = "\x2c\0\0\0\0\x03\0\x02\0\0\x02\x02\x44\x0a\0"s;
const std::string kGifControl = "\x21\xf9\x04\0\x0a\0\0\0"s;
inline std::string application(const std::string& name, const std::string& blocks) {
  return "\x21\xff\x0b"s + name + blocks + '\0';
}

// WebP: 10 x 5.
inline std::string riff_chunk(const std::string& type, const std::string& body) {
  return type + le(body.size(), 4) + body + std::string(body.size() % 2, '\0');
}
inline std::string webp(const std::string& chunks) { return "RIFF" + le(chunks.size() + 4, 4) + "WEBP" + chunks; }
const std::string kVp8 = riff_chunk("VP8 ", "\0\0\0\x9d\x01\x2a\x0a\0\x05\0\1\2"s);
const std::string kVp8l = riff_chunk("VP8L", "\x2f\x09\0\x01\0\7\7"s);
inline std::string vp8x(int flags) { return riff_chunk("VP8X", be(flags, 1) + "\0\0\0\x09\0\0\x04\0\0"s); }

// BMP, TIFF, ICO, AVIF.
inline std::string bmp(std::uint32_t width, std::uint32_t height, int bits, std::size_t bytes, std::uint32_t start = 54,
                       int compression = 0) {
  return "BM" + le(0, 8) + le(start, 4) + le(40, 4) + le(width, 4) + le(height, 4) + le(1, 2) + le(bits, 2) +
         le(compression, 4) + le(0, 20) + std::string(bytes, 'x');
}
inline std::string box(const std::string& type, const std::string& body) {
  return be(body.size() + 8, 4) + type + body;
}
inline std::string avif(std::uint32_t width, std::uint32_t height, std::uint32_t from, std::uint32_t size) {
  const std::string ispe = box("ispe", be(0, 4) + be(width, 4) + be(height, 4));
  const std::string iloc =
      box("iloc", be(0, 4) + "\x44\0"s + be(1, 2) + be(1, 2) + be(0, 2) + be(1, 2) + be(from, 4) + be(size, 4));
  return box("ftyp", "avif" + be(0, 4)) + box("meta", be(0, 4) + iloc + box("iprp", box("ipco", ispe))) +
         box("mdat", "data");
}

}  // namespace image_fixture
