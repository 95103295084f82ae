#pragma once

/// What the bytes of a picture are: magic numbers, whole or cut short, width and height, and what it would cost to
/// decode. No suffix is believed, and no header without bytes behind it: libraries are given only what has passed here.

#include <cstdint>
#include <string>
#include <string_view>

namespace essaypack {

enum class ImageType { unknown, jpeg, png, gif, svg, webp, avif, heic, bmp, tiff, icon, jxl, jp2 };

/// `jpg`, `png`, ...; for a type that no book may carry too.
std::string_view suffix_of(ImageType type);
std::string_view media_type_of(ImageType type);
/// True for JPEG, PNG, GIF, SVG and WebP: the core media types of EPUB 3.3.
bool is_core_type(ImageType type);

struct ImageFacts {
  ImageType type = ImageType::unknown;
  bool whole = false;  ///< All that the headers announce is in the file, as far as that can be told without decoding.
  bool animated = false;
  bool lossless = false;    ///< Of a WebP: it is no photograph.
  std::uint32_t width = 0;  ///< Pixels; 0: not known.
  std::uint32_t height = 0;
  std::uint64_t held = 0;  ///< Bytes that a decoder must hold at once, where that is more than some rows.

  std::uint64_t pixels() const { return std::uint64_t{width} * height; }
};

/// More pixels than this are in no book: what shows it has less memory than that takes.
inline constexpr std::uint64_t kMostPixelsShown = 250'000'000;

/// By the first bytes; of an SVG by its root element, which may stand far behind.
ImageType image_type_of(std::string_view bytes);

/// Looks at the whole file. Never reads past it, whatever its header says.
ImageFacts inspect_image(std::string_view bytes);

}  // namespace essaypack
