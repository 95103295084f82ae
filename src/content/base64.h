#pragma once

#include <string>
#include <string_view>

namespace essaypack {

/// The bytes of base64 text (RFC 4648, white space passed over); empty if it is none.
std::string decode_base64(std::string_view text);

}  // namespace essaypack
