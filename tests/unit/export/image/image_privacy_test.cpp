#include "export/image/image_privacy.h"

#include "content/text/base64.h"
#include "export/image/image_type.h"
#include "image_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace image_fixture;

namespace {

struct Row {
  const char* name;
  std::string bytes;
  std::string expected;
};

/// Each comes out as it should, and the same when it is cleaned again.
void check(const std::vector<Row>& rows) {
  for (const Row& one : rows) BOOST_TEST_CONTEXT(one.name) {
      const std::string clean = without_metadata(one.bytes);
      BOOST_TEST((clean == one.expected));
      if (!clean.empty()) BOOST_TEST((without_metadata(clean) == clean));
    }
}

const std::string kPlace = "48.2N 16.3E";

}  // namespace

BOOST_AUTO_TEST_SUITE(image_privacy)

BOOST_AUTO_TEST_CASE(jpeg_pictures) {
  const std::string exif_mark = "Exif\0\0"s, icc = segment(0xE2, "ICC_PROFILE\0\1\1colours"s);
  const std::string turned = segment(0xE1, exif_mark + own_exif(6));
  check({
      {"nothing to tell", jpeg(kJfif), jpeg(kJfif)},
      {"no head at all", jpeg({}), jpeg({})},
      {"EXIF", jpeg(segment(0xE1, exif_mark + exif(1, kPlace))), jpeg({})},
      {"the way up", jpeg(kJfif + segment(0xE1, exif_mark + exif(6, kPlace))), jpeg(kJfif + turned)},
      {"the way up before JFIF", jpeg(segment(0xE1, exif_mark + exif(6, kPlace)) + kJfif), jpeg(kJfif + turned)},
      {"a way that does not exist", jpeg(segment(0xE1, exif_mark + exif(9))), jpeg({})},
      {"EXIF that is cut", jpeg(segment(0xE1, exif_mark + exif(6).substr(0, 12))), jpeg({})},
      {"XMP, and more of it",
       jpeg(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>"s) +
            segment(0xE1, "http://ns.adobe.com/xmp/extension/\0"s + kPlace)),
       jpeg({})},
      {"Photoshop and IPTC", jpeg(segment(0xED, "Photoshop 3.0\0"s + "8BIM" + kPlace)), jpeg({})},
      {"comment", jpeg(segment(0xFE, kPlace)), jpeg({})},
      {"other makers' segments",
       jpeg(segment(0xE3, "Meta" + kPlace) + segment(0xEB, "JP" + kPlace) + segment(0xEF, kPlace)), jpeg({})},
      {"several pictures (MPF)", jpeg(segment(0xE2, "MPF\0"s + kPlace), jpeg({})), jpeg({})},
      {"colours stay", jpeg(icc + segment(0xEE, "Adobe\0\x64\0\0\0\0\1"s)),
       jpeg(icc + segment(0xEE, "Adobe\0\x64\0\0\0\0\1"s))},
      {"more behind Adobe's fields", jpeg(segment(0xEE, "Adobe\0\x64\0\0\0\0\1"s + kPlace)),
       jpeg(segment(0xEE, "Adobe\0\x64\0\0\0\0\1"s))},
      {"thumbnail in JFIF",
       jpeg(segment(0xE0, "JFIF\0\x01\x01\0\0\x48\0\x48\1\1abc"s) + segment(0xE0, "JFXX\0\x10"s + kPlace)),
       jpeg(kJfif)},
      {"a video behind the end", jpeg({}, box("ftyp", "mp42") + kPlace), jpeg({})},
      {"rubbish between segments", jpeg(kJfif + kPlace + "\xff\xff"), jpeg(kJfif)},
      {"a comment between scans", jpeg({}, {}, kScan + segment(0xFE, kPlace)), jpeg({}, {}, kScan)},
      {"cut", jpeg({}).substr(0, jpeg({}).size() - 2), ""},
      {"a segment past the end", "\xff\xd8" + kFrame + kScan + "\xff\xe1\xff\xff" + "\xff\xd9", ""},
  });
}

