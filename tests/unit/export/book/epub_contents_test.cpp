// Parts and chapters in an order made by hand: SUMMARY.md, a list, weights.

#include "epub_support.h"

#include "config/sections/book.h"
#include "diag/failure.h"
#include "export/book/plan/summary_file.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

/// Six posts; `draft.md` is not among them.
TestSite essays() {
  TestSite test = blank();
  BookConfig& book = *test.config.book;
  book.tag_index = TagIndex::off;
  book.chronology = book.colophon = false;
  book.part_pages = PartPages::where_needed;
  for (const char* name : {"a", "b", "c", "d", "2024/e", "远 行"})
    test.add(std::string(name) + ".md", "T" + std::string(name), "<p>t</p>").categories = {{"分类"}};
  test.finish();
  return test;
}

/// Chapters in the order in which they are read.
std::string spine_of(const fs::path& book) {
  pugi::xml_document document;
  document.load_string(unzip(book)["EPUB/package.opf"].c_str());
  std::string text;
  for (const pugi::xml_node& item : document.document_element().child("spine").children("itemref")) {
    const std::string id = item.attribute("idref").value();
    if (id.starts_with("post-")) text += text.empty() ? id.substr(5) : " " + id.substr(5);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_contents)

BOOST_AUTO_TEST_CASE(summaries) {
  const std::string note =
      "SUMMARY.md:0: 4 posts are not in the contents, and so not in the book 'anthology' "
      "[book/not-in-contents]\n";
  const struct {
    const char* name;
    std::string text;
    std::string menu;
    std::string problems;
  } kCases[] = {
      {"chapters alone", "# Summary\n\n- [Tb](b.md)\n- [Ta](a.md)\n", "Tb Ta", note},
      {"parts",
       "# 目录\n\n# 上\n\n- [Tc](c.md)\n- [Ta](posts/a.md)\n\n# 下\n\n- [Tb](./b.md)\n- [T2024/e](2024/e.md)\n",
       "上(Tc Ta) 下(Tb T2024/e)",
       "SUMMARY.md:0: 2 posts are not in the contents, and so not in the book 'anthology' [book/not-in-contents]\n"},
      {"before and behind the parts", "[Ta](a.md)\n\n# 一\n\n- [Tb](b.md)\n\n---\n\n[Tc](c.md)\n[Td](d.md)\n",
       "Ta 一(Tb) Tc Td",
       "SUMMARY.md:0: 2 posts are not in the contents, and so not in the book 'anthology' [book/not-in-contents]\n"},
      {"chapters below chapters", "- [Ta](a.md)\n  - [Tb](b.md)\n    - [Tc](c.md)\n- [Td](d.md)\n", "Ta(Tb(Tc)) Td",
       "SUMMARY.md:0: 2 posts are not in the contents, and so not in the book 'anthology' [book/not-in-contents]\n"},
      {"items without a link are parts", "* 一\n  * [Ta](a.md)\n  * 甲\n    * [Tb](b.md)\n", "一(Ta 甲(Tb))", note},
      {"a title of its own", "- [序](a.md)\n- [Tb](b.md)\n", "序 Tb", note},
      {"no extension, percent, white space", "- [x](<远 行.md>)\n- [y](b)\n", "x y", note},
      {"percent", "- [x](%E8%BF%9C%20%E8%A1%8C.md#top)\n- [Ta](a.md)\n", "x Ta", note},
      {"drafts of mdBook have no target", "- [Ta](a.md)\n- [later]()\n- [Tb](b.md)\n", "Ta Tb", note},
      {"what there is not, and twice", "- [Ta](a.md)\n- [x](draft.md)\n- [Tb](b.md)\n- [again](a.md)\n", "Ta Tb",
       note + "SUMMARY.md:2: the contents name 'draft.md', which is not published or not there [book/unknown-name]\n"
              "SUMMARY.md:4: the contents name 'a.md' twice [book/unknown-name]\n"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = essays();
      test.config.book->contents.file = "SUMMARY.md";
      test.assets["/site/SUMMARY.md"] = one.text;
      const TemporaryFolder folder;
      BOOST_TEST(test.make(folder.path / "b.epub") == one.problems);
      BOOST_TEST(menu_line(unzip(folder.path / "b.epub")["EPUB/toc.ncx"]) == one.menu);
    }
}

BOOST_AUTO_TEST_CASE(a_list) {
  TestSite test = essays();
  BookContents& contents = test.config.book->contents;
  contents.entries.push_back({"", "d.md", {}, {}});
  contents.entries.push_back({"卷", "", {{"", "a", {}, {}}, {"", "posts/b.md", {}, {}}}, {}});
  contents.entries.push_back({"", "c.md", {}, {}});
  const TemporaryFolder folder;
  BOOST_TEST(test.make(folder.path / "b.epub") ==
             ":0: 2 posts are not in the contents, and so not in the book 'anthology' [book/not-in-contents]\n");
  BOOST_TEST(menu_line(unzip(folder.path / "b.epub")["EPUB/toc.ncx"]) == "Td 卷(Ta Tb) Tc");
  const std::string spine = spine_of(folder.path / "b.epub");
  BOOST_TEST(std::count(spine.begin(), spine.end(), ' ') == 3);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there) {
  TestSite test = essays();
  test.config.book->contents.file = "SUMMARY.md";
  const TemporaryFolder folder;
  BOOST_CHECK_THROW(test.make(folder.path / "b.epub"), Failure);
}

BOOST_AUTO_TEST_CASE(weights) {
  TestSite test = essays();
  test.config.book->group = BookGroup::none;
  test.config.book->order_posts = PostOrder::weight;
  const char* kWeights[] = {"30", "", "-1", "0", "word", "7"};
  for (std::size_t i = 0; i < 6; ++i)
    if (*kWeights[i]) test.site.posts[i].fields.set("weight", kWeights[i]);
  const TemporaryFolder folder;
  BOOST_TEST(test.make(folder.path / "b.epub") == "");
  BOOST_TEST(menu_line(unzip(folder.path / "b.epub")["EPUB/toc.ncx"]) == "Tc T远 行 Ta T2024/e Tb Td");
}

BOOST_AUTO_TEST_CASE(deep_lists_end) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- [x](a.md)\n";
  std::size_t depth = 0;
  const std::vector<ContentsEntry> entries = read_summary(text, "SUMMARY.md");
  for (const std::vector<ContentsEntry>* level = &entries; !level->empty(); level = &level->front().entries) ++depth;
  BOOST_TEST(depth <= 9u);
}

BOOST_AUTO_TEST_SUITE_END()
