// Several books, selections, volumes, groupings and the pages behind the text.

#include "epub_support.h"

#include "config/sections/book.h"
#include "export/book/plan/book.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace epub_support;

namespace {

constexpr std::int64_t kDay = 86'400;

/// Noon of a day in China.
Timestamp noon(int year, int month, int day) { return {seconds_of({year, month, day, 12, 0, 0}) - 28'800, 28'800}; }

/// Five posts over three years; `e` has no date.
TestSite essays() {
  TestSite test = blank();
  test.config.book->tag_index = TagIndex::off;
  test.config.book->chronology = test.config.book->colophon = false;
  const auto add = [&](const char* name, const char* title, std::vector<std::vector<std::string>> categories,
                       std::vector<std::string> tags) -> Post& {
    Post& post = test.add(std::string(name) + ".md", title, "<p>正文</p>");
    post.abbrlink = name;
    post.categories = std::move(categories);
    post.tags = std::move(tags);
    return post;
  };
  add("d", "丁", {{"旅行"}}, {"海"}).date = noon(2025, 3, 1);
  add("c", "丙", {{"读书"}}, {"山", "海"}).date = noon(2024, 12, 31);
  add("b", "乙", {{"读书", "小说"}}, {"山"}).date = noon(2024, 1, 1);
  add("a", "甲", {{"旅行"}, {"读书"}}, {"日记"}).date = noon(2023, 6, 1);
  add("e", "戊", {}, {}).series = "长路";
  test.site.posts[0].series = "长路";
  test.site.posts[3].series = "短途";
  test.site.posts[4].fields.set("series_order", "1");
  test.site.posts[0].fields.set("series_order", "2");
  test.finish();
  return test;
}

/// All books of a folder: name and menu, one a line, in order of the names.
std::string books_of(const fs::path& folder) {
  std::vector<std::string> lines;
  for (const auto& file : fs::directory_iterator(folder))
    lines.push_back(file.path().filename().string() + ": " + menu_line(unzip(file.path())["EPUB/toc.ncx"]) + "\n");
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string entry(const fs::path& book, const std::string& name) { return unzip(book)[name]; }

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_volumes)

BOOST_AUTO_TEST_CASE(selections) {
  const struct {
    const char* name;
    BookSelect select;
    const char* expected;  ///< Abbrlinks in the site's order.
    const char* problems;
  } kCases[] = {
      {"everything", {}, "dcbae", ""},
      {"a category takes its subtree", {.categories = {"读书"}}, "cba", ""},
      {"a path", {.categories = {"读书/小说"}}, "b", ""},
      {"the end of a path", {.categories = {"小说"}}, "b", ""},
      {"several categories", {.categories = {"读书/小说", "旅行"}}, "dba", ""},
      {"no half name",
       {.categories = {"读"}},
       "",
       "book 'anthology' selects the category '读', which no published post has"},
      {"any tag", {.tags = {"海", "日记"}}, "dca", ""},
      {"none of the tags", {.not_tags = {"海", "日记"}}, "be", ""},
      {"not a category and what lies below it", {.not_categories = {"读书"}}, "de", ""},
      {"not a path", {.not_categories = {"读书/小说"}}, "dcae", ""},
      {"not a post, whatever else is said", {.posts = {"posts/a.md", "e.md"}, .not_posts = {"e.md"}}, "a", ""},
      {"series", {.series = {"长路"}}, "de", ""},
      {"from", {.from = "2024-12-31"}, "dc", ""},
      {"until", {.until = "2024-01-01"}, "ba", ""},
      {"one day", {.from = "2024-01-01", .until = "2024-01-01"}, "b", ""},
      {"all conditions hold", {.categories = {"读书"}, .tags = {"山"}, .from = "2024-06-01"}, "c", ""},
      {"posts besides", {.categories = {"读书/小说"}, .posts = {"e.md"}}, "be", ""},
      {"posts alone", {.posts = {"posts/a.md", "e.md"}}, "ae", ""},
      {"an unknown tag",
       {.tags = {"大海", "海"}},
       "dc",
       "book 'anthology' selects the tag '大海', which no published post has"},
      {"an unknown post",
       {.posts = {"x.md", "a.md"}},
       "a",
       "book 'anthology' selects the post 'x.md', which is not published or not there"},
  };
  const TestSite test = essays();
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      BookConfig config;
      config.select = one.select;
      Diagnostics diagnostics;
      std::string selected;
      for (const std::size_t post : select_posts(test.site, config, diagnostics))
        selected += test.site.posts[post].abbrlink;
      std::string problems;
      for (const Diagnostic& report : diagnostics.sorted()) problems += report.message.english();
      BOOST_TEST(selected == one.expected);
      BOOST_TEST(problems == one.problems);
    }
}

