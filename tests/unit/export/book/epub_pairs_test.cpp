/// Books in which translations follow their originals.

#include "epub_support.h"

#include "config/sections/book.h"
#include "export/book/plan/book.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>

using namespace epub_support;

namespace {

constexpr std::int64_t kDay = 86'400;

struct Written {
  const char *name, *language, *key;
  int day;
  std::vector<std::string> categories, tags;
};

TestSite site_of(const std::vector<Written>& posts, std::vector<std::string> pair) {
  TestSite test = blank();
  test.config.book->pair = std::move(pair);
  test.config.book->part_pages = PartPages::where_needed;
  for (const Written& one : posts) {
    Post& post = test.add(std::string(one.name) + ".md", one.name, "<p>t</p>");
    post.abbrlink = one.name;
    post.language = one.language;
    post.date = Timestamp{one.day * kDay, 0};
    if (*one.key) post.fields.set("translationKey", one.key);
    for (const std::string& category : one.categories) post.categories.push_back({category});
    post.tags = one.tags;
  }
  test.finish();
  return test;
}

std::vector<Written> letters() {
  return {{"a", "", "1", 1, {"信"}, {"海"}},
          {"b", "", "2", 2, {"信"}, {"海"}},
          {"a-en", "en", "1", 9, {"letters"}, {"sea"}},
          {"b-en", "en", "2", 3, {"letters"}, {"海"}},
          {"c", "", "", 4, {"信"}, {}},
          {"d-en", "en", "", 5, {"letters"}, {}},
          {"a-ja", "ja", "1", 6, {}, {}}};
}

std::string menu_of(TestSite& test) {
  const TemporaryFolder folder;
  test.make_all(folder.path);
  std::string menus;
  std::vector<fs::path> books;
  for (const auto& file : fs::directory_iterator(folder.path))
    if (file.path().extension() == ".epub") books.push_back(file.path());
  std::sort(books.begin(), books.end());
  for (const fs::path& book : books) menus += (menus.empty() ? "" : " | ") + menu_line(unzip(book)["EPUB/toc.ncx"]);
  return menus;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_pairs)

BOOST_AUTO_TEST_CASE(translations_follow_their_originals) {
  const struct {
    const char* name;
    std::vector<std::string> pair;
    BookGroup group;
    const char* menu;
  } kCases[] = {
      {"no pairs", {}, BookGroup::none, "a b b-en c d-en a-ja a-en"},
      {"two languages", {"zh", "en"}, BookGroup::none, "a(a-en) b(b-en) c d-en a-ja"},
      {"the other is the original", {"en", "zh"}, BookGroup::none, "b-en(b) c d-en a-ja a-en(a)"},
      {"three languages", {"zh-CN", "en", "ja"}, BookGroup::none, "a(a-en a-ja) b(b-en) c d-en"},
      {"in their order", {"zh", "ja", "en"}, BookGroup::none, "a(a-ja a-en) b(b-en) c d-en"},
      {"by categories", {"zh", "en"}, BookGroup::category, "信(a(a-en) b(b-en) c) letters(d-en) 未分类(a-ja)"},
      {"by tags", {"zh", "en"}, BookGroup::tag, "海(a(a-en) b(b-en)) 其他文章(c d-en a-ja)"},
      {"by years", {"zh", "en"}, BookGroup::year, "1970年 / 1970年1月(a(a-en) b(b-en) c d-en a-ja)"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = site_of(letters(), one.pair);
      test.config.book->group = one.group;
      test.config.book->tag_index = TagIndex::off;
      test.config.book->chronology = test.config.book->colophon = false;
      BOOST_TEST(menu_of(test) == one.menu);
    }
}

BOOST_AUTO_TEST_CASE(pairs_share_a_volume) {
  TestSite test = site_of(letters(), {"zh", "en"});
  test.config.book->group = BookGroup::none;
  test.config.book->split = BookSplit::count;
  test.config.book->split_size = 2;
  test.config.book->tag_index = TagIndex::off;
  test.config.book->chronology = test.config.book->colophon = false;
  BOOST_TEST(menu_of(test) == "a(a-en) b(b-en) | c | d-en a-ja");
}

BOOST_AUTO_TEST_CASE(a_year_keeps_its_name) {
  TestSite test =
      site_of({{"a", "", "1", 1, {}, {}}, {"a-en", "en", "1", 400, {}, {}}, {"b", "", "", 500, {}, {}}}, {"zh", "en"});
  test.site.language = "en";  // years without a sign
  test.site.posts[0].language = "zh";
  test.site.posts[1].language = "";
  test.config.book->group = BookGroup::year;
  test.config.book->chronology = test.config.book->colophon = false;
  BOOST_TEST(menu_of(test) == "1970(a(a-en)) 1971(b)");
}

BOOST_AUTO_TEST_CASE(pages_of_a_pair) {
  TestSite test = site_of(letters(), {"zh", "en"});
  const TemporaryFolder folder;
  test.make_all(folder.path);
  auto files = unzip(folder.path / "anthology.epub");
  const std::string original = files["EPUB/text/post-a.xhtml"], translation = files["EPUB/text/post-a-en.xhtml"];
  BOOST_TEST(
      original.find("<p class=\"meta\"><a href=\"post-a-en.xhtml\" lang=\"en\" xml:lang=\"en\">English</a></p>") !=
      original.npos);
  BOOST_TEST(translation.find("<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                              "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"en\" xml:lang=\"en\">") !=
             translation.npos);
  BOOST_TEST(translation.find("lang=\"zh-CN\" xml:lang=\"zh-CN\">中文</a></p>") != translation.npos);
  // a text counts once: in its part, in the chronology, in the index, in the colophon
  for (const auto& [name, page] : files)
    if (name.find("/part-") != name.npos) {
      BOOST_TEST(page.find("3 篇") != page.npos);
      BOOST_TEST(page.find("<a href=\"post-a.xhtml\">a</a>\n<p class=\"version\"><a href=\"post-a-en.xhtml\" "
                           "lang=\"en\" xml:lang=\"en\">a-en</a></p></li>") != page.npos);
    }
  BOOST_TEST(files["EPUB/text/chronology.xhtml"].find("post-a-en") == std::string::npos);
  BOOST_TEST(files["EPUB/text/tags.xhtml"].find("post-b-en") == std::string::npos);
  BOOST_TEST(files["EPUB/text/colophon.xhtml"].find("5 篇") != std::string::npos);
  // related posts: neither the text itself nor the other language of another
  BOOST_TEST(between(original, "<nav class=\"related\"", "</nav>").find("-en") == std::string::npos);
  BOOST_TEST(between(files["EPUB/text/post-b-en.xhtml"], "<nav class=\"related\"", "</nav>").find("post-b.xhtml") ==
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_stay_when_a_translation_comes) {
  std::vector<Written> posts = letters();
  const std::vector<Written> before(posts.begin(), posts.begin() + 2);
  TestSite few = site_of(before, {"zh", "en"}), all = site_of(posts, {"zh", "en"});
  for (TestSite* test : {&few, &all})
    for (Post& post : test->site.posts) post.abbrlink = "";
  std::map<std::string, std::string> names[2];
  std::size_t number = 0;
  for (TestSite* test : {&few, &all}) {
    const TemporaryFolder folder;
    test->make_all(folder.path);
    for (const auto& [name, page] : unzip(folder.path / "anthology.epub"))
      if (name.find("/post-") != name.npos) names[number][between(page, "<title>", "</title>")] = name;
    ++number;
  }
  for (const auto& [title, name] : names[0]) BOOST_TEST(names[1][title] == name);
}

BOOST_AUTO_TEST_CASE(an_original_that_is_missing) {
  TestSite test = site_of(letters(), {"zh", "en"});
  test.config.book->group = BookGroup::none;
  test.config.book->select.languages = {"en"};
  test.config.book->chronology = test.config.book->colophon = false;
  BOOST_TEST(menu_of(test) == "b-en d-en a-en");
}

BOOST_AUTO_TEST_CASE(a_language_that_nobody_writes) {
  TestSite test = site_of(letters(), {"zh", "fr"});
  const TemporaryFolder folder;
  const std::string problems = test.make_all(folder.path);
  BOOST_TEST(problems.find("book 'anthology' selects the language 'fr', which no published post has") != problems.npos);
}

BOOST_AUTO_TEST_SUITE_END()
