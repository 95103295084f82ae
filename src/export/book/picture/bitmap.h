#pragma once

/// Windows bitmaps, which libvips leaves to readers that are not made for files from strangers; GdkPixbuf, which
/// librsvg brings, has one of its own.

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// A BMP as PNG; nothing where it is not whole, or too large to be decoded.
std::optional<std::string> png_of_bitmap(std::string_view bytes);

}  // namespace essaypack
