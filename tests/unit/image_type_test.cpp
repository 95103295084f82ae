#include "epub_support.h"

#include "export/image_type.h"
#include "export/epub/png.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;
using namespace std::string_literals;

namespace {

const std::string kGif = "GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff"s;
const std::string kFrame = "\x2c\0\0\0\0\x03\0\x02\0\0\x02\x02\x44\x0a\0"s;
const std::string kJpeg = "\xff\xd8\xff\xe0\0\x04zz\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0"s;
const std::string kScan = "\xff\xda\0\x02"s;

std::string describe(std::string_view bytes) {
  const ImageFacts facts = inspect_image(bytes);
  return std::string(suffix_of(facts.type)) + (facts.whole ? " whole" : " cut") + (facts.animated ? " animated " : " ") +
         std::to_string(facts.width) + "x" + std::to_string(facts.height);
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
      {"jpeg", kJpeg + kScan + "data\xff\xd9", "jpg whole 32x16"},
      {"jpeg cut", kJpeg + kScan + "data", "jpg cut 32x16"},
      {"jpeg without scan", kJpeg, "jpg cut 32x16"},
      {"gif", kGif + kFrame + ";", "gif whole 3x2"},
      {"gif with trailing bytes", kGif + kFrame + ";zz", "gif whole 3x2"},
      {"gif moving", kGif + kFrame + kFrame + ";", "gif whole animated 3x2"},
      {"gif cut", kGif + kFrame, "gif cut 3x2"},
      {"webp", "RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x09\0\0\x04\0\0"s, "webp whole 10x5"},
      {"webp cut", "RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x09\0\0\x04\0\0"s, "webp cut animated 10x5"},
      {"svg", "<?xml version='1.0'?>\n<!-- x --><svg/>", "svg whole 0x0"},
      {"svg with a mark", "\xef\xbb\xbf<svg>", "svg whole 0x0"},
      {"avif", "\0\0\0\x1c" "ftypavif"s, "avif whole 0x0"},
      {"heic", "\0\0\0\x1c" "ftypheic"s, "heic whole 0x0"},
      {"tiff", "II*\0zzzz"s, "tiff whole 0x0"},
      {"bmp", "BM" + std::string(12, 'x') + "\x28\0\0\0\x03\0\0\0\xfe\xff\xff\xff"s + std::string(40, 'x'), "bmp whole 3x2"},
      {"bmp of OS/2", "BM" + std::string(12, 'x') + "\x0c\0\0\0\x03\0\x02\0"s + std::string(40, 'x'), "bmp cut 131075x2021161080"},
      {"png without a pixel", png.substr(0, 16) + std::string(8, '\0') + png.substr(24), "png cut 0x0"},
      {"gif without a pixel", kGif.substr(0, 6) + std::string(2, '\0') + kGif.substr(8) + kFrame + ";", "gif cut 0x2"},
      {"text", "BMW", " cut 0x0"},
      {"html", "<html></html>", " cut 0x0"},
      {"empty", "", " cut 0x0"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(describe(one.bytes) == one.expected);
}

BOOST_AUTO_TEST_CASE(no_cut_of_a_picture_passes) {
  const std::string whole[] = {tiny_png(), kJpeg + kScan + "data\xff\xd9", kGif + kFrame + ";"};
  for (const std::string& bytes : whole)
    for (std::size_t length = 0; length + 1 < bytes.size(); ++length) {
      // A PNG without the last bytes of IEND's checksum shows everything.
      const bool harmless = bytes[1] == 'P' && length + 4 > bytes.size();
      if (!harmless) BOOST_TEST(!inspect_image(bytes.substr(0, length)).whole, length);
    }
}

BOOST_AUTO_TEST_CASE(png_of_few_and_of_many_colours) {
  std::vector<std::uint32_t> pixels(64 * 32, 0xff336699);
  pixels[5] = 0xffffffff;
  BOOST_TEST(describe(encode_png(pixels.data(), 64, 32, 64)) == "png whole 64x32");
  BOOST_TEST(encode_png(pixels.data(), 64, 32, 64)[25] == '\x03');
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint32_t>(i * 7);
  BOOST_TEST(encode_png(pixels.data(), 60, 32, 64)[25] == '\x02');
}

BOOST_AUTO_TEST_SUITE_END()
