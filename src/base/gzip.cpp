#include "base/gzip.h"

#include "base/owned.h"

#include <libdeflate.h>

#include <new>

namespace essaypack {

std::string gzip_bytes(std::string_view bytes) {
  constexpr int kLevel = 6;
  const Owned<libdeflate_compressor, libdeflate_free_compressor> compressor(libdeflate_alloc_compressor(kLevel));
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace essaypack
