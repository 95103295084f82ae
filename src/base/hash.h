#pragma once

/// Digests and checks, all of them through libraries (nettle, Boost.CRC, libdeflate).

#include <cstdint>
#include <string>
#include <string_view>

namespace essaypack {

/// Lower-case hex digits.
std::string sha1_hex(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
/// The first 12 hex digits of SHA-256: the keys of the book.
std::string short_key(std::string_view bytes);
/// Name-based UUID (RFC 4122, version 5) in NAMESPACE_URL, `8-4-4-4-12` lower case.
std::string uuid5_url(std::string_view name);
/// CRC-16/ARC (polynomial 0xA001 reflected, start 0) and CRC-32 (zip).
std::uint16_t crc16(std::string_view bytes);
std::uint32_t crc32(std::string_view bytes);

/// A quick 64-bit hash for telling two texts apart, the same on every machine and in every release: state files hold
/// it. Not for anything that somebody could want to forge.
std::uint64_t stable_hash(std::string_view bytes);
/// 16 lower-case hex digits.
std::string hex_of(std::uint64_t value);

}  // namespace essaypack
