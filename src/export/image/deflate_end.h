#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace essaypack {

/// Where a compressed stream ends in what holds it.
struct DeflateEnd {
  std::size_t size = 0;        ///< Of the stream with its head and its check sum.
  std::uint64_t unpacked = 0;  ///< Bytes that come out of it.
};

/// The zlib stream at the beginning of `bytes` [RFC 1950, RFC 1951], without unpacking it: only its codes are read, in
/// time that grows with their number. Nothing for one that is cut or broken.
std::optional<DeflateEnd> find_zlib_end(std::string_view bytes);

}  // namespace essaypack