BOOST_AUTO_TEST_CASE(parts_that_there_are_not) {
  const std::string start = "book 'anthology': 'order.parts' names the part '",
                    note = "book 'anthology': 'part_notes' names the part '";
  const struct {
    const char* group;
    std::vector<std::string> order;
    std::map<std::string, std::string> notes;
    std::string expected;  ///< Messages with their hints.
  } kCases[] = {
      {"category", {"读书", "小说", "未分类"}, {{"读书/小说", "t"}}, ""},
      {"category",
       {"無"},
       {{"小说", "t"}},
       start + "無', which there is not ()\n" + note + "小说', which there is not (did you mean '读书/小说'?)\n"},
      {"category", {"读书/小訴"}, {}, start + "读书/小訴', which there is not (did you mean '读书/小说'?)\n"},
      {"tag",
       {"海", "其他文章"},
       {{"读书", "t"}, {"山山", "t"}},
       note + "山山', which there is not (did you mean '山'?)\n"},
      {"year",
       {"2024", "2023年"},
       {{"2024/2024-12", "t"}, {"2022", "t"}},
       note + "2022', which there is not (did you mean '2023'?)\n"},
      {"series", {"长路"}, {{"远路", "t"}}, note + "远路', which there is not (did you mean '长路'?)\n"},
      {"none", {"x"}, {{"y", "t"}}, ""},
  };
  const TestSite test = essays();
  for (const auto& one : kCases) {
    BookConfig config;
    choose(one.group, config.group);
    config.part_order = one.order;
    config.part_notes = one.notes;
    Diagnostics diagnostics;
    select_posts(test.site, config, diagnostics);
    std::string problems;
    for (const Diagnostic& report : diagnostics.sorted())
      problems += report.message.english() + " (" + report.hint.english() + ")\n";
    BOOST_TEST(problems == one.expected, one.group << ": " << problems);
  }
}

BOOST_AUTO_TEST_CASE(groups) {
  const struct {
    const char* group;
    const char* expected;
  } kCases[] = {
      {"category", "旅行(甲 丁) 读书(丙 小说(乙)) 未分类(戊)"},
      {"year", "2023年(甲) 2024年(乙 丙) 2025年(丁) 无日期(戊)"},
      {"tag", "海(丙 丁) 山(乙) 日记(甲) 其他文章(戊)"},
      {"series", "短途(甲) 长路(戊 丁) 其他文章(乙 丙)"},
      {"none", "甲 乙 丙 丁 戊"},
  };
  TestSite test = essays();
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.group) {
      const TemporaryFolder folder;
      choose(one.group, test.config.book->group);
      BOOST_TEST(test.make_all(folder.path) == "");
      BOOST_TEST(books_of(folder.path) == "anthology.epub: " + std::string(one.expected) + "\n");
    }
}

