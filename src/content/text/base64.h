#pragma once

#include <string>
#include <string_view>

namespace essaypack {

/// The bytes of base64 text (RFC 4648, white space passed over); empty if it is none.
std::string decode_base64(std::string_view text);
std::string encode_base64(std::string_view bytes);
/// The bytes that a `data:` address holds (RFC 2397); empty for any other text.
std::string decode_data_address(std::string_view address);

}  // namespace essaypack
