#include "export/book/picture/images.h"

#include "config/sections/book.h"
#include "epub_support.h"
#include "export/book/picture/bitmap.h"
#include "export/book/picture/png.h"
#include "export/book/picture/vips.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;
using namespace std::string_literals;

namespace {

/// A picture with a gradient and noise, as photographs have.
std::string noisy_png(int width, int height) {
  std::vector<std::uint32_t> pixels;
  std::uint32_t noise = 1;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      noise = noise * 1664525 + 1013904223;
      pixels.push_back(std::uint32_t(x * 255 / width) << 16 | std::uint32_t(y * 255 / height) << 8 | noise >> 28);
    }
  return encode_png(pixels.data(), width, height, width);
}

std::string describe(std::string_view bytes) {
  const ImageFacts facts = inspect_image(bytes);
  return std::string(suffix_of(facts.type)) + (facts.whole ? " " : " cut ") + std::to_string(facts.width) + "x" +
         std::to_string(facts.height);
}

/// A store over files in memory, with its spool in a folder of its own.
struct Shelf {
  TemporaryFolder folder;
  std::map<std::string, std::string> files;
  BookLook look;
  ReadAsset read = [this](const std::string& file) -> std::optional<std::string> {
    const auto found = files.find(file);
    return found == files.end() ? std::nullopt : std::optional(found->second);
  };
  PictureShelf pictures{read, [this] { return folder.path / "spool"; }};
  ImageStore::Copies copies;
  ImageStore store{pictures, look, copies, "/site"};

  const BookImage& find(const std::string& name) {
    Image image;
    image.file = "/site/" + name;
    return store.find(image);
  }
};

std::string bitmap() {
  return "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0\x01\0\x18\0\0\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"s +
         "\x01\x02\x03\x04\x05\x06\0\0\x07\x08\x09\x0a\x0b\x0c\0\0"s;
}

#define NEEDS_VIPS                                           \
  if (!has_vips()) {                                         \
    BOOST_TEST_MESSAGE("skipped: libvips is not installed"); \
    return;                                                  \
  }

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_images)

