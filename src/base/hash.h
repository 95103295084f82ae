#pragma once

/// Digests and checks, all of them through libraries (nettle, Boost.CRC, libdeflate).

#include <cstdint>
#include <string>
#include <string_view>

namespace essaypack {

/// Lower-case hex digits.
std::string sha1_hex(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
/// The first 12 hex digits of SHA-256: the keys of the book (epub.md section 1).
std::string short_key(std::string_view bytes);
/// Name-based UUID (RFC 4122, version 5) in NAMESPACE_URL, `8-4-4-4-12` lower case.
std::string uuid5_url(std::string_view name);
/// CRC-16/ARC (polynomial 0xA001 reflected, start 0) and CRC-32 (zip).
std::uint16_t crc16(std::string_view bytes);
std::uint32_t crc32(std::string_view bytes);

}  // namespace essaypack