BOOST_AUTO_TEST_CASE(png_pictures) {
  const std::string looks = chunk("gAMA", be(45455, 4)) + chunk("cHRM", std::string(32, 'c')) +
                            chunk("sRGB", be(0, 1)) + chunk("iCCP", "ICC profile\0\0zz"s) +
                            chunk("pHYs", std::string(9, 'p')) + chunk("tRNS", be(1, 2));
  check({
      {"nothing to tell", png(looks), png(looks)},
      {"texts and times",
       png(chunk("tEXt", "Comment\0"s + kPlace) + looks + chunk("tIME", "1234567"),
           chunk("zTXt", kPlace) + chunk("iTXt", "XML:com.adobe.xmp\0"s + kPlace)),
       png(looks)},
      {"EXIF", png(chunk("eXIf", exif(1, kPlace))), png({})},
      {"the way up", png(looks + chunk("eXIf", exif(8, kPlace))), png(looks + chunk("eXIf", own_exif(8)))},
      {"the way up at the end", png({}, chunk("eXIf", exif(3))), png(chunk("eXIf", own_exif(3)))},
      {"makers' chunks", png(chunk("caBX", kPlace) + chunk("iDOT", "x") + chunk("prVW", kPlace)), png({})},
      {"what was cut away, behind the end", png({}, {}, chunk("IDAT", "old") + chunk("IEND", "")), png({})},
      {"a profile's name", png(chunk("iCCP", kPlace + "\0\0zz"s)), png(chunk("iCCP", "ICC profile\0\0zz"s))},
      {"a suggested palette", png(chunk("sPLT", kPlace + "\0x"s)), png({})},
      {"a critical chunk that is none", png(chunk("NOTE", kPlace)), png({})},
      {"animated", png(chunk("acTL", be(1, 4) + be(0, 4)) + chunk("fcTL", std::string(26, 'f')), chunk("fdAT", "d")),
       png(chunk("acTL", be(1, 4) + be(0, 4)) + chunk("fcTL", std::string(26, 'f')), chunk("fdAT", "d"))},
      {"without the last checksum", png(chunk("tEXt", "a")).substr(0, png(chunk("tEXt", "a")).size() - 4), png({})},
      {"cut", png({}).substr(0, 50), ""},
  });
}

/// A picture of 3 x 2 grey pixels, or a frame of that size, whose chunks of data are these.
std::string grey(const std::vector<std::string>& data, const std::string& tail = {}, int interlaced = 0) {
  std::string out = "\x89PNG\r\n\x1a\n" + chunk("IHDR", be(3, 4) + be(2, 4) + "\x08\0\0\0"s + be(interlaced, 1));
  for (const std::string& bytes : data) out += chunk("IDAT", bytes);
  return out + tail + chunk("IEND", "");
}

/// In one block that is not compressed.
std::string stored(const std::string& bytes) {
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  return "\x78\x01\x01" + le(static_cast<std::uint32_t>(bytes.size()), 2) +
         le(static_cast<std::uint32_t>(bytes.size()) ^ 0xFFFF, 2) + bytes + be(sum, 4);
}

