/// Pages that list posts: parts, indices, chronology, contents of a large book.

#include "epub_support.h"

#include "base/text.h"
#include "config/sections/book.h"
#include "export/book/plan/book.h"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace epub_support;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kStart = 1'577'836'800;  ///< 2020-01-01.

/// `count` posts, one every `days` days from 2020 on, all of the category `a`.
TestSite row_of_posts(int count, int days) {
  TestSite test = blank();
  test.config.book->part_pages = PartPages::where_needed;
  for (int i = 0; i < count; ++i) {
    const std::string name = "p" + std::to_string(i);
    Post& post = test.add(name + ".md", name, "<p>t</p>");
    post.abbrlink = name;
    post.date = Timestamp{kStart + i * days * kDay, 0};
    post.categories = {{"a"}};
  }
  return test;
}

std::map<std::string, std::string> files_of(TestSite& test) {
  test.finish();
  const TemporaryFolder folder;
  BOOST_TEST(test.make_all(folder.path) == "");
  return unzip(folder.path / "anthology.epub");
}

/// The first page of the book's only part.
std::string part_page(const std::map<std::string, std::string>& files) {
  for (const auto& [name, bytes] : files)
    if (name.find("/part-") != name.npos) return bytes;
  return {};
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += what.size()) ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_lists)

