#pragma once

/// Writing a PNG (W3C PNG, third edition) of few colours: cairo's own writer takes a tenth of a second for a cover,
/// because zlib sees three bytes for each pixel.

#include <cstdint>
#include <string>

namespace essaypack {

/// The pixels (0xXXRRGGBB, rows of `stride` 32-bit words) as PNG: with a palette of up to 256 colours, in which the
/// rarest shades of a drawing with more (up to 4,096, of which nearly all are edges of letters) become their nearest
/// neighbours; as RGB where there are still more. Compressed by libdeflate. The pixels are used up: of a cover they are
/// 16 MB, and their place serves for the rows of the PNG.
std::string encode_png(std::uint32_t* pixels, int width, int height, int stride);

}  // namespace essaypack
