/// Which parts of a book have a page of their own.

#include "epub_support.h"

#include "config/sections/book.h"
#include "export/book/plan/book.h"
#include "folders.h"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace epub_support;

namespace {

/// Posts `p1`, `p2`, … of the categories.
TestSite site_of(const std::vector<std::vector<std::vector<std::string>>>& categories) {
  TestSite test;
  test.config.book->part_pages = PartPages::where_needed;
  test.config.book->chronology = test.config.book->colophon = false;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const std::string name = "p" + std::to_string(i + 1);
    Post& post = test.add(name + ".md", name, "<p>t</p>");
    post.abbrlink = name;
    post.date = Timestamp{static_cast<std::int64_t>(i) * 86'400, 0};
    post.categories = categories[i];
  }
  test.finish();
  return test;
}

/// The book's files in reading order, without cover and title page: `part` for a part's page.
struct Shape {
  std::string spine, menu;
  std::map<std::string, std::string> files;
};

std::string short_name(std::string_view file) {
  std::string_view name = file.substr(file.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  return name.starts_with("post-") ? std::string(name.substr(5)) : name.starts_with("part-") ? "part" : std::string();
}

std::string menu_below(const pugi::xml_node& list) {
  std::string text;
  for (const pugi::xml_node& item : list.children("li")) {
    const std::string name = short_name(item.child("a").attribute("href").value());
    if (name.empty()) continue;
    const std::string label = item.child("a").text().get(), inner = menu_below(item.child("ol"));
    text += (text.empty() ? "" : ", ") + label + (label == name ? "" : ">" + name);
    if (!inner.empty()) text += "(" + inner + ")";
  }
  return text;
}

Shape shape_of(TestSite& test) {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "book.epub";
  BOOST_TEST(test.make(file).find("error") == std::string::npos);
  Shape shape;
  shape.files = unzip(file);
  pugi::xml_document package, nav;
  package.load_string(shape.files["EPUB/package.opf"].c_str());
  for (const pugi::xml_node& item : package.document_element().child("spine").children()) {
    const std::string name = short_name(item.attribute("idref").value());
    if (!name.empty()) shape.spine += (shape.spine.empty() ? "" : " ") + name;
  }
  nav.load_string(shape.files["EPUB/nav.xhtml"].c_str());
  shape.menu = menu_below(nav.select_node("//nav[@id='toc' or contains(@role,'doc-toc')]/ol").node());
  return shape;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_parts)

BOOST_AUTO_TEST_CASE(pages_where_there_is_something_to_say) {
  const struct {
    const char* name;
    std::vector<std::vector<std::vector<std::string>>> categories;
    const char *spine, *menu;
  } kCases[] = {
      {"one post", {{{"a"}}}, "p1", "a>p1(p1)"},
      {"two posts", {{{"a"}}, {{"a"}}}, "p1 p2", "a>p1(p1, p2)"},
      {"three posts", {{{"a"}}, {{"a"}}, {{"a"}}}, "part p1 p2 p3", "a>part(p1, p2, p3)"},
      {"a chain above one post", {{{"a", "b", "c"}}}, "p1", "a / b / c>p1(p1)"},
      {"a chain above three", {{{"a", "b"}}, {{"a", "b"}}, {{"a", "b"}}}, "part p1 p2 p3", "a / b>part(p1, p2, p3)"},
      {"a post above a child", {{{"a"}}, {{"a", "b"}}}, "p1 p2", "a>p1(p1, b>p2(p2))"},
      {"two small children", {{{"a", "b"}}, {{"a", "c"}}}, "p1 p2", "a>p1(b>p1(p1), c>p2(p2))"},
      {"small children of a large part", {{{"a"}}, {{"a"}}, {{"a", "b"}}}, "part p1 p2 p3", "a>part(p1, p2, b>p3(p3))"},
      {"six in a part",
       {{{"a"}}, {{"a", "b"}}, {{"a", "b"}}, {{"a", "b"}}, {{"a", "b"}}, {{"a", "b"}}, {{"a", "b"}}},
       "part p1 p2 p3 p4 p5 p6 p7",
       "a>part(p1, b>p2(p2, p3, p4, p5, p6, p7))"},
      {"posts that live elsewhere", {{{"a"}, {"b"}}, {{"b"}}}, "p1 part p2", "a>p1(p1), b>part(p2)"},
      {"in a part, posts that live elsewhere",
       {{{"a", "b"}}, {{"a", "c"}, {"a", "b"}}},
       "part p1 p2",
       "a>part(b>p1(p1), c>p2(p2))"},
      {"what has no category", {{{"a"}}, {}}, "p1 p2", "a>p1(p1), 未分类>p2(p2)"},
  };
  for (const auto& one : kCases) {
    TestSite test = site_of(one.categories);
    const Shape shape = shape_of(test);
    BOOST_TEST(shape.spine == one.spine, one.name << ": " << shape.spine);
    BOOST_TEST(shape.menu == one.menu, one.name << ": " << shape.menu);
  }
}

BOOST_AUTO_TEST_CASE(always) {
  TestSite test = site_of({{{"a", "b"}}});
  test.config.book->part_pages = PartPages::always;
  BOOST_TEST(shape_of(test).spine == "part part p1");
}

BOOST_AUTO_TEST_CASE(a_note_is_something_to_say) {
  TestSite test = site_of({{{"a"}}});
  test.config.book->part_notes["a"] = "note";
  BOOST_TEST(shape_of(test).spine == "part p1");
  TestSite inner = site_of({{{"a", "b"}}, {{"a", "c"}}});
  inner.config.book->part_notes["a/b"] = "note";
  BOOST_TEST(shape_of(inner).spine == "part part p1 p2");
}

/// What has no page of its own is told of by the page above.
BOOST_AUTO_TEST_CASE(see_also_on_the_page_above) {
  TestSite test = site_of({{{"a", "b"}}, {{"a", "c"}, {"a", "b"}}});
  Shape shape = shape_of(test);
  std::string page;
  for (const auto& [name, text] : shape.files)
    if (name.starts_with("EPUB/text/part-")) page = text;
  BOOST_TEST(page.find("<p class=\"also\">另见：<a href=\"post-p2.xhtml\">p2</a></p>") != std::string::npos, page);
}

/// The first chapter of such a part shows its title, and does not name it twice; the second says where it is.
BOOST_AUTO_TEST_CASE(titles_over_chapters) {
  TestSite test = site_of({{{"a", "b"}}, {{"a", "b"}}});
  Shape shape = shape_of(test);
  const std::string& first = shape.files["EPUB/text/post-p1.xhtml"];
  BOOST_TEST(first.find("<p class=\"part-title\" id=\"part-") != std::string::npos, first);
  BOOST_TEST(first.find("\">a / b</p>\n<h1 ") != std::string::npos, first);
  BOOST_TEST(first.find("</time></p>") != std::string::npos);
  const std::string& second = shape.files["EPUB/text/post-p2.xhtml"];
  BOOST_TEST(second.find("part-title") == std::string::npos);
  BOOST_TEST(second.find("</time>·a / b</p>") != std::string::npos, second);
}

/// Many posts without categories are a book of years.
BOOST_AUTO_TEST_CASE(years_without_categories) {
  TestSite few = site_of(std::vector<std::vector<std::vector<std::string>>>(60));
  BOOST_TEST(shape_of(few).menu.find("年") == std::string::npos);
  TestSite many = site_of(std::vector<std::vector<std::vector<std::string>>>(61));
  for (std::size_t i = 0; i < 20; ++i) many.site.posts[i].date = Timestamp{400 * 86'400, 0};
  BOOST_TEST(shape_of(many).menu.find("1971年>part(") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tables_by_width) {
  const auto cells = [](int count, const std::string& text) {
    std::string row = "<table><tbody><tr>";
    for (int i = 0; i < count; ++i) row += "<td>" + text + "</td>";
    return row + "</tr></tbody></table>";
  };
  const struct {
    std::string body;
    const char* begin;
  } kCases[] = {
      {cells(3, "word"), "<table><tbody>"},
      {cells(3, "名字很长也可以折行的一格文字"), "<table><tbody>"},
      {cells(4, "Fundamentals"), "<table class=\"tight\"><tbody>"},
      {cells(9, "1,234.56"), "<table class=\"tight wide\"><tbody>"},
      {"<table class=\"x\"><tbody><tr><td>" + std::string(60, 'w') + "</td></tr></tbody></table>",
       "<table class=\"x tight wide\"><tbody>"},
  };
  for (const auto& one : kCases) {
    TestSite test = site_of({{}});
    test.set_body(0, one.body);
    const std::string page = shape_of(test).files["EPUB/text/post-p1.xhtml"];
    BOOST_TEST(page.find(one.begin) != std::string::npos, one.begin << " in " << page);
  }
}

BOOST_AUTO_TEST_CASE(long_titles) {
  TestSite test = site_of({{}, {}});
  test.site.posts[0].title = "一个不长的标题";
  test.site.posts[1].title = "一个很长很长的标题，长得在手机上要占去好几行，所以它的字要比别的标题小一些，再长一点";
  Shape shape = shape_of(test);
  BOOST_TEST(shape.files["EPUB/text/post-p1.xhtml"].find("class=\"long\"") == std::string::npos);
  BOOST_TEST(shape.files["EPUB/text/post-p2.xhtml"].find("<h1 id=\"post-p2_t\" class=\"long\">") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_contents_of_a_post) {
  for (const int count : {20, 21}) BOOST_TEST_CONTEXT(count) {
      TestSite test = site_of({{}});
      std::string body;
      Fragment headings;
      for (int i = 0; i < count; ++i)
        for (const int level : {2, 3}) {
          const std::string number = std::to_string(headings.headings.size()), id = "h" + number;
          body += "<h" + std::to_string(level) + " id='" + id + "' ep:heading='" + number + "'>H" + number + "</h" +
                  std::to_string(level) + ">";
          headings.headings.push_back({level, id, "H" + number});
        }
      test.set_body(0, body).headings = headings.headings;
      test.site.posts[0].toc = true;
      Shape shape = shape_of(test);
      const std::string list = between(shape.files["EPUB/text/post-p1.xhtml"], "<nav class=\"post-toc\"", "</nav>");
      std::size_t entries = 0;
      for (std::size_t at = 0; (at = list.find("<li>", at)) != list.npos; ++at) ++entries;
      BOOST_TEST(entries == static_cast<std::size_t>(count > 20 ? count : count * 2));
      BOOST_TEST(list.find("aria-label=") != list.npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
