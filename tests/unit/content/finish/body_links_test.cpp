#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

constexpr const char* kThere = "https://example.org/2020/01/01/%E9%82%A3%E8%BE%B9/";

/// A blog whose post `那边` has an old address and a neighbour that is withheld.
struct LinkedSite : ContentSite {
  LinkedSite() {
    config.has_list_pages = true;
    Post& there = add_post("那边", "那边");
    there.permalink = kThere;
    there.aliases = {"/old/那边.html"};
    site.links.by_path.emplace("old/那边", LinkTarget{LinkTarget::Kind::post, 1});
    site.links.by_path.emplace("2020/01/01/secret", LinkTarget{LinkTarget::Kind::withheld, kNone});
    site.links.by_source.emplace("source/_posts/secret.md", LinkTarget{LinkTarget::Kind::withheld, kNone});
    site.links.by_path.emplace("", LinkTarget{LinkTarget::Kind::home, kNone});
    folder.write("source/files/a b.pdf", "x");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(body_links)

BOOST_AUTO_TEST_CASE(one_post_refers_to_another) {
  const struct {
    const char* name;
    const char* written;
    const char* fragment;
  } kCases[] = {
      {"absolute", "https://example.org/2020/01/01/那边/", ""},
      {"absolute, encoded", "https://example.org/2020/01/01/%E9%82%A3%E8%BE%B9/", ""},
      {"absolute, lower-case escapes", "https://example.org/2020/01/01/%e9%82%a3%e8%be%b9", ""},
      {"http", "http://example.org/2020/01/01/那边/", ""},
      {"www", "https://www.example.org/2020/01/01/那边/", ""},
      {"upper-case host", "https://EXAMPLE.org/2020/01/01/那边/", ""},
      {"no scheme", "//example.org/2020/01/01/那边/", ""},
      {"rooted", "/2020/01/01/那边/", ""},
      {"rooted, without slash", "/2020/01/01/那边", ""},
      {"rooted, index.html", "/2020/01/01/那边/index.html", ""},
      {"relative to the page", "../那边/", ""},
      {"file", "那边.md", ""},
      {"file, encoded", "%E9%82%A3%E8%BE%B9.md", ""},
      {"file beside", "./那边.md", ""},
      {"file from the root", "/source/_posts/那边.md", ""},
      {"file from the source folder", "_posts/那边.md", ""},
      {"old address", "/old/那边.html", ""},
      {"old address, absolute", "https://example.org/old/%E9%82%A3%E8%BE%B9.html", ""},
      {"fragment", "/2020/01/01/那边/#甲", "甲"},
      {"fragment, encoded", "那边.md#%E7%94%B2", "甲"},
      {"query", "/2020/01/01/那边/?from=x#甲", "甲"},
  };
  for (const auto& row : kCases) {
    for (const bool is_html : {false, true}) {
      LinkedSite site;
      const std::string written = row.written;
      const auto fragment = site.render(is_html ? "<a href=\"" + written + "\">x</a>" : "[x](" + written + ")");
      BOOST_TEST_CONTEXT(row.name) {
        BOOST_REQUIRE(fragment->links.size() == 1U);
        BOOST_TEST(fragment->links[0].post == 1U);
        BOOST_TEST(fragment->links[0].fragment == row.fragment);
        BOOST_TEST(fragment->links[0].url.compare(0, std::string(kThere).size(), kThere) == 0, fragment->links[0].url);
        BOOST_TEST(site.problems() == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(reports) {
  const struct {
    const char* name;
    const char* body;
    const char* problems;
  } kCases[] = {
      {"rooted, to nothing", "文 [x](/2020/02/02/none/)",
       "1:7: '/2020/02/02/none/' leads to no post or page [content/broken-link]\n"},
      {"file that is not there", "\n[x](none.md#a)",
       "2:5: 'none.md#a' leads to no post or page [content/broken-link]\n"},
      {"absolute, where posts are", "<https://example.org/2020/02/02/none/>",
       "1:2: 'https://example.org/2020/02/02/none/' leads to no post or page [content/broken-link]\n"},
      {"absolute, elsewhere on the host", "<https://example.org/project/>", ""},
      {"withheld", "[x](secret.md) [y](/2020/01/01/secret/)",
       "1:5: 'secret.md' leads to a post that is not published [content/broken-link]\n"
       "1:20: '/2020/01/01/secret/' leads to a post that is not published [content/broken-link]\n"},
      {"twice in a line", "[x](none.md) [y](none.md)",
       "1:5: 'none.md' leads to no post or page [content/broken-link]\n1:18: 'none.md' leads to no post or page "
       "[content/broken-link]\n"},
      {"letter case", "[x](/2020/01/01/HERE/)",
       "1:5: '/2020/01/01/HERE/' differs in letter case from the address of a post, '/2020/01/01/here/' "
       "[content/broken-link]\n"},
      {"no address", "a [x]()", "1:5: a link has no address [content/broken-link]\n"},
      {"file of the site", "[x](/files/a%20b.pdf) [y](</files/a b.pdf>)", ""},
      {"lists, feeds, home", "[a](/archives/) [b](/tags/x/) [c](/atom.xml) [d](/) [e](/page/2/)", ""},
      {"mail, telephone, elsewhere", "[a](mailto:a@e.org) [b](tel:1) [c](https://e.org/2020/02/02/none/)", ""},
      {"fragment with other punctuation", "# 甲、乙\n\n[x](#甲乙)",
       "3:5: this post has no heading '#甲乙' [content/near-fragment]\n"},
  };
  for (const auto& row : kCases) {
    LinkedSite site;
    site.render(row.body);
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.problems() == row.problems);
  }
}

BOOST_AUTO_TEST_CASE(similar_fragments_lead_there) {
  LinkedSite site;
  BOOST_TEST(site.render("# 甲、乙\n\n[x](#甲乙)")->links[0].fragment == "甲、乙");
  BOOST_TEST(site.diagnostics.sorted().at(0).hint.english() == "write '#甲、乙'");
}

BOOST_AUTO_TEST_SUITE_END()