BOOST_AUTO_TEST_CASE(png_data) {
  const std::string rows = "\0abc\0def"s, data = stored(rows), head = data.substr(0, 9), rest = data.substr(9);
  const std::string control = chunk("fcTL", be(1, 4) + be(3, 4) + be(2, 4) + std::string(14, '\0'));
  const std::string animation = chunk("acTL", be(2, 4) + be(0, 4));
  // of a picture in passes: 1 + 3 rows, each with its filter
  const std::string passes = "\0a\0b\0c\0def"s;
  check({
      {"nothing to tell", grey({data}), grey({data})},
      {"in several chunks", grey({head, "", rest}), grey({head, "", rest})},
      {"bytes behind the stream", grey({data + kPlace}), grey({data})},
      {"in a chunk of their own", grey({data, kPlace}), grey({data})},
      {"in the chunk of the end, and another", grey({head, rest + "x", kPlace}), grey({data})},
      {"a second stream", grey({data, stored(kPlace)}), grey({data})},
      {"in a frame", grey({data}, animation + control + chunk("fdAT", be(2, 4) + data + kPlace)),
       grey({data}, animation + control + chunk("fdAT", be(2, 4) + data))},
      {"in a chunk of a frame",
       grey({data}, animation + control + chunk("fdAT", be(2, 4) + data) + chunk("fdAT", be(3, 4) + kPlace)),
       grey({data}, animation + control + chunk("fdAT", be(2, 4) + data) + chunk("fdAT", be(3, 4)))},
      {"broken", grey({data.substr(0, 12)}), grey({data.substr(0, 12)})},
      {"in passes", grey({stored(passes)}, {}, 1), grey({stored(passes)}, {}, 1)},
  });
  for (const std::string& many : {rows + kPlace, rows + std::string(1'000, 'x') + kPlace}) {
    const std::string clean = without_metadata(grey({stored(many)}));
    BOOST_TEST(clean.find(kPlace) == clean.npos);
    BOOST_TEST((without_metadata(clean) == clean));
    BOOST_TEST(clean.size() < grey({stored(rows)}).size() + 16);
  }
}

BOOST_AUTO_TEST_CASE(gif_pictures) {
  const std::string loop = application("NETSCAPE2.0", "\3\1\0\0"s), comment = "\x21\xfe\x0b"s + kPlace + '\0';
  const std::string text = "\x21\x01\x0c"s + std::string(12, 't') + "\x0b" + kPlace + '\0';
  check({
      {"nothing to tell", kGifHead + loop + kGifControl + kGifFrame + ";",
       kGifHead + loop + kGifControl + kGifFrame + ";"},
      {"comment", kGifHead + comment + kGifFrame + comment + ";", kGifHead + kGifFrame + ";"},
      {"XMP", kGifHead + application("XMP DataXMP", "\x0b" + kPlace) + kGifFrame + ";", kGifHead + kGifFrame + ";"},
      {"a note in the loop", kGifHead + application("NETSCAPE2.0", "\3\1\0\0\x0b"s + kPlace) + kGifFrame + ";",
       kGifHead + loop + kGifFrame + ";"},
      {"a loop of another name", kGifHead + application("ANIMEXTS1.0", "\3\1\0\0"s) + kGifFrame + ";",
       kGifHead + application("ANIMEXTS1.0", "\3\1\0\0"s) + kGifFrame + ";"},
      {"colours stay", kGifHead + application("ICCRGBG1012", "\1c"s) + kGifFrame + ";",
       kGifHead + application("ICCRGBG1012", "\1c"s) + kGifFrame + ";"},
      {"text and its timing", kGifHead + kGifControl + text + kGifFrame + ";", kGifHead + kGifFrame + ";"},
      {"no extension that is known", kGifHead + "\x21\x77\1z\0"s + kGifFrame + ";", kGifHead + kGifFrame + ";"},
      {"a file behind the end", kGifHead + kGifFrame + ";" + kPlace, kGifHead + kGifFrame + ";"},
      {"cut", kGifHead + kGifFrame, ""},
  });
}

BOOST_AUTO_TEST_CASE(webp_pictures) {
  const std::string frame = std::string(16, 'f');
  check({
      {"plain", webp(kVp8), webp(kVp8)},
      {"plain, with more", webp(kVp8l + riff_chunk("EXIF", exif(6, kPlace))), webp(kVp8l)},
      {"EXIF and XMP",
       webp(vp8x(0x2C) + riff_chunk("ICCP", "p") + kVp8 + riff_chunk("EXIF", exif(1, kPlace)) +
            riff_chunk("XMP ", kPlace)),
       webp(vp8x(0x20) + riff_chunk("ICCP", "p") + kVp8)},
      {"the way up", webp(vp8x(0x0C) + kVp8 + riff_chunk("EXIF", "Exif\0\0"s + exif(6, kPlace))),
       webp(vp8x(0x08) + kVp8 + riff_chunk("EXIF", own_exif(6)))},
      {"makers' chunks", webp(vp8x(0) + riff_chunk("C2PA", kPlace) + kVp8), webp(vp8x(0) + kVp8)},
      {"animated",
       webp(vp8x(2) + riff_chunk("ANIM", "\0\0\0\0\0\0"s) +
            riff_chunk("ANMF", frame + kVp8 + riff_chunk("note", kPlace))),
       webp(vp8x(2) + riff_chunk("ANIM", "\0\0\0\0\0\0"s) + riff_chunk("ANMF", frame + kVp8))},
      {"a file behind the end", webp(kVp8) + kPlace, webp(kVp8)},
      {"cut", webp(kVp8).substr(0, 28), ""},
      {"no picture", webp(riff_chunk("EXIF", exif(1))), ""},
  });
}

BOOST_AUTO_TEST_CASE(others_are_not_touched) {
  check({{"empty", "", ""}, {"text", "text", ""}, {"SVG", "<svg/>", ""}, {"BMP", bmp(1, 1, 24, 4), ""}});
}

BOOST_AUTO_TEST_CASE(addresses) {
  const auto address = [](const std::string& type, const std::string& bytes) {
    return "data:" + type + ";base64," + encode_base64(bytes);
  };
  const struct {
    const char* name;
    std::string written;
    std::string expected;
  } kCases[] = {
      {"nothing to tell", address("image/png", png({})), address("image/png", png({}))},
      {"a place", address("image/png", png(chunk("tEXt", kPlace))), address("image/png", png({}))},
      {"another type than it says", address("image/jpg", jpeg(segment(0xFE, kPlace))), address("image/jpeg", jpeg({}))},
      {"cut", address("image/png", png({}).substr(0, 50)), ""},
      {"drawn", "data:image/svg+xml,<svg/>", "data:image/svg+xml,<svg/>"},
      {"elsewhere", "https://e.org/a.jpg", "https://e.org/a.jpg"},
  };
  for (const auto& one : kCases)
    BOOST_TEST_CONTEXT(one.name) BOOST_TEST(without_metadata_in_address(one.written) == one.expected);
}

/// Whatever a header says: no cut and no changed byte reads past the end, and what comes out is clean.
BOOST_AUTO_TEST_CASE(damaged_pictures) {
  const std::string whole[] = {jpeg(kJfif + segment(0xE1, "Exif\0\0"s + exif(6, kPlace))),
                               png(chunk("eXIf", exif(6, kPlace))),
                               kGifHead + application("NETSCAPE2.0", "\3\1\0\0"s) + kGifFrame + ";",
                               webp(vp8x(0x0C) + kVp8 + riff_chunk("EXIF", exif(6, kPlace)))};
  for (const std::string& bytes : whole)
    for (std::size_t at = 0; at < bytes.size(); ++at)
      for (const char byte : {'\0', '\x01', '\x7f', '\xff'}) {
        std::string changed = bytes;
        changed[at] = byte;
        const std::string clean = without_metadata(changed);
        BOOST_REQUIRE((clean.empty() || without_metadata(clean) == clean));
        if (!clean.empty()) BOOST_REQUIRE((inspect_image(clean).pixels() == inspect_image(changed).pixels()));
      }
}

BOOST_AUTO_TEST_SUITE_END()