BOOST_AUTO_TEST_CASE(a_long_year_has_months) {
  TestSite test = blank();
  test.config.book->group = BookGroup::year;
  test.config.book->chronology = test.config.book->colophon = false;
  for (int i = 0; i < 22; ++i) {
    Post& post = test.add("p" + std::to_string(i) + ".md", std::to_string(i), "<p>t</p>");
    post.date = noon(2024, i < 11 ? 5 : 11, i + 1);
  }
  test.add("old.md", "old", "<p>t</p>").date = noon(2023, 1, 1);
  const TemporaryFolder folder;
  BOOST_TEST(test.make_all(folder.path) == "");
  BOOST_TEST(books_of(folder.path) ==
             "anthology.epub: 2023年(old) 2024年(2024年5月(0 1 2 3 4 5 6 7 8 9 10) "
             "2024年11月(11 12 13 14 15 16 17 18 19 20 21))\n");
  BOOST_TEST(unzip(folder.path / "anthology.epub").count("EPUB/text/part-y2024-05.xhtml") == 1U);
}

BOOST_AUTO_TEST_CASE(parts_by_a_list) {
  TestSite test = essays();
  test.config.book->order_parts = PartOrder::list;
  test.config.book->part_order = {"未分类", "读书"};
  const TemporaryFolder folder;
  test.make_all(folder.path);
  BOOST_TEST(books_of(folder.path) == "anthology.epub: 未分类(戊) 读书(丙 小说(乙)) 旅行(甲 丁)\n");
}

BOOST_AUTO_TEST_CASE(titles_sort_as_readers_expect) {
  TestSite test = blank();
  test.config.book->order_posts = PostOrder::title;
  test.config.book->chronology = test.config.book->colophon = false;
  for (const char* title : {"重庆 10", "重庆 9", "apple", "Banana", "北京"})
    test.add(std::string(title) + ".md", title, "<p>t</p>");
  const TemporaryFolder folder;
  test.make_all(folder.path);
  BOOST_TEST(books_of(folder.path) == "anthology.epub: 北京 重庆 9 重庆 10 apple Banana\n");
}

