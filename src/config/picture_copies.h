#pragma once

/// Copies of pictures of other hosts: `essaypack/pictures/KEY.png`, KEY being made of the address. `essaypack-pictures`
/// writes them, and the book takes them.

#include "base/hash.h"

#include <string>
#include <string_view>

namespace essaypack {

/// Below the site folder.
inline constexpr const char* kPictureFolder = "essaypack/pictures";

/// The key of an address, absolute and encoded.
inline std::string picture_key(std::string_view url) { return short_key(url); }

/// The key that the name of a file begins with; empty for a temporary file, whose name begins with a dot.
inline std::string_view key_of_picture(std::string_view file_name) { return file_name.substr(0, file_name.find('.')); }

}  // namespace essaypack
