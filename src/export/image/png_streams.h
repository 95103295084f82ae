#pragma once

#include "export/image/image_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The compressed data of a PNG, of which chunks may hold more than the picture needs: bytes behind a stream's end, or
/// rows behind the last one.
class PngStreams {
 public:
  /// Throws nothing; data that is broken stays as it is.
  explicit PngStreams(std::string_view png);
  /// Adds the chunk of data (`IDAT`, `fdAT`) to `out`, without what the picture doesn't need. Chunks come in their
  /// order.
  void append(std::string& out, const ImagePiece& piece);

 private:
  struct Stream {
    std::string bytes;
    std::uint64_t wanted = 0;  ///< Bytes of rows.
    bool is_cut = false, is_written = false;
  };
  static void cut(Stream& stream);

  std::vector<Stream> streams_;
  std::vector<std::size_t> of_chunk_;  ///< The stream of each chunk of data.
  std::size_t next_ = 0;
};

/// Adds a chunk with its length and its check sum.
void append_png_chunk(std::string& out, std::string_view type, std::string_view body);

}  // namespace essaypack
