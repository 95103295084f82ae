#pragma once

#include <string>
#include <string_view>

namespace essaypack {

/// `bytes` as a gzip file (RFC 1952) without a name and with a zero time: the same bytes give the same file. Throws
/// `std::bad_alloc`.
std::string gzip_bytes(std::string_view bytes);

}  // namespace essaypack
