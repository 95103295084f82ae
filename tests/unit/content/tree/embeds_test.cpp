#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct Row {
  const char* name;
  const char* body;
  const char* html;
};

std::string html_of(const char* body) {
  ContentSite site;
  std::string html = site.html(body);
  for (const std::string_view noise : {" ep:media=\"frame\"", " ep:link=\"0\"", " ep:link=\"1\"", " ep:image=\"0\""})
    for (std::size_t at; (at = html.find(noise)) != std::string::npos;) html.erase(at, noise.size());
  return html;
}

std::string anchor(const std::string& url, const std::string& text = "") {
  return "<a href=\"" + url + "\">" + (text.empty() ? url : text) + "</a>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(embeds)

/// What a script would put into the page is a link to it.
BOOST_AUTO_TEST_CASE(scripts_and_players) {
  const std::pair<const char*, std::string> kRows[] = {
      {"<script src=\"https://gist.github.com/u/abc.js?file=a.py\"></script>", anchor("https://gist.github.com/u/abc")},
      {"<script src=\"//jsfiddle.net/u/abc/embed/result/\"></script>", anchor("https://jsfiddle.net/u/abc/result/")},
      {"<script src=\"https://asciinema.org/a/14.js\" async></script>", anchor("https://asciinema.org/a/14")},
      {"<script src=\"https://gitlab.com/snippets/1.js\"></script>", anchor("https://gitlab.com/snippets/1")},
      {"<script src=\"https://ideone.com/e.js/abc\"></script>", anchor("https://ideone.com/abc")},
      {"<script src=\"https://telegram.org/js/telegram-widget.js?22\" data-telegram-post=\"durov/1\"></script>",
       anchor("https://t.me/durov/1")},
      {"<script src=\"https://e.org/a.js\"></script>", ""},
      {"<script>alert(1)</script>", ""},
      {"<meting-js server=\"netease\" type=\"song\" id=\"123\"></meting-js>",
       anchor("https://music.163.com/#/song?id=123")},
      {"<meting-js auto=\"https://y.qq.com/n/x.html\"></meting-js>", anchor("https://y.qq.com/n/x.html")},
      {"<meting-js name=\"歌\" artist=\"人\" url=\"https://e.org/a.mp3\"></meting-js>",
       anchor("https://e.org/a.mp3", "人：歌")},
      {"<lite-youtube videoid=\"abc\"></lite-youtube>", anchor("https://www.youtube.com/watch?v=abc")},
      {"<d-player src=\"https://e.org/d.mp4\"></d-player>", anchor("https://e.org/d.mp4")},
      {"<meting-js server=\"x\" id=\"1\"></meting-js>", ""},
      {"<x-y src=\"https://e.org/\">words</x-y>", "words"},
  };
  for (const auto& [body, inside] : kRows) {
    const std::string html = html_of(("a " + std::string(body) + " b").c_str());
    BOOST_TEST(html == "<p>a " + inside + " b</p>", body << ": " << html);
  }
  const std::string html = html_of("<div class=\"dplayer\" data-url=\"https://e.org/d.mp4\"></div>");
  BOOST_TEST(html.find(anchor("https://e.org/d.mp4")) != std::string::npos, html);
}

BOOST_AUTO_TEST_CASE(pictures) {
  const Row kRows[] = {
      {"sources alone",
       "<picture><source srcset=\"https://e.org/a.webp\"><source srcset=\"https://e.org/a.jpg 1x, b.jpg "
       "2x\"></picture>",
       "<p><img src=\"https://e.org/a.jpg\" alt=\"\"/></p>"},
      {"an image without an address", "<picture><source srcset=\"https://e.org/c.webp\"><img alt=\"x\"></picture>",
       "<p><img alt=\"x\" src=\"https://e.org/c.webp\"/></p>"},
      {"an image with one",
       "<picture><source srcset=\"https://e.org/c.webp\"><img src=\"https://e.org/c.png\"></picture>",
       "<p><img src=\"https://e.org/c.png\" alt=\"\"/></p>"},
  };
  for (const Row& row : kRows) BOOST_TEST(html_of(row.body) == row.html, row.name << ": " << html_of(row.body));
}

/// Addresses that no reader follows are text.
BOOST_AUTO_TEST_CASE(schemes) {
  const Row kRows[] = {
      {"magnet", "[m](magnet:?xt=urn:btih:abc)", "<p>m (magnet:?xt=urn:btih:abc)</p>"},
      {"the same as its text", "<magnet:?xt=urn:btih:abc>", "<p>magnet:?xt=urn:btih:abc</p>"},
      {"ftp", "[f](ftp://e.org/a)", "<p>f (ftp://e.org/a)</p>"},
      {"ed2k in HTML", "<a href=\"ed2k://|file|a|1|b|/\">e</a>", "<p>e (ed2k://|file|a|1|b|/)</p>"},
      {"thunder", "**[t](thunder://QUFodHRw)**", "<p><strong>t (thunder://QUFodHRw)</strong></p>"},
      {"mail", "[a](mailto:a@b.c)", "<p><a href=\"mailto:a@b.c\">a</a></p>"},
      {"a script", "[j](javascript:void(0))", "<p>j</p>"},
      {"a file", "[f](file:///home/me/x)", "<p>f</p>"},
  };
  for (const Row& row : kRows) BOOST_TEST(html_of(row.body) == row.html, row.name << ": " << html_of(row.body));
  ContentSite site;
  site.html("[m](magnet:?x=y) [j](javascript:x) [t](ttp://e.org)");
  BOOST_TEST(site.problems() ==
             "1:22: the link to 'javascript:x' was dropped: readers don't follow such addresses "
             "[content/broken-link]\n"
             "1:40: the link to 'ttp://e.org' became text: readers don't follow such addresses "
             "[content/broken-link]\n");
}

/// A file that is not there is told by where it is looked for.
BOOST_AUTO_TEST_CASE(missing_files) {
  ContentSite site;
  site.html("[a](/v/a.mp4) [b](b.pdf)");
  std::string hints;
  for (const Diagnostic& problem : site.diagnostics.sorted()) hints += problem.hint.english() + "\n";
  BOOST_TEST(
      hints ==
      "put it at 'source/v/a.mp4' or correct the path\nput it at 'source/_posts/here/b.pdf' or correct the path\n");
}

BOOST_AUTO_TEST_SUITE_END()