BOOST_AUTO_TEST_CASE(years_in_a_long_part) {
  const struct {
    const char* name;
    int posts, days;
    PostOrder order;
    const char* years;
    const char* first;  ///< The first date.
  } kCases[] = {
      {"40 posts", 40, 20, PostOrder::date, "", "2020年1月1日"},
      {"41 posts", 41, 20, PostOrder::date, "2020年 2021年 2022年 ", "1月1日"},
      {"newest first", 41, 20, PostOrder::date_descending, "2022年 2021年 2020年 ", "3月11日"},
      {"one year", 41, 2, PostOrder::date, "", "2020年1月1日"},
      {"in no order of dates", 41, 20, PostOrder::title, "", "2020年1月1日"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = row_of_posts(one.posts, one.days);
      test.config.book->order_posts = one.order;
      if (one.order == PostOrder::title)
        for (std::size_t i = 0; i < test.site.posts.size(); ++i)
          test.site.posts[i].title = std::to_string(100 + i * 7 % 41);
      const std::string page = part_page(files_of(test));
      std::string years;
      for (std::size_t at = 0; (at = page.find("<h2>", at)) != page.npos; ++at)
        years += between(page.substr(at), "<h2>", "</h2>") + " ";
      BOOST_TEST(years == one.years);
      BOOST_TEST(between(page.substr(page.find("<time")), ">", "</time>") == one.first);
      BOOST_TEST(count_of(page, "<li><time") == static_cast<std::size_t>(one.posts));
    }
}

BOOST_AUTO_TEST_CASE(undated_posts_behind_the_years) {
  TestSite test = row_of_posts(45, 20);
  test.site.posts[7].date.reset();
  const std::string page = part_page(files_of(test));
  BOOST_TEST(page.find("<h2>无日期</h2>\n<ol>\n<li><a href=\"post-p7.xhtml\">p7</a></li>\n</ol>\n") != page.npos);
}

BOOST_AUTO_TEST_CASE(short_descriptions) {
  TestSite test = row_of_posts(3, 1);
  std::string chinese, english;
  for (int i = 0; i < 40; ++i) chinese += "山水", english += "word ";
  test.site.posts[0].description = chinese;
  test.site.posts[1].description = english;
  test.site.posts[1].language = "en";
  const std::string page = part_page(files_of(test));
  const std::string first = between(page, "<p class=\"description\">", "</p>");
  BOOST_TEST(count_code_points(first) <= 60U);
  BOOST_TEST(first.ends_with("…"));
  const std::string second = between(page, "<p class=\"description\" lang=\"en\" xml:lang=\"en\">", "</p>");
  BOOST_TEST(second.size() > 100U);
  BOOST_TEST(second.size() <= 122U);
}

BOOST_AUTO_TEST_CASE(a_part_of_many_pages) {
  TestSite test = row_of_posts(2'600, 1);
  const auto files = files_of(test);
  std::size_t pages = 0, posts = 0;
  for (const auto& [name, bytes] : files)
    if (name.find("/part-") != name.npos) {
      ++pages;
      posts += count_of(bytes, "<li><time");
      BOOST_TEST(bytes.size() < 250'000U, name);
      BOOST_TEST(count_of(bytes, "<ol>") == count_of(bytes, "</ol>"));
      BOOST_TEST(count_of(bytes, "<h2>") > 0U);
    }
  BOOST_TEST(pages > 1U);
  BOOST_TEST(posts == 2'600U);
  const std::string& package = files.at("EPUB/package.opf");
  BOOST_TEST(count_of(package, "<itemref idref=\"part-") == pages);
}

BOOST_AUTO_TEST_CASE(posts_of_parts_with_pages_stand_there) {
  TestSite test = row_of_posts(48, 1);
  for (std::size_t i = 0; i < 48; ++i) test.site.posts[i].categories = {{"a", i < 44 ? "b" : "c"}};
  const auto files = files_of(test);
  for (const auto& [name, bytes] : files)
    if (name.find("/part-") != name.npos && bytes.find(">a</h1>") != bytes.npos) {
      BOOST_TEST(bytes.find(">b</a> <span class=\"count\">44 篇</span>\n</li>") != bytes.npos);
      BOOST_TEST(count_of(bytes, "<li><time") == 4U);  // of c, which has no page
    }
}

BOOST_AUTO_TEST_CASE(tags_used_once) {
  TestSite test = row_of_posts(3, 1);
  test.site.posts[0].tags = {"海", "山", "云"};
  test.site.posts[1].tags = {"海", "河"};
  const auto files = files_of(test);
  const std::string& page = files.at("EPUB/text/tags.xhtml");
  BOOST_TEST(count_of(page, "<ul class=\"index\">") == 1U);
  const std::string once = between(page, "仅见一篇</h2>\n<ul class=\"once\">\n", "</ul>");
  std::string names;
  for (std::size_t at = 0; (at = once.find("xhtml\">", at)) != once.npos; ++at)
    names += between(once.substr(at), ">", "<") + " ";
  BOOST_TEST(names == "河 山 云 ");
  BOOST_TEST(count_of(once, "</a></li>") == 3U);
  // the tags of a chapter lead to their place, wherever it is
  const std::string& chapter = files.at("EPUB/text/post-p1.xhtml");
  const std::string place = between(chapter, "tags.xhtml#", "\">河");
  BOOST_TEST(page.find("<li id=\"" + place.substr(place.rfind('#') + 1) + "\"") != page.npos);
}

BOOST_AUTO_TEST_CASE(no_index_of_tags_used_once) {
  TestSite test = row_of_posts(3, 1);
  test.site.posts[0].tags = {"海", "山"};
  test.site.posts[1].tags = {"河"};
  const auto files = files_of(test);
  BOOST_TEST(files.count("EPUB/text/tags.xhtml") == 0U);
  BOOST_TEST(files.at("EPUB/text/post-p1.xhtml").find("<p class=\"tags\">标签：河</p>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_index_of_keywords_that_is_asked_for) {
  TestSite test = row_of_posts(3, 1);
  test.config.book->keyword_index = true;
  test.site.posts[0].keywords = {"海", "山"};
  const auto files = files_of(test);
  BOOST_TEST(count_of(files.at("EPUB/text/keywords.xhtml"), "<ul class=\"once\">") == 1U);
  BOOST_TEST(count_of(files.at("EPUB/text/keywords.xhtml"), "<h2") == 1U);
}

BOOST_AUTO_TEST_CASE(a_tag_of_very_many_posts) {
  for (const int count : {30, 31}) BOOST_TEST_CONTEXT(count) {
      TestSite test = row_of_posts(count, 20);
      for (Post& post : test.site.posts) post.tags = {"海"};
      test.site.posts.back().date.reset();
      const auto files = files_of(test);
      const std::string list = between(files.at("EPUB/text/tags.xhtml"), "<ul class=\"years\">\n", "</ul>");
      if (count == 30) {
        BOOST_TEST(list == "");
        continue;
      }
      BOOST_TEST(
          list ==
          "<li><a href=\"chronology.xhtml#chronology_y2020\">2020年</a> <span class=\"count\">19 篇</span></li>\n"
          "<li><a href=\"chronology.xhtml#chronology_y2021\">2021年</a> <span class=\"count\">11 篇</span></li>\n"
          "<li>无日期 <span class=\"count\">1 篇</span></li>\n");
    }
}

BOOST_AUTO_TEST_CASE(months_of_a_full_year) {
  for (const int count : {20, 21}) BOOST_TEST_CONTEXT(count) {
      TestSite test = row_of_posts(count, 3);
      const auto files = files_of(test);
      const std::string& page = files.at("EPUB/text/chronology.xhtml");
      BOOST_TEST(count_of(page, "<h3>") == (count == 20 ? 0U : 3U));
      BOOST_TEST((page.find(count == 20 ? ">2月3日</time>" : ">3日</time>") != page.npos));
      BOOST_TEST(count_of(page, "<li><time") == static_cast<std::size_t>(count));
    }
}

BOOST_AUTO_TEST_CASE(undated_posts_of_a_chronology_are_split_too) {
  TestSite test = row_of_posts(4'000, 1);
  for (std::size_t i = 2; i < test.site.posts.size(); ++i) {
    test.site.posts[i].date.reset();
    test.site.posts[i].title = test.site.posts[i].title.str() + std::string(60, 'x');
  }
  std::size_t pages = 0;
  for (const auto& [name, bytes] : files_of(test))
    if (name.find("/chronology") != name.npos) {
      ++pages;
      BOOST_TEST(bytes.size() < 280'000U, name);
      BOOST_TEST(count_of(bytes, "<ul class=\"days") + count_of(bytes, "class=\"jumps\"") == count_of(bytes, "</ul>"));
    }
  BOOST_TEST(pages > 1U);
}

BOOST_AUTO_TEST_CASE(contents_of_a_large_book) {
  for (const int count : {300, 301}) BOOST_TEST_CONTEXT(count) {
      TestSite test = row_of_posts(count, 10);
      for (std::size_t i = 0; i < test.site.posts.size(); ++i) test.site.posts[i].categories = {{i < 10 ? "a" : "b"}};
      const auto files = files_of(test);
      const std::string spine = between(files.at("EPUB/package.opf"), "<spine", "</spine>");
      const bool is_large = count == 301;
      BOOST_TEST((spine.find("\"nav\"") == spine.npos) == is_large);
      BOOST_TEST((spine.find("\"contents\"") != spine.npos) == is_large);
      BOOST_TEST(count_of(files.at("EPUB/nav.xhtml"), "post-p") >= static_cast<std::size_t>(count));
      BOOST_TEST((part_page(files).find("href=\"../nav.xhtml\"") == std::string::npos) == is_large);
      if (!is_large) continue;
      const std::string list = between(files.at("EPUB/text/contents.xhtml"), "<ol>\n", "</nav>");
      BOOST_TEST(list.find("post-") == list.npos);
      BOOST_TEST(list.find(">a</a> <span class=\"count\">10 篇·2020</span></li>") != list.npos);
      BOOST_TEST(list.find(">b</a> <span class=\"count\">291 篇·2020–2028</span></li>") != list.npos);
      BOOST_TEST(list.find("<a href=\"chronology.xhtml\">") != list.npos);
    }
}

BOOST_AUTO_TEST_CASE(contents_of_a_large_book_without_parts) {
  TestSite test = row_of_posts(301, 3);
  test.config.book->group = BookGroup::none;
  const auto files = files_of(test);
  BOOST_TEST(
      files.at("EPUB/text/contents.xhtml")
          .find("<a href=\"chronology.xhtml#chronology_y2021\">2021年</a> <span class=\"count\">122 篇</span>") !=
      std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
