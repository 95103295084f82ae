#include "export/book/text/typeset.h"

#include "config/sections/book.h"
#include "epub_support.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

BOOST_AUTO_TEST_SUITE(typeset)

BOOST_AUTO_TEST_CASE(titles_of_books) {
  const struct {
    const char *language, *written, *expected;
  } kCases[] = {{"en", "You've Been Haacked", "You’ve Been Haacked"},
                {"en", "\"Quoted\" -- and dashed...", "“Quoted” – and dashed…"},
                {"en", "`it's` isn't", "`it's` isn’t"},
                {"en", "an odd ` isn't", "an odd ` isn’t"},
                {"zh-CN", "\"山中\"手记", "“山中”手记"},
                {"zh-TW", "渡船--手記", "渡船——手記"},
                {"de", "\"Haus\" am Fluss", "\"Haus\" am Fluss"},
                {"en", "plain", "plain"},
                {"en", "", ""}};
  for (const auto& one : kCases) BOOST_TEST(essaypack::typeset_title(one.written, one.language) == one.expected);
}

BOOST_AUTO_TEST_CASE(titles_in_a_book) {
  for (const bool is_smart : {false, true}) {
    TestSite test = blank();
    test.site.language = "en";
    test.site.title = "Jane's \"Notes\"";
    test.config.markdown.typography.smart = is_smart;
    test.add("a.md", "It's here", "<p>t</p>").abbrlink = "a";
    test.finish();
    const TemporaryFolder folder;
    test.make_all(folder.path);
    auto files = unzip(folder.path / "anthology.epub");
    BOOST_TEST(files["EPUB/package.opf"].find(">Jane’s “Notes”</dc:title>") != std::string::npos);
    BOOST_TEST(files["EPUB/text/titlepage.xhtml"].find("Jane’s “Notes”</h1>") != std::string::npos);
    // titles of posts as their text: only where the site's own renderer turns quotes
    BOOST_TEST((files["EPUB/text/post-a.xhtml"].find(">It’s here</h1>") != std::string::npos) == is_smart);
    BOOST_TEST(files["EPUB/toc.ncx"].find(is_smart ? "It’s here" : "It's here") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