BOOST_AUTO_TEST_CASE(remakes) {
  NEEDS_VIPS
  const std::string png = noisy_png(400, 300);
  const std::string jpeg = remake_picture(png, {true, true, 0, 0}).value_or("");
  const struct {
    const char* name;
    const std::string& bytes;
    RemakeWish wish;
    const char* expected;
  } kCases[] = {
      {"a photo", png, {true, true, 0, 0}, "jpg 400x300"},
      {"no photo", png, {false, false, 0, 0}, "png 400x300"},
      {"whichever is smaller", png, {true, false, 0, 0}, "jpg 400x300"},
      {"fewer pixels", jpeg, {true, true, 30'000, 0}, "jpg 200x150"},
      {"as many as there are", jpeg, {true, true, 120'000, 0}, "jpg 400x300"},
  };
  for (const auto& one : kCases) {
    const auto made = remake_picture(one.bytes, one.wish);
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_REQUIRE(made.has_value());
      BOOST_TEST(describe(*made) == one.expected);
      BOOST_TEST((remake_picture(one.bytes, one.wish) == made), "the same again");
    }
  }
  const auto small = remake_picture(jpeg, {true, true, 0, 8'000});
  BOOST_REQUIRE(small.has_value());
  BOOST_TEST(small->size() <= 8'000u);
  for (const std::string& broken : {"text"s, std::string("\xff\xd8\xff"), std::string()})
    BOOST_TEST(!remake_picture(broken, {true, true, 0, 0}).has_value());
}

BOOST_AUTO_TEST_CASE(bitmaps) {
  const auto png = png_of_bitmap(bitmap());
  BOOST_REQUIRE(png.has_value());
  BOOST_TEST(describe(*png) == "png 2x2");
  BOOST_TEST(!png_of_bitmap(bitmap().substr(0, 40)).has_value());
  std::string huge = bitmap();
  huge[20] = '\x7f';
  huge[24] = '\x7f';
  BOOST_TEST(!png_of_bitmap(huge).has_value());
}

BOOST_AUTO_TEST_CASE(the_store_converts) {
  NEEDS_VIPS
  Shelf shelf;
  shelf.look.max_pixels = 30'000;
  const std::string png = noisy_png(400, 300);
  shelf.files["/site/large.jpg"] = remake_picture(png, {true, true, 0, 0}).value_or("");
  shelf.files["/site/same.jpg"] = shelf.files["/site/large.jpg"];
  shelf.files["/site/cut.jpg"] = shelf.files["/site/large.jpg"].substr(0, 900);
  shelf.files["/site/small.png"] = tiny_png();
  shelf.files["/site/old.bmp"] = bitmap();
  const BookImage& large = shelf.find("large.jpg");
  BOOST_TEST((large.state == BookImage::State::good));
  BOOST_TEST((large.facts.width == 200 && large.facts.height == 150));
  BOOST_TEST(shelf.find("same.jpg").key == large.key);
  BOOST_TEST((shelf.find("cut.jpg").state == BookImage::State::broken));
  BOOST_TEST((shelf.find("small.png").state == BookImage::State::good));
  BOOST_TEST((shelf.find("old.bmp").facts.type == ImageType::png));
  BOOST_TEST(fs::is_empty(shelf.folder.path));  // the spool has no name
  const std::vector<ZipEntry> entries = shelf.store.make_entries();
  BOOST_REQUIRE(entries.size() == 3u);
  for (const ZipEntry& entry : entries) {
    BOOST_REQUIRE(entry.read);
    const auto bytes = entry.read();
    BOOST_REQUIRE(bytes.has_value());
    BOOST_TEST(bytes->size() == entry.size);
    BOOST_TEST((inspect_image(*bytes).whole));
  }
  BOOST_TEST(!shelf.store.missed_library());
}

/// Two books of a run that treat a picture alike share it; a third that wants it smaller has its own.
BOOST_AUTO_TEST_CASE(books_share_pictures) {
  NEEDS_VIPS
  TemporaryFolder folder;
  const std::string photo = remake_picture(noisy_png(400, 300), {true, true, 0, 0}).value_or("");
  std::size_t reads = 0;
  const ReadAsset read = [&](const std::string&) { return ++reads, std::optional(photo); };
  PictureShelf shelf{read, [&] { return folder.path / "spool"; }};
  BookLook small, smaller;
  small.max_pixels = 30'000;
  smaller.max_pixels = 7'500;
  const ImageStore::Copies none;
  ImageStore first{shelf, small, none, "/site"}, second{shelf, small, none, "/site"},
      third{shelf, smaller, none, "/site"}, empty{shelf, small, none, "/site"};
  Image image;
  image.file = "/site/a.jpg";
  BOOST_TEST(first.find(image).facts.width == 200u);
  BOOST_TEST(&second.find(image) == &first.find(image));
  BOOST_TEST(reads == 1u);
  BOOST_TEST(third.find(image).facts.width == 100u);
  BOOST_TEST(reads == 2u);
  BOOST_TEST(second.good().size() == 1u);
  BOOST_TEST(empty.good().empty());
  BOOST_TEST((first.make_entries().at(0).read() == second.make_entries().at(0).read()));
}

BOOST_AUTO_TEST_CASE(remote_pictures) {
  Shelf shelf;
  shelf.files["/site/copy.png"] = tiny_png();
  shelf.look.remote_images["https://e.org/a.png"] = "copy.png";
  Image image;
  image.url = "https://e.org/a.png";
  BOOST_TEST(shelf.store.has_source(image));
  BOOST_TEST((shelf.store.find(image).state == BookImage::State::good));
  image.url = "https://e.org/b.png";
  BOOST_TEST(!shelf.store.has_source(image));
  image.url = "https://e.org/a.png";
  image.missing = true;
  BOOST_TEST(!shelf.store.has_source(image));
}

BOOST_AUTO_TEST_SUITE_END()
