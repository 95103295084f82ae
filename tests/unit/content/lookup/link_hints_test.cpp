/// What hints tell one to type.

#include "content/lookup/link_hints.h"

#include "config/sections/feed.h"
#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

std::string hint_of(ContentSite& site, std::string_view body) {
  site.render(body);
  const std::vector<Diagnostic> found = site.diagnostics.sorted();
  return found.empty() ? "" : found[0].hint.english();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_hints)

BOOST_AUTO_TEST_CASE(of_links) {
  const struct {
    const char *name, *body, *hint;
  } kCases[] = {
      {"a host", "[x](twitch.tv)", "write 'https://twitch.tv'"},
      {"a host with a path", "[x](www.example.net/a)", "write 'https://www.example.net/a'"},
      {"a space before a host", "[x](%20www.example.net/a)", "write 'https://www.example.net/a'"},
      {"a line break before an address", "[x](%0Ahttp://e.net/a.html)", "write 'http://e.net/a.html'"},
      {"a letter before an address", "[x](ㄒhttp://e.net/)", "write 'http://e.net/'"},
      {"a letter that is missing", "[x](ttp://www.e.net/)", "write 'http://www.e.net/'"},
      {"another one", "[x](htps://e.net/)", "write 'https://e.net/'"},
      {"another scheme", "[x](javascript:void(0))", "link to a page, or write the text alone"},
      {"mail", "[x](me@e.net)", "write 'mailto:me@e.net'"},
      {"a slug", "[x](other)", "write '/2020/01/01/other/'"},
      {"a folder beside", "[x](./other/)", "write '/2020/01/01/other/'"},
      {"another date", "[x](/2019/05/06/other/#a)", "write '/2020/01/01/other/#a'"},
      {"of a language", "[x](/2019/05/06/en/other/)", "write '/2020/01/01/en/other/'"},
      {"an old ending", "[x](/archive/other.aspx)", "write '/2020/01/01/other/'"},
      {"other letters", "[x](/2020/01/01/OTHER/)", "write '/2020/01/01/other/'"},
      {"the same with an anchor", "[x](/2020/01/01/OTHER/#a)", "write '/2020/01/01/other/#a'"},
      {"a whole address", "[x](https://example.org/2020/01/01/none/)",
       "link to a post by its address or by its .md file"},
      {"a file", "[x](/code/a.zip)", "put it at 'source/code/a.zip' or correct the path"},
      {"a film", "[x](a.wmv)", "put it at 'source/_posts/here/a.wmv' or correct the path"},
      {"a page of the site", "[x](/about/)", "link to a post by its address or by its .md file"},
      {"a post that is not there", "[x](none.md)", "link to a post by its address or by its .md file"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.add_post("other", "Other");
    site.add_post("en/other", "Other one");
    const std::string hint = hint_of(site, row.body);
    BOOST_TEST(hint == row.hint, row.name << ": " << hint);
  }
}

/// A feed is a page of the site, whatever its path is and whichever of the others there are.
BOOST_AUTO_TEST_CASE(none_for_own_feeds) {
  for (std::string FeedConfig::*path : {&FeedConfig::atom_path, &FeedConfig::rss_path, &FeedConfig::json_path}) {
    ContentSite site;
    site.add_post("other", "Other");
    site.config.feed->atom_path = site.config.feed->rss_path = site.config.feed->json_path = "";
    (*site.config.feed).*path = "2020/news.xml";
    BOOST_TEST(hint_of(site, "[x](/2020/news.xml)") == "");
    BOOST_TEST(hint_of(site, "[x](/2020/olds.xml)") != "");
  }
}

BOOST_AUTO_TEST_CASE(of_pictures) {
  const struct {
    const char* name;
    bool has_folders;
    const char *body, *hint;
  } kCases[] = {
      {"from the root", true, "![x](/images/a.png)", "put it at 'source/images/a.png' or correct the path"},
      {"of the post's folder", true, "![x](a.png)", "put it at 'source/_posts/here/a.png' or correct the path"},
      {"where none is published", false, "![x](img/a.png)", "put it at 'source/img/a.png' and write '/img/a.png'"},
      {"above it", false, "![x](../img/a.png)", "put it at 'source/img/a.png' and write '/img/a.png'"},
      {"a picture in the address", true, "![](![](https://e.net/a.png))", "write 'https://e.net/a.png'"},
      {"an element", true, "<img alt=\"x\">", "write it as src=\"...\", or `<img>` where the element is only named"},
      {"without an address", true, "![x]()", "write it between '(' and ')'"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.post_asset_folder = row.has_folders;
    const std::string hint = hint_of(site, row.body);
    BOOST_TEST(hint == row.hint, row.name << ": " << hint);
  }
}

BOOST_AUTO_TEST_CASE(of_words) {
  const struct {
    const char *name, *body, *hint;
  } kCases[] = {
      {"Markdown", "![](a.png)", "write ![what it shows](...)"},
      {"HTML", "<img src=\"a.png\">", "write alt=\"what it shows\" into the tag"},
      {"a tag", "{% asset_img a.png %}", "write {% asset_img a.png \"what it shows\" %}"},
      {"another tag", "{% img a.png %}", "write {% img a.png \"what it shows\" %}"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.folder.write("source/_posts/here/a.png", "x");
    const auto fragment = site.render(row.body);
    BOOST_TEST_REQUIRE(fragment->images.size() == 1);
    BOOST_TEST(fragment->images[0].alt_hint.english() == row.hint,
               row.name << ": " << fragment->images[0].alt_hint.english());
  }
}

BOOST_AUTO_TEST_CASE(of_html) {
  const struct {
    const char *name, *body, *hint;
  } kCases[] = {
      {"a type", "a <T> b", "write it as code: `<T>`"},
      {"what belongs to it", "a List<Integer> b", "write it as code: `List<Integer>`"},
      {"one in the other", "a Map<K, List<V>> b", "write it as code: `Map<K, List<V>>`"},
      {"a bound", "a <V extends Number> b", "write it as code: `<V extends Number>`"},
      {"attributes", "a <Context path=\"/\"> b", "write it as code: `<Context path=\"/\">`"},
      {"of a page", "a <body> b", "write it as code: `<body>`"},
      {"any other", "a <b> b", "write '</b>' where it ends, or `<b>` where it is only named"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    const std::string hint = hint_of(site, row.body);
    BOOST_TEST(hint == row.hint, row.name << ": " << hint);
  }
}

BOOST_AUTO_TEST_CASE(of_headings) {
  ContentSite site;
  BOOST_TEST(hint_of(site, "##甲") == "write '## 甲'");
  ContentSite other;
  BOOST_TEST(hint_of(other, "##First Attempt: Most of the words of this heading are behind it") ==
             "put a space behind '##'");
}

BOOST_AUTO_TEST_SUITE_END()
