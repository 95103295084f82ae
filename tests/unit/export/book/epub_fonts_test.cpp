#include "export/book/fonts.h"

#include "base/file.h"
#include "config/sections/book.h"
#include "epub_support.h"

#include <boost/test/unit_test.hpp>

#include <hb.h>

using namespace epub_support;

namespace {

/// A collection that Debian's fonts-noto-cjk has; empty where it is not installed.
std::string collection() {
  return read_file("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc").bytes.value_or("");
}

bool has(const std::string& font, char32_t c) {
  hb_blob_t* blob = hb_blob_create(font.data(), unsigned(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_set_t* characters = hb_set_create();
  hb_face_collect_unicodes(face, characters);
  const bool found = hb_set_has(characters, c);
  hb_set_destroy(characters);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_fonts)

BOOST_AUTO_TEST_CASE(gathering) {
  BookCharacters characters;
  characters.add("<p>温柔 a</p>");
  characters.add("温é\xff");
  const std::vector<char32_t> all = characters.all();
  const auto holds = [&](char32_t c) { return std::find(all.begin(), all.end(), c) != all.end(); };
  for (const char32_t c : {U'温', U'柔', U'é', U'~', U' ', U'。', U'“', U'9'}) BOOST_TEST(holds(c), unsigned(c));
  BOOST_TEST(!holds(U'集'));
  BOOST_TEST(std::is_sorted(all.begin(), all.end()));
}

BOOST_AUTO_TEST_CASE(refusals) {
  for (const std::string& bytes : {std::string("text"), std::string(), std::string("ttcf\0\1\0\0\0\0\0\2", 12)}) {
    const SubsetFont none = subset_font(bytes, "zh-CN", {U'a'});
    BOOST_TEST(none.bytes == "");
    BOOST_TEST(describe(none.fault, "a.ttf").english() == "font 'a.ttf' is no TrueType or OpenType font");
  }
}

BOOST_AUTO_TEST_CASE(subsets) {
  const std::string fonts = collection();
  if (fonts.empty()) {
    BOOST_TEST_MESSAGE("skipped: fonts-noto-cjk is not installed");
    return;
  }
  const SubsetFont made = subset_font(fonts, "zh-CN", {U'a', U'温', U'骨'});
  const std::string& chinese = made.bytes;
  BOOST_TEST(made.family == "Noto Serif CJK SC");
  BOOST_TEST(chinese.substr(0, 4) == "OTTO");
  BOOST_TEST(chinese.size() < 100'000u);
  BOOST_TEST((has(chinese, U'温') && has(chinese, U'a') && !has(chinese, U'柔')));
  BOOST_TEST((subset_font(fonts, "zh-CN", {U'a', U'温', U'骨'}).bytes == chinese), "the same again");
  BOOST_TEST((subset_font(fonts, "ja", {U'a', U'温', U'骨'}).bytes != chinese), "another font of the collection");
}

BOOST_AUTO_TEST_CASE(in_a_book) {
  TestSite site;
  site.config.book->look.fonts = {{"body", "a.ttc"}, {"quote", "a.ttc"}, {"code", "none.ttf"}};
  site.assets["/site/a.ttc"] = collection();
  site.add("a.md", "甲", "<p>文</p>").date = Timestamp{1, 0};
  site.finish();
  const TemporaryFolder folder;
  const std::string problems = site.make(folder.path / "book.epub");
  auto files = unzip(folder.path / "book.epub");
  const bool installed = !site.assets["/site/a.ttc"].empty();
  BOOST_TEST(files.count("META-INF/com.apple.ibooks.display-options.xml") == (installed ? 1u : 0u));
  BOOST_TEST((problems.find("font 'none.ttf' can't be read [book/bad-font]") != std::string::npos), problems);
  if (!installed) return;
  BOOST_TEST((has(files["EPUB/fonts/body.otf"], U'文') && !has(files["EPUB/fonts/body.otf"], U'龍')));
  BOOST_TEST((files["EPUB/text/colophon.xhtml"].find("内嵌字体：Noto Serif CJK SC。") != std::string::npos));
  BOOST_TEST((has(files["EPUB/fonts/body.otf"], U'体')), "the sentence about fonts itself");
  BOOST_TEST((files["EPUB/package.opf"].find("href=\"fonts/body.otf\" media-type=\"font/otf\"") != std::string::npos));
  BOOST_TEST((files["EPUB/css/book.css"].find(
                  "@font-face { font-family: \"Book body\"; src: url(\"../fonts/body.otf\"); }\n"
                  "html { font-family: \"Book body\", serif; }\n"
                  "blockquote, .description, .poem, .poetry, .verse { font-family: \"Book body\", serif; }\n") !=
              std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()
