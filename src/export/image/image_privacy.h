#pragma once

/// What a picture tells besides what it shows: where and when it was taken and with what, who edited it, what was cut
/// away. None of that leaves the author's disk.

#include <string>
#include <string_view>

namespace essaypack {

/// A JPEG, PNG, GIF or WebP without EXIF, XMP, IPTC, comments, texts, times, thumbnails, parts that no standard names,
/// and bytes behind its end. What it shows stays as it is, byte for byte: pixels, animation, colour profile,
/// resolution, and the way up, which becomes the only field of a new EXIF. Empty for anything else and for a picture
/// that is not whole. The result given back in comes out the same.
std::string without_metadata(std::string_view bytes);

/// The same for a `data:` address that holds such a picture, with its true type; others are given back as they are, and
/// one that is cut short is empty.
std::string without_metadata_in_address(std::string_view address);

}  // namespace essaypack
