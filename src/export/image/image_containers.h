#pragma once

/// The heads of pictures that no book carries as they are: what is in them is looked up in tables of offsets, each of
/// which has to stay inside the file. Used by `inspect_image` only.

#include "export/image/image_type.h"

namespace essaypack {

/// Windows bitmaps of every version of the header, that of OS/2 included. A negative height means that rows go
/// downwards.
void read_bmp(std::string_view bytes, ImageFacts& facts);
/// The first picture of a TIFF [TIFF 6.0, section 2].
void read_tiff(std::string_view bytes, ImageFacts& facts);
/// Width and height are those of the largest picture.
void read_icon(std::string_view bytes, ImageFacts& facts);
/// AVIF and HEIC: boxes, sizes and the places of items [ISO/IEC 14496-12, 23008-12].
void read_heif(std::string_view bytes, ImageFacts& facts);

}  // namespace essaypack
