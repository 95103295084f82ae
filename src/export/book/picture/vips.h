#pragma once

/// libvips (Debian: libvips42), which scales and converts pictures in little memory. It is opened at run time, when the
/// first picture needs it: it brings some eighty libraries, which would cost every run a tenth of a second.

#include "export/image/image_type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// What decoding a picture may take: pixels, and bytes of those types whose decoders hold all of it at once.
inline constexpr std::uint64_t kMostPixelsDecoded = 50'000'000;
inline constexpr std::uint64_t kMostBytesHeld = 110'000'000;

/// True if libvips can be used on this machine.
bool has_vips();
/// True if an empty library stands in its place, which packaging/portable.sh puts there: installing libvips changes
/// nothing.
bool is_packed_without_vips();

/// A picture to be made anew.
struct RemakeWish {
  bool may_be_photo = true;    ///< The result may be a JPEG; else it is a PNG.
  bool prefers_photo = false;  ///< The source is a JPEG or the like: a PNG only where parts are transparent.
  long max_pixels = 0;         ///< Width times height; 0: no bound.
  long max_bytes = 0;          ///< Tried, not promised; 0: no bound.
};

/// The picture upright, in sRGB, without metadata, as JPEG or PNG; nothing where it can't be read or has more than 50
/// megapixels. Only the first picture of an animation. From any thread; a few at a time do their work, the others wait,
/// so that no more than 50 megapixels are in memory. Equal bytes give equal bytes with the same libvips.
std::optional<std::string> remake_picture(std::string_view bytes, const RemakeWish& wish);

}  // namespace essaypack
