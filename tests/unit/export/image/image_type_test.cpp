#include "epub_support.h"

#include "export/book/picture/png.h"
#include "export/image/image_type.h"
#include "image_fixture.h"

#include <boost/test/unit_test.hpp>

#include <array>

using namespace epub_support;
using namespace image_fixture;

namespace {

const std::string kGif = "GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff"s;
const std::string kPicture = "\x2c\0\0\0\0\x03\0\x02\0\0\x02\x02\x44\x0a\0"s;
const std::string kJpeg = "\xff\xd8\xff\xe0\0\x04zz\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0"s;
const std::string kHead = "\xff\xda\0\x02"s;

std::string describe(std::string_view bytes) {
  const ImageFacts facts = inspect_image(bytes);
  return std::string(suffix_of(facts.type)) + (facts.whole ? " whole" : " cut") +
         (facts.animated ? " animated " : " ") + std::to_string(facts.width) + "x" + std::to_string(facts.height);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(image_type)

BOOST_AUTO_TEST_CASE(sniffing) {
  const std::string png = tiny_png();
  const struct {
    const char* name;
    std::string bytes;
    const char* expected;
  } kCases[] = {
      {"png", png, "png whole 1x1"},
      {"png cut", png.substr(0, 40), "png cut 1x1"},
      {"png head only", png.substr(0, 10), "png cut 0x0"},
      {"png with a lying chunk", png.substr(0, 33) + "\xff\xff\xff\xffIDAT", "png cut 1x1"},
      {"jpeg", kJpeg + kHead + "data\xff\xd9", "jpg whole 32x16"},
      {"jpeg cut", kJpeg + kHead + "data", "jpg cut 32x16"},
      {"jpeg without scan", kJpeg, "jpg cut 32x16"},
      {"gif", kGif + kPicture + ";", "gif whole 3x2"},
      {"gif with trailing bytes", kGif + kPicture + ";zz", "gif whole 3x2"},
      {"gif moving", kGif + kPicture + kPicture + ";", "gif whole animated 3x2"},
      {"gif cut", kGif + kPicture, "gif cut 3x2"},
      {"webp", webp(kVp8), "webp whole 10x5"},
      {"webp lossless", webp(kVp8l), "webp whole 10x5"},
      {"webp extended", webp(vp8x(0) + kVp8), "webp whole 10x5"},
      {"webp moving", webp(vp8x(2) + riff_chunk("ANMF", std::string(16, 'f') + kVp8)), "webp whole animated 10x5"},
      {"webp without a picture", webp(vp8x(0)), "webp cut 10x5"},
      {"webp of two sizes", webp(riff_chunk("VP8X", "\0\0\0\0\x19\0\0\x04\0\0"s) + kVp8), "webp cut 26x5"},
      {"webp cut", webp(kVp8).substr(0, 30), "webp cut 0x0"},
      {"svg", "<?xml version='1.0'?>\n<!-- x --><svg/>", "svg whole 0x0"},
      {"svg with a mark", "\xef\xbb\xbf<svg>", "svg whole 0x0"},
      {"a mark alone", "\xef\xbb\xbf", " cut 0x0"},
      {"a mark and a blank", "\xef\xbb\xbf ", " cut 0x0"},
      {"svg behind a mark and a blank", "\xef\xbb\xbf\n<svg>", "svg whole 0x0"},
      {"svg in UTF-16", "\xff\xfe<\0s\0v\0g\0"s, " cut 0x0"},
      {"svg compressed", "\x1f\x8b\x08<svg", " cut 0x0"},
      {"jxl", "\xff\x0a...", "jxl whole 0x0"},
      {"jp2", "\0\0\0\x0cjP  \r\n"s, "jp2 whole 0x0"},
      {"png without a pixel", png.substr(0, 16) + std::string(8, '\0') + png.substr(24), "png cut 0x0"},
      {"gif without a pixel", kGif.substr(0, 6) + std::string(2, '\0') + kGif.substr(8) + kPicture + ";",
       "gif cut 0x2"},
      {"text", "BMW", " cut 0x0"},
      {"html", "<html></html>", " cut 0x0"},
      {"empty", "", " cut 0x0"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(describe(one.bytes) == one.expected);
}

BOOST_AUTO_TEST_CASE(claims_without_bytes) {
  const std::string tiny = tiny_png();
  const auto png_of = [&](std::uint32_t width, std::uint32_t height, const std::string& kind) {
    return tiny.substr(0, 16) + be(width, 4) + be(height, 4) + kind + tiny.substr(29);
  };
  const auto jpeg_of = [](int width, int height, const std::string& components, const std::string& scans) {
    return "\xff\xd8" + segment(0xC2, "\x08" + be(height, 2) + be(width, 2) + components) + scans + "\xff\xd9";
  };
  const std::string grey = "\x01\x01\x11\0"s;
  std::string many_scans;
  for (int i = 0; i < 101; ++i) many_scans += image_fixture::kScan;
  const auto tiff = [](const std::string& order, const std::vector<std::array<std::uint32_t, 3>>& fields,
                       std::size_t bytes) {
    std::string out = order + "*\0\x08\0\0\0"s + le(fields.size(), 2);
    for (const auto& [tag, type, value] : fields) out += le(tag, 2) + le(type, 2) + le(1, 4) + le(value, 4);
    return out + le(0, 4) + std::string(bytes, 'x');
  };
  const auto plain_tiff = [&](std::uint32_t width, std::uint32_t height, std::uint32_t from, std::uint32_t size) {
    return tiff("II", {{256, 4, width}, {257, 4, height}, {258, 3, 8}, {259, 3, 1}, {273, 4, from}, {279, 4, size}}, 6);
  };
  const struct {
    const char* name;
    std::string bytes;
    const char* expected;
  } kCases[] = {
      {"png of any size", png_of(0x7fffffff, 0x7fffffff, "\x08\0\0\0\0"s), "png cut 2147483647x2147483647"},
      {"png of what its bytes can hold", png_of(1000, 10, "\x08\0\0\0\0"s), "png whole 1000x10"},
      {"png of more", png_of(1000, 100, "\x08\0\0\0\0"s), "png cut 1000x100"},
      {"png of bits", png_of(1000, 100, "\x01\0\0\0\0"s), "png whole 1000x100"},
      {"png of no known kind", png_of(1, 1, "\x10\3\0\0\0"s), "png cut 1x1"},
      {"png without data", tiny.substr(0, 33) + tiny.substr(tiny.size() - 12), "png cut 1x1"},
      {"jpeg of any size", jpeg_of(65535, 65535, grey, image_fixture::kScan), "jpg cut 65535x65535"},
      {"jpeg of a size known at its end", jpeg_of(32, 0, grey, image_fixture::kScan + segment(0xDC, be(16, 2))),
       "jpg whole 32x16"},
      {"jpeg without a height", jpeg_of(32, 0, grey, image_fixture::kScan), "jpg cut 32x0"},
      {"jpeg of a hundred scans and one", jpeg_of(32, 16, grey, many_scans), "jpg cut 32x16"},
      {"jpeg of no component", jpeg_of(32, 16, "\0"s, image_fixture::kScan), "jpg cut 32x16"},
      {"jpeg of blocks that do not exist", jpeg_of(32, 16, "\x01\x01\x51\0"s, image_fixture::kScan), "jpg cut 32x16"},
      {"jpeg of two frames", jpeg_of(32, 16, grey, image_fixture::kFrame + image_fixture::kScan), "jpg cut 32x16"},
      {"gif of a large frame", kGifHead + "\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x0a\0;"s, "gif cut 3x2"},
      {"bmp", bmp(3, 2, 24, 24), "bmp whole 3x2"},
      {"bmp downwards", bmp(3, 0xfffffffe, 24, 24), "bmp whole 3x2"},
      {"bmp, a byte too few", bmp(3, 2, 24, 23), "bmp cut 3x2"},
      {"bmp of 7000 pixels square", bmp(7000, 7000, 24, 100), "bmp cut 7000x7000"},
      {"bmp of runs", bmp(300, 300, 8, 200, 54, 1), "bmp whole 300x300"},
      {"bmp of runs that are not there", bmp(7000, 7000, 8, 100, 54, 1), "bmp cut 7000x7000"},
      {"bmp whose pixels are in its head", bmp(3, 2, 24, 24, 53), "bmp cut 3x2"},
      {"bmp whose pixels are elsewhere", bmp(3, 2, 24, 24, 0xffffffff), "bmp cut 3x2"},
      {"bmp of 3 bits", bmp(3, 2, 3, 24), "bmp cut 3x2"},
      {"bmp of OS/2",
       "BM" + le(0, 8) + le(26, 4) + le(12, 4) + le(3, 2) + le(2, 2) + le(1, 2) + le(24, 2) + std::string(24, 'x'),
       "bmp whole 3x2"},
      {"bmp that asks for 4 GB", bmp(0xff0000fe, 1, 32, 0).substr(0, 53), "bmp cut 4278190334x1"},
      {"icon", "\0\0\1\0\1\0\x10\x10"s + le(0, 6) + le(4, 4) + le(22, 4) + "data", "ico whole 16x16"},
      {"icon whose picture is elsewhere", "\0\0\1\0\1\0\x10\x10"s + le(0, 6) + le(4, 4) + le(23, 4) + "data",
       "ico cut 16x16"},
      {"icon of nothing", "\0\0\1\0\0\0"s, "ico cut 0x0"},
      {"tiff", plain_tiff(3, 2, 86, 6), "tiff whole 3x2"},
      {"tiff cut", plain_tiff(3, 2, 87, 6), "tiff cut 3x2"},
      {"tiff of more", plain_tiff(3, 3, 86, 6), "tiff cut 3x3"},
      {"tiff without fields", "II*\0zzzz"s, "tiff cut 0x0"},
      {"tiff that goes round", "II*\0\x08\0\0\0\1\0\0\1\4\0\1\0\0\0\1\0\0\0\x08\0\0\0"s, "tiff cut 0x0"},
      {"tiff whose field is elsewhere", "II*\0\x08\0\0\0\1\0\x11\1\4\0\xff\xff\xff\x7f\x08\0\0\0\0\0\0\0"s,
       "tiff cut 0x0"},
      {"avif", avif(30, 20, 102, 4), "avif whole 30x20"},
      {"avif whose data is elsewhere", avif(30, 20, 104, 4), "avif cut 0x0"},
      {"avif cut", avif(30, 20, 102, 4).substr(0, 104), "avif cut 0x0"},
      {"avif of a head alone", box("ftyp", "avif" + be(0, 4)), "avif cut 0x0"},
      {"heic of a head alone", box("ftyp", "heic" + be(0, 4)), "heic cut 0x0"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(describe(one.bytes) == one.expected);
}

BOOST_AUTO_TEST_CASE(no_cut_of_a_picture_passes) {
  const std::string whole[] = {tiny_png(), kJpeg + kHead + "data\xff\xd9", kGif + kPicture + ";"};
  for (const std::string& bytes : whole)
    for (std::size_t length = 0; length + 1 < bytes.size(); ++length) {
      // A PNG without IEND's checksum shows everything.
      const bool harmless = bytes[1] == 'P' && length + 4 >= bytes.size();
      if (!harmless) BOOST_TEST(!inspect_image(bytes.substr(0, length)).whole, length);
    }
}

BOOST_AUTO_TEST_CASE(png_of_few_and_of_many_colours) {
  std::vector<std::uint32_t> pixels(64 * 32, 0xff336699);
  pixels[5] = 0xffffffff;
  BOOST_TEST(describe(encode_png(pixels.data(), 64, 32, 64)) == "png whole 64x32");
  BOOST_TEST(encode_png(pixels.data(), 64, 32, 64)[25] == '\x03');
  std::vector<std::uint32_t> photograph(128 * 64);
  for (std::size_t i = 0; i < photograph.size(); ++i) photograph[i] = static_cast<std::uint32_t>(i * 7);
  BOOST_TEST(encode_png(photograph.data(), 120, 64, 128)[25] == '\x02');
}

BOOST_AUTO_TEST_CASE(a_drawing_of_many_shades_keeps_its_frequent_colours) {
  // Three flat rows below 1,600 shades of which each stands once, but for the first.
  constexpr int kWidth = 400;
  std::vector<std::uint32_t> pixels;
  for (std::uint32_t i = 0; i < 4 * kWidth; ++i) pixels.push_back(0x100000 + i);
  for (const std::uint32_t flat : {0x00ff00u, 0x0000ffu, 0xf2f0ecu}) pixels.insert(pixels.end(), kWidth, flat);
  const std::string png = encode_png(pixels.data(), kWidth, 7, kWidth);
  BOOST_TEST(describe(png) == "png whole 400x7");
  BOOST_TEST(png[25] == '\x03');
  const std::size_t palette = png.find("PLTE");
  BOOST_TEST_REQUIRE(palette != std::string::npos);
  const std::string colors = png.substr(palette + 4, 3 * 256);
  BOOST_TEST(colors.substr(0, 3) == std::string("\x10\0\0", 3));  // the order of the first places
  BOOST_TEST(colors.substr(3 * 253) == std::string("\0\xff\0\0\0\xff\xf2\xf0\xec", 9));
}

BOOST_AUTO_TEST_SUITE_END()
