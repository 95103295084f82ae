#include "export/image/deflate_end.h"

#include "base/owned.h"

#include <boost/test/unit_test.hpp>

#include <libdeflate.h>

#include <string>

using namespace essaypack;

namespace {

std::string packed(const std::string& bytes, int level) {
  const Owned<libdeflate_compressor, libdeflate_free_compressor> packer(libdeflate_alloc_compressor(level));
  std::string out(libdeflate_zlib_compress_bound(packer.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(packer.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

/// Bytes of which each is one of `values`, the first ones most often.
std::string noise(std::size_t size, unsigned values) {
  std::string out;
  std::uint32_t seed = 7;
  for (std::size_t i = 0; i < size; ++i) {
    seed = seed * 1664525 + 1013904223;
    const unsigned first = seed >> 16, second = seed >> 8;
    out += static_cast<char>((first % values) * (second % values) / values);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deflate_end)

BOOST_AUTO_TEST_CASE(finds_the_end_of_streams) {
  const std::string kBytes[] = {"",
                                "a",
                                std::string(100'000, 'x'),
                                noise(3'000, 256),
                                noise(200'000, 256),
                                noise(200'000, 40),
                                noise(500, 3),
                                noise(70'000, 2) + std::string(70'000, 'y') + noise(70'000, 200)};
  for (const std::string& bytes : kBytes)
    for (const int level : {0, 1, 6, 9, 12}) {
      const std::string stream = packed(bytes, level);
      for (const std::string& behind : {std::string(), std::string("x"), std::string(1'000, '\xFF'), stream})
        BOOST_TEST_CONTEXT(bytes.size() << " bytes, level " << level << ", behind it " << behind.size()) {
          const auto end = find_zlib_end(stream + behind);
          BOOST_REQUIRE(end);
          BOOST_TEST(end->size == stream.size());
          BOOST_TEST(end->unpacked == bytes.size());
        }
    }
  // a block of a code that is known beforehand
  BOOST_TEST(find_zlib_end(std::string("\x78\x01\x4b\x04\0\0\x62\0\x62xyz", 12))->size == 9);
}

BOOST_AUTO_TEST_CASE(knows_what_is_cut_or_broken) {
  const std::string stream = packed(noise(3'000, 40), 6);
  for (std::size_t size = 0; size < stream.size(); ++size) BOOST_TEST(!find_zlib_end(stream.substr(0, size)));
  for (std::size_t at = 0; at < stream.size(); ++at)
    for (const int bit : {1, 16, 128}) {
      std::string broken = stream;
      broken[at] = static_cast<char>(broken[at] ^ bit);
      if (const auto end = find_zlib_end(broken)) BOOST_TEST(end->size <= broken.size());
    }
  BOOST_TEST(!find_zlib_end("no stream"));
  BOOST_TEST(!find_zlib_end(std::string("\x78\x01\x07\0\0\0\0\0", 8)));
}

BOOST_AUTO_TEST_SUITE_END()
