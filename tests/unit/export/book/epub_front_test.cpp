// What stands before the text of a book and above its chapters: copyright page, dedication, authors.

#include "epub_support.h"

#include "config/sections/book.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

/// Three posts; the second has the author that is given.
TestSite site_with(const std::vector<std::string>& authors) {
  TestSite test = blank();
  for (const char* name : {"a", "b", "c"}) {
    Post& post = test.add(std::string(name) + ".md", name, "<p>t</p>");
    post.abbrlink = name;
    post.date = Timestamp{1'700'000'000 + (name[0] - 'a') * 86'400, 0};
  }
  for (const std::string& name : authors) test.site.posts[1].authors.push_back({name, "", ""});
  test.finish();
  return test;
}

std::map<std::string, std::string> files_of(TestSite& test) {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "book.epub";
  BOOST_TEST(test.make(file).find("error") == std::string::npos);
  return unzip(file);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_front)

BOOST_AUTO_TEST_CASE(bylines) {
  const struct {
    const char* name;
    std::vector<std::string> authors;  ///< Of the second post; the others are the site's.
    Bylines wish;
    const char *first, *second;  ///< Bylines of two posts, without tags.
    bool has_index;
  } kCases[] = {
      {"one author", {}, Bylines::several, "", "", false},
      {"the same in a head", {"林夏"}, Bylines::several, "", "", false},
      {"another", {"阿青"}, Bylines::several, "林夏", "阿青", true},
      {"two of one post", {"阿青", "林夏"}, Bylines::several, "林夏", "阿青、林夏", true},
      {"one twice", {"阿青", "阿青"}, Bylines::several, "林夏", "阿青", true},
      {"an address is none", {"qing@example.org"}, Bylines::several, "", "", false},
      {"never", {"阿青"}, Bylines::off, "", "", false},
      {"always", {}, Bylines::on, "林夏", "林夏", true},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = site_with(one.authors);
      test.config.book->bylines = one.wish;
      auto files = files_of(test);
      const auto byline = [&](const char* post) {
        std::string text =
            between(files["EPUB/text/post-" + std::string(post) + ".xhtml"], "<p class=\"byline\">", "</p>");
        for (std::size_t at = 0; (at = text.find('<')) != text.npos;) text.erase(at, text.find('>', at) + 1 - at);
        return text;
      };
      BOOST_TEST(byline("a") == one.first);
      BOOST_TEST(byline("b") == one.second);
      BOOST_TEST((files.count("EPUB/text/authors.xhtml") > 0) == one.has_index);
    }
}

BOOST_AUTO_TEST_CASE(a_byline_leads_to_the_index) {
  TestSite test = site_with({"阿青"});
  auto files = files_of(test);
  const std::string href =
      between(files["EPUB/text/post-b.xhtml"], "<p class=\"byline\"><a href=\"authors.xhtml#", "\"");
  BOOST_TEST(!href.empty());
  BOOST_TEST(files["EPUB/text/authors.xhtml"].find("<li id=\"" + href + "\"><span class=\"term\">阿青") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(copyright_page) {
  TestSite test = site_with({});
  BOOST_TEST(files_of(test).count("EPUB/text/copyright.xhtml") == 0U);
  BookConfig& book = *test.config.book;
  book.isbn = "9780000000002";
  book.rights = "CC BY 4.0";
  book.contributors = {{"周怀瑾", "edt", ""}, {"Jane Doe", "ill", "Doe, Jane"}};
  auto files = files_of(test);
  BOOST_TEST(
      between(files["EPUB/text/copyright.xhtml"], "<p class=\"copyright\">", "</section>") ==
      "© 2023 林夏</p>\n<dl class=\"facts\">\n<dt>许可</dt>\n<dd>CC BY 4.0</dd>\n<dt>编辑</dt>\n<dd>周怀瑾</dd>\n"
      "<dt>插图</dt>\n<dd>Jane Doe</dd>\n<dt>ISBN</dt>\n<dd>9780000000002</dd>\n</dl>\n");
  const std::string& package = files["EPUB/package.opf"];
  for (const char* line : {"<dc:identifier>urn:isbn:9780000000002</dc:identifier>\n",
                           "<dc:contributor id=\"maker-1\">周怀瑾</dc:contributor>\n",
                           "<meta refines=\"#maker-1\" property=\"role\" scheme=\"marc:relators\">edt</meta>\n",
                           "<meta refines=\"#maker-1\" property=\"file-as\">Zhou Huai Jin</meta>\n",
                           "<meta refines=\"#maker-2\" property=\"role\" scheme=\"marc:relators\">ill</meta>\n",
                           "<meta refines=\"#maker-2\" property=\"file-as\">Doe, Jane</meta>\n"})
    BOOST_TEST(package.find(line) != std::string::npos, line);
  book.copyright = "© 林夏与阿青";
  BOOST_TEST(between(files_of(test)["EPUB/text/copyright.xhtml"], "<p class=\"copyright\">", "</p>") == book.copyright);
}

BOOST_AUTO_TEST_CASE(dedication) {
  TestSite test = site_with({});
  BOOST_TEST(files_of(test).count("EPUB/text/dedication.xhtml") == 0U);
  test.config.book->dedication = "给母亲 & 父亲\n他们先读到这些字\n";
  auto files = files_of(test);
  BOOST_TEST(between(files["EPUB/text/dedication.xhtml"],
                     "<section epub:type=\"dedication\" role=\"doc-dedication\" id=\"dedication\" ", "</section>") ==
             "aria-label=\"献词\">\n<p class=\"dedication\">给母亲 &amp; 父亲<br/>\n他们先读到这些字</p>\n");
}

BOOST_AUTO_TEST_CASE(pictured_lines) {
  const struct {
    const char *name, *body, *expected;
  } kCases[] = {
      {"words alone", "<p>a</p>", "<p>a</p>"},
      {"a picture alone", "<p><img ep:image='0'/></p>", "<p class=\"picture\"><img "},
      {"within a line", "<p>a <img ep:image='0'/> b</p>", "<p class=\"pictured\">a <img "},
      {"deeper", "<p>a <em><img ep:image='0'/></em></p>", "<p class=\"pictured\">a <em><img "},
      {"a class of its own", "<p class='x'>a <img ep:image='0'/></p>", "<p class=\"x pictured\">a <img "},
      {"a side of its own", "<p style='text-align: center'>a <img ep:image='0'/></p>", "<p class=\"center\">a <img "},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = site_with({});
      Image image;
      image.file = "/site/dot.png";
      image.alt = "dot";
      test.set_body(0, one.body).images = {image};
      test.assets["/site/dot.png"] = tiny_png();
      const std::string page = files_of(test)["EPUB/text/post-a.xhtml"];
      BOOST_TEST(page.find(one.expected) != std::string::npos, page);
    }
}

BOOST_AUTO_TEST_CASE(titles_in_order) {
  const struct {
    const char *language, *title, *expected;
  } kCases[] = {{"en", "The Notes", "Notes, The"},
                {"en", "A Life", "Life, A"},
                {"en", "Another Life", ""},
                {"en-GB", "An Hour", "Hour, An"},
                {"zh-CN", "山中手记", "Shan Zhong Shou Ji"},
                {"fr", "The Notes", ""}};
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.title) {
      TestSite test = site_with({});
      test.site.language = one.language;
      test.site.title = one.title;
      BOOST_TEST(between(files_of(test)["EPUB/package.opf"], "<meta refines=\"#title\" property=\"file-as\">", "<") ==
                 one.expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()
