#include "export/book/cover/cover.h"

#include "config/sections/book.h"
#include "epub_support.h"
#include "export/book/cover/cover_figure.h"
#include "export/image/image_type.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

std::string joined(CoverDesign design, std::string_view identity) {
  std::string text;
  for (const CoverShape& shape : cover_shapes(design, identity))
    text += shape.path + shape.color + std::to_string(shape.turn) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_cover)

BOOST_AUTO_TEST_CASE(figures_hang_on_the_book_alone) {
  for (CoverDesign design : {CoverDesign::hills, CoverDesign::frame, CoverDesign::tiles}) {
    BOOST_TEST(!joined(design, "urn:uuid:a").empty());
    BOOST_TEST(joined(design, "urn:uuid:a") == joined(design, "urn:uuid:a"), name_of(design));
    BOOST_TEST(joined(design, "urn:uuid:a") != joined(design, "urn:uuid:b"), name_of(design));
  }
  BOOST_TEST(joined(CoverDesign::hills, "urn:uuid:a").substr(0, 97) ==
             "M619 1410a157 157 0 1 0 314 0a157 157 0 1 0 -314 0z#d09a550\nM0 2560L0 1538Q100 1547 150 1558Q200 ");
  BOOST_TEST(cover_shapes(CoverDesign::hills, "x").size() == 6u);
}

BOOST_AUTO_TEST_CASE(ornaments) {
  for (const CoverDesign design : {CoverDesign::hills, CoverDesign::frame, CoverDesign::tiles}) {
    const std::string svg = make_ornament(design, "urn:uuid:a");
    pugi::xml_document document;
    BOOST_TEST(bool(document.load_string(svg.c_str())), name_of(design));
    BOOST_TEST(svg.find("aria-hidden=\"true\"") != svg.npos);
    BOOST_TEST(svg.find("currentColor") != svg.npos);
    BOOST_TEST(svg.find("=\"#") == svg.npos);  // no colour of its own: it is seen at night
    BOOST_TEST(svg.size() < 6'000U, name_of(design) << ": " << svg.size());
  }
}

BOOST_AUTO_TEST_CASE(pages_with_an_ornament) {
  const struct {
    const char* name;
    BookTheme theme;
    bool has_cover;
    bool is_there;
  } kCases[] = {{"a drawn cover", BookTheme::classic, false, true},
                {"modern", BookTheme::modern, false, true},
                {"a theme without lines", BookTheme::plain, false, false},
                {"a cover of the author's", BookTheme::classic, true, false}};
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite site = one.has_cover ? blank() : TestSite();
      site.config.book->look.theme = one.theme;
      site.add("a.md", "甲", "<p>文</p>").categories = {{"河", "水"}};
      site.finish();
      const TemporaryFolder folder;
      site.make_all(folder.path);
      auto files = unzip(folder.path / "anthology.epub");
      for (const auto& [name, bytes] : files) {
        const bool is_sub_part = bytes.find("class=\"breadcrumb\"") != bytes.npos;
        const bool has_place = name.find("titlepage") != name.npos || name.find("colophon") != name.npos ||
                               (name.find("/part-") != name.npos && !is_sub_part);
        BOOST_TEST((bytes.find("<svg") != bytes.npos) == (has_place && one.is_there), name);
        if (!has_place || !one.is_there) continue;
        const std::string file = name.substr(name.find("text/"));
        const std::string item = between(files["EPUB/package.opf"], "href=\"" + file + "\"", "/>");
        BOOST_TEST(item.find("properties=\"svg\"") != item.npos, name);
      }
    }
}

BOOST_AUTO_TEST_CASE(designs_and_formats) {
  for (CoverDesign design : {CoverDesign::hills, CoverDesign::frame, CoverDesign::tiles})
    for (const CoverFormat format : {CoverFormat::png, CoverFormat::jpeg}) {
      TestSite site;
      site.config.book->look.cover_design = design;
      site.config.book->look.cover_format = format;
      site.add("a.md", "A", "<p>t</p>").date = Timestamp{1, 0};
      site.finish();
      const TemporaryFolder folder;
      BOOST_TEST(site.make(folder.path / "book.epub") == "");
      auto files = unzip(folder.path / "book.epub");
      const bool jpeg = format == CoverFormat::jpeg;
      const ImageFacts facts = inspect_image(files[jpeg ? "EPUB/images/cover.jpg" : "EPUB/images/cover.png"]);
      BOOST_TEST((facts.type == (jpeg ? ImageType::jpeg : ImageType::png)), name_of(design));
      BOOST_TEST((facts.whole && facts.width == 1600 && facts.height == 2560), name_of(design));
    }
}

BOOST_AUTO_TEST_CASE(years) {
  const struct {
    std::vector<std::int64_t> dates;
    const char* expected;
  } kCases[] = {{{}, ""}, {{0}, "1970"}, {{0, 40'000'000}, "1970–1971"}, {{1'700'000'000, 1'600'000'000}, "2020–2023"}};
  for (const auto& one : kCases) {
    TestSite site;
    Config config;
    const Volume volume;
    const std::vector<std::string> stems;
    const EditionPlan edition;
    Book book{site.site, *config.book, BookGroup::none, "en", Words("en", {}), "T", "i", volume, stems, {}, {}, {}, {},
              {},        {},           edition};
    for (const std::int64_t date : one.dates) site.add("a.md", "A", "<p/>").date = Timestamp{date, 0};
    for (std::size_t i = 0; i < one.dates.size(); ++i) book.posts.emplace_back().post = i;
    BOOST_TEST(years_of(book) == one.expected);
  }
}

BOOST_AUTO_TEST_CASE(packages_of_fonts) {
  BOOST_TEST(font_package_of(U'温') == "fonts-noto-cjk");
  BOOST_TEST(font_package_of(U'あ') == "fonts-noto-cjk");
  BOOST_TEST(font_package_of(U'한') == "fonts-noto-cjk");
  BOOST_TEST(font_package_of(U'🎉') == "fonts-noto-color-emoji");
  BOOST_TEST(font_package_of(U'क') == "fonts-noto-core");
}

BOOST_AUTO_TEST_SUITE_END()