BOOST_AUTO_TEST_CASE(volumes) {
  const struct {
    const char* split;
    std::size_t size;
    std::vector<std::string> names;
    std::vector<std::string> titles;
    std::vector<std::string> posts;
  } kCases[] = {
      {"year", 0, {"2023", "2024", "2025"}, {"2023", "2024", "2025"}, {"a", "cb", "de"}},
      {"count", 2, {"v001", "v002", "v003"}, {"第1卷", "第2卷", "第3卷"}, {"ba", "dc", "e"}},
      {"category", 0, {"KEY", "KEY", "uncategorised"}, {"旅行", "读书", "未分类"}, {"da", "cb", "e"}},
      {"none", 0, {""}, {""}, {"dcbae"}},
  };
  const TestSite test = essays();
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.split) {
      BookConfig config;
      choose(one.split, config.split);
      config.split_size = one.size;
      Diagnostics diagnostics;
      std::vector<std::string> names, titles, posts;
      for (const Volume& volume :
           split_book(test.site, config, Words("zh-CN", {}), select_posts(test.site, config, diagnostics))) {
        names.push_back(volume.key.size() == 12 ? "KEY" : volume.key);
        titles.push_back(volume.name);
        posts.emplace_back();
        for (const std::size_t post : volume.posts) posts.back() += test.site.posts[post].abbrlink;
      }
      BOOST_TEST(names == one.names, boost::test_tools::per_element());
      BOOST_TEST(titles == one.titles, boost::test_tools::per_element());
      BOOST_TEST(posts == one.posts, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(identities) {
  TestSite test = blank();
  BookConfig config;
  config.id = "all";
  BOOST_TEST(make_identifier(test.site, config, "2025") == "urn:uuid:917053d1-358e-54d7-888a-1ba6b55115ef");
  BOOST_TEST(make_set_identifier(test.site, config) == "urn:uuid:0f9d22e4-c244-55ae-8d24-ed42e4c4d4e8");
  config.identifier = "urn:isbn:1";
  BOOST_TEST(make_identifier(test.site, config) == "urn:isbn:1");
  BOOST_TEST(make_identifier(test.site, config, "2024") != make_identifier(test.site, config, "2025"));
}

BOOST_AUTO_TEST_CASE(a_volume_of_a_set) {
  TestSite test = essays();
  test.config.book->split = BookSplit::year;
  test.config.book->title = "随笔选集";
  test.config.book->collection = "自选集";
  test.config.book->collection_number = 2;
  test.set_body(1, "<p><a href=\"x\" ep:link=\"0\">旧</a><a href=\"y\" ep:link=\"1\">同</a></p>");
  test.fragments[1]->links.resize(2);
  test.fragments[1]->links[0].post = 3;
  test.fragments[1]->links[0].url = "https://example.org/a/";
  test.fragments[1]->links[1].post = 2;
  test.fragments[1]->links[1].url = "https://example.org/b/";
  const TemporaryFolder folder;
  BOOST_TEST(test.make_all(folder.path) == "");
  BOOST_TEST(books_of(folder.path) ==
             "anthology-2023.epub: 旅行(甲) 读书\n"
             "anthology-2024.epub: 读书(丙 小说(乙))\n"
             "anthology-2025.epub: 旅行(丁) 未分类(戊)\n");
  const fs::path book = folder.path / "anthology-2024.epub";
  const std::string package = entry(book, "EPUB/package.opf");
  BOOST_TEST(package.find("<dc:title>随笔选集（2024）</dc:title>") != std::string::npos);
  BOOST_TEST(package.find("<meta property=\"belongs-to-collection\" id=\"set\">随笔选集</meta>\n"
                          "<meta refines=\"#set\" property=\"collection-type\">set</meta>\n"
                          "<meta refines=\"#set\" property=\"group-position\">2024</meta>\n"
                          "<meta refines=\"#set\" property=\"dcterms:identifier\">" +
                          make_set_identifier(test.site, *test.config.book) + "</meta>\n") != std::string::npos,
             package);
  BOOST_TEST(package.find("<meta property=\"belongs-to-collection\" id=\"series\">自选集</meta>\n"
                          "<meta refines=\"#series\" property=\"collection-type\">series</meta>\n"
                          "<meta refines=\"#series\" property=\"group-position\">2</meta>\n") != std::string::npos);
  const std::string chapter = entry(book, "EPUB/text/post-c.xhtml");
  BOOST_TEST(
      chapter.find("<a href=\"https://example.org/a/\">旧</a><a href=\"post-b.xhtml\">同</a>") != std::string::npos,
      chapter);
}

BOOST_AUTO_TEST_CASE(several_books) {
  TestSite test = essays();
  BookConfig all = *test.config.book, reading = *test.config.book, nothing = *test.config.book;
  all.id = "all";
  reading.id = "reading";
  reading.select.categories = {"读书"};
  reading.group = BookGroup::none;
  nothing.id = "nothing";
  nothing.select.from = "2030-01-01";
  *test.config.books = {all, reading, nothing};
  const TemporaryFolder folder;
  BOOST_TEST(test.make_all(folder.path) == ":0: book 'nothing' selects no post, so there is no book [book/empty]\n");
  BOOST_TEST(books_of(folder.path) == "all.epub: 旅行(甲 丁) 读书(丙 小说(乙)) 未分类(戊)\nreading.epub: 甲 乙 丙\n");
}

BOOST_AUTO_TEST_CASE(creators) {
  const struct {
    const char* name;
    const char* site;        ///< The author that the site has; its title where there is none.
    const char* configured;  ///< The author in the configuration.
    const char* book;        ///< `book.author`.
    const char* post;        ///< The author of one post.
    const char* expected;
  } kCases[] = {
      {"the site's", "林夏", "林夏", "", "", "<dc:creator id=\"author\">林夏</dc:creator>"},
      {"named like the site", "温柔集", "温柔集", "", "", "<dc:creator id=\"author\">温柔集</dc:creator>"},
      {"nobody", "温柔集", "", "", "", ""},
      {"the posts'", "温柔集", "", "", "阿青", "<dc:creator id=\"author\">阿青</dc:creator>"},
      {"an address of mail", "me@example.org", "me@example.org", "", "阿青",
       "<dc:creator id=\"author\">阿青</dc:creator>"},
      {"an address of the web", "https://example.org/", "https://example.org/", "", "", ""},
      {"an address in a post", "林夏", "林夏", "", "qing@example.org", "<dc:creator id=\"author\">林夏</dc:creator>"},
      {"an account is a name", "@qing", "@qing", "", "", "<dc:creator id=\"author\">@qing</dc:creator>"},
      {"the book's", "林夏", "林夏", "某人", "", "<dc:creator id=\"author\">某人</dc:creator>"},
      {"another's post", "林夏", "林夏", "", "阿青",
       "<dc:creator id=\"author\">林夏</dc:creator><dc:contributor id=\"contributor-1\">阿青</dc:contributor>"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = blank();
      test.site.author.name = one.site;
      test.config.author.name = one.configured;
      test.config.book->author = one.book;
      Post& post = test.add("a.md", "A", "<p>t</p>");
      post.date = noon(2024, 1, 1);
      if (*one.post) post.authors = {{one.post, "", ""}};
      const TemporaryFolder folder;
      test.make_all(folder.path);
      const std::string package = entry(folder.path / "anthology.epub", "EPUB/package.opf");
      std::string people;
      for (const char* element : {"creator", "contributor"}) {
        const std::string end = "</dc:" + std::string(element) + ">";
        const std::string inside = between(package, "<dc:" + std::string(element), end);
        if (!inside.empty()) people += "<dc:" + std::string(element) + inside + end;
      }
      BOOST_TEST(people == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(tag_index_groups) {
  const struct {
    const char* language;
    std::vector<std::string> tags;
    const char* by;
    const char* expected;
  } kCases[] = {
      {"zh-CN", {"成长", "阿姨", "C++", "长安", "3D", "Дом"}, "name", "#:3D A:阿姨 C:长安 成长 C++ 其他:Дом"},
      {"zh-CN", {"厦门", "行业", "行走", "曾国藩", "单田芳"}, "name", "H:行业 S:单田芳 X:厦门 行走 Z:曾国藩"},
      {"zh-TW", {"一人", "心", "book"}, "name", "1劃:一人 4劃:心 B:book"},
      {"zh-TW", {"一人", "\U00020BB7野家", "龘"}, "name", "1劃:一人 48劃:龘 其他:\U00020BB7野家"},
      {"ja", {"さくら", "あめ", "東京"}, "name", "あ:あめ さ:さくら その他:東京"},
      {"en", {"zebra", "apple", "Éclair", "2 x", "10 x"}, "name", "#:2 x 10 x A:apple E:Éclair Z:zebra"},
      {"zh-CN", {"b", "甲"}, "count", ":甲 b"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.language) {
      TestSite test = blank();
      test.site.language = one.language;
      choose(one.by, test.config.book->tag_index);
      test.add("a.md", "A", "<p>t</p>").tags = one.tags;
      test.add("b.md", "B", "<p>t</p>").tags = one.tags;
      test.add("c.md", "C", "<p>t</p>").tags = {one.tags.back()};
      test.finish();
      const TemporaryFolder folder;
      test.make_all(folder.path);
      const std::string page = entry(folder.path / "anthology.epub", "EPUB/text/tags.xhtml");
      pugi::xml_document document;
      BOOST_TEST(bool(document.load_string(page.c_str())));
      std::string groups;
      for (const pugi::xml_node& node : document.child("html").child("body").child("section").children()) {
        if (std::string(node.name()) == "h2")
          groups += (groups.empty() ? "" : " ") + std::string(node.child_value()) + ":";
        if (std::string(node.name()) != "ul") continue;
        if (groups.empty()) groups = ":";
        for (const pugi::xml_node& item : node.children("li"))
          groups += (groups.back() == ':' ? "" : " ") + std::string(item.child("span").child_value());
      }
      BOOST_TEST(groups == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(readings_override_the_index) {
  TestSite test = blank();
  test.config.book->readings = {{"长安", "chang an"}};
  test.add("a.md", "A", "<p>t</p>").tags = {"长安", "成长"};
  test.add("b.md", "B", "<p>t</p>").tags = {"长安", "成长"};
  test.finish();
  const TemporaryFolder folder;
  test.make_all(folder.path);
  const std::string page = entry(folder.path / "anthology.epub", "EPUB/text/tags.xhtml");
  BOOST_TEST(page.find("<h2 id=\"tags_g1\">C</h2>") != std::string::npos);
  BOOST_TEST(page.find("tags_g2") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_large_index_has_several_files) {
  TestSite test = blank();
  test.config.book->keyword_index = true;
  for (int i = 0; i < 1200; ++i) {
    Post& post = test.add("p" + std::to_string(i) + ".md", "Post " + std::to_string(i), "<p>t</p>");
    post.tags = {"tag " + std::to_string(i / 2)};
    post.keywords = {"word"};
    post.date = Timestamp{1'600'000'000 + i * kDay, 0};
  }
  test.finish();
  const TemporaryFolder folder;
  BOOST_TEST(test.make_all(folder.path) == "");
  auto files = unzip(folder.path / "anthology.epub");
  BOOST_TEST(files.count("EPUB/text/tags_2.xhtml") == 1U);
  BOOST_TEST(files.count("EPUB/text/keywords.xhtml") == 1U);
  std::size_t links = 0, dangling = 0;
  for (const auto& [name, bytes] : files)
    for (std::size_t at = 0; (at = bytes.find("href=\"tags", at)) != std::string::npos; ++at, ++links) {
      const std::string target = between(bytes.substr(at), "href=\"", "\"");
      const std::size_t hash = target.find('#');
      if (hash == std::string::npos) continue;
      dangling += files["EPUB/text/" + target.substr(0, hash)].find("id=\"" + target.substr(hash + 1) + "\"") ==
                  std::string::npos;
    }
  BOOST_TEST(links >= 1200U);
  BOOST_TEST(dangling == 0U);
  for (const auto& [name, bytes] : files)
    if (name.find("/tags") != name.npos || name.find("/chronology") != name.npos)
      BOOST_TEST(bytes.size() < 300'000U, name);
}

BOOST_AUTO_TEST_CASE(chronology_by_year_month_day) {
  TestSite test = essays();
  test.config.book->chronology = true;
  const TemporaryFolder folder;
  test.make_all(folder.path);
  const std::string page = entry(folder.path / "anthology.epub", "EPUB/text/chronology.xhtml");
  BOOST_TEST(between(page, "<nav class=\"jumps\" aria-label=\"年份\">\n", "</nav>") ==
             "<ul>\n<li><a href=\"chronology.xhtml#chronology_y2023\">2023年</a></li>\n"
             "<li><a href=\"chronology.xhtml#chronology_y2024\">2024年</a></li>\n"
             "<li><a href=\"chronology.xhtml#chronology_y2025\">2025年</a></li>\n"
             "<li><a href=\"chronology.xhtml#chronology_undated\">无日期</a></li>\n</ul>\n");
  BOOST_TEST(between(page, "<h2 id=\"chronology_y2024\">2024年</h2>\n", "<h2") ==
             "<ul class=\"days dates\">\n<li><time datetime=\"2024-01-01\">1月1日</time> <a "
             "href=\"post-b.xhtml\">乙</a></li>\n"
             "<li><time datetime=\"2024-12-31\">12月31日</time> <a href=\"post-c.xhtml\">丙</a></li>\n</ul>\n");
}

BOOST_AUTO_TEST_CASE(colophon_and_title_page) {
  TestSite test = essays();
  test.config.book->colophon = true;
  test.config.book->rights = "CC BY 4.0";
  test.config.book->publisher = "自印";
  const TemporaryFolder folder;
  test.make_all(folder.path);
  const std::string page = entry(folder.path / "anthology.epub", "EPUB/text/colophon.xhtml");
  BOOST_TEST(between(page, "<div class=\"imprint\">\n", "</div>") ==
             "<p>本书收文 5 篇，共 10 字。</p>\n<p>写于2023年6月至2025年3月。</p>\n<p>许可：CC BY 4.0</p>\n"
             "<p>网上原文见 <a href=\"https://example.org/\">https://example.org/</a>。</p>\n<p>由 essaypack " +
                 std::string(ESSAYPACK_VERSION) + " 生成。</p>\n");
  BOOST_TEST(entry(folder.path / "anthology.epub", "EPUB/text/titlepage.xhtml")
                 .find("<p class=\"span\">2023年6月至2025年3月</p>\n<p class=\"author\">林夏</p>\n<p "
                       "class=\"publisher\">自印</p>\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(forewords) {
  TestSite test = essays();
  test.config.book->foreword = "book/front.md";
  test.config.book->afterword = "book/none.md";
  test.assets["/site/book/front.md"] = "---\ntitle: 写在前面\n---\n一段话。";
  const TemporaryFolder folder;
  BOOST_TEST(test.make_all(folder.path) == "book/none.md:0: the afterword can't be read [book/bad-page]\n");
  const fs::path book = folder.path / "anthology.epub";
  BOOST_TEST(books_of(folder.path) == "anthology.epub: 写在前面 旅行(甲 丁) 读书(丙 小说(乙)) 未分类(戊)\n");
  BOOST_TEST(between(entry(book, "EPUB/text/foreword.xhtml"), "<body epub:type=\"frontmatter\">\n", "</body>") ==
             "<section epub:type=\"foreword\" role=\"doc-foreword\" id=\"foreword\" aria-labelledby=\"foreword_t\">\n"
             "<h1 id=\"foreword_t\">写在前面</h1>\n<p>\n\n\n一段话。</p>\n</section>\n");
  BOOST_TEST(entry(book, "EPUB/package.opf")
                 .find("<itemref idref=\"nav\" />\n<itemref idref=\"foreword\" />\n<itemref idref=\"part-") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_categorys_own_page) {
  TestSite test = essays();
  Post page;
  page.source = "categories/travel/index.md";
  page.permalink = "https://example.org/categories/travel/";
  page.description = "路上写的。";
  test.site.pages.push_back(page);
  for (Category& category : test.site.categories)
    if (category.name == "旅行") category.permalink = page.permalink;
  const TemporaryFolder folder;
  test.make_all(folder.path);
  bool found = false;
  for (const auto& [name, bytes] : unzip(folder.path / "anthology.epub"))
    if (name.find("/part-") != name.npos && bytes.find(">旅行</h1>") != bytes.npos)
      found = bytes.find("<div class=\"note\">\n<p>路上写的。</p>\n</div>") != bytes.npos;
  BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(visible_contents) {
  const struct {
    const char* name;
    int posts;
    int page_depth;
    const char* expected;  ///< Depths of the lists that are shown.
  } kCases[] = {{"a small book", 3, 0, "1 2 3 4"},
                {"a large one", 60, 0, "1 2 3 4"},
                {"a larger one", 130, 0, "1 2 3"},
                {"as asked", 60, 3, "1 2 3"}};
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = blank();
      test.config.book->page_depth = one.page_depth;
      for (int i = 0; i < one.posts; ++i) {
        Post& post = test.add("p" + std::to_string(i) + ".md", "P", "<h2 id=\"a\" ep:heading=\"0\">A</h2><p>t</p>");
        post.categories = {{"a", "b", "c"}};
        post.toc = true;
        test.fragments[i]->headings = {{2, "a", "A"}};
      }
      test.finish();
      const TemporaryFolder folder;
      test.make_all(folder.path);
      pugi::xml_document document;
      document.load_string(entry(folder.path / "anthology.epub", "EPUB/nav.xhtml").c_str());
      std::string shown;
      int depth = 0;
      for (pugi::xml_node list = document.child("html").child("body").child("nav").child("ol"); list;
           list = list.child("li").child("ol"))
        if (++depth; !list.attribute("hidden")) shown += (shown.empty() ? "" : " ") + std::to_string(depth);
      BOOST_TEST(shown == one.expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()
