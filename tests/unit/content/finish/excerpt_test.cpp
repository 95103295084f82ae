#include "content_fixture.h"
#include "html_compare.h"
#include "shared_vectors.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(excerpt)

BOOST_AUTO_TEST_CASE(markers) {
  const struct {
    const char* name;
    const char* body;
    const char* excerpt;
    const char* html;
  } kCases[] = {
      {"plain", "a\n\n<!-- more -->\n\nb", "a", "<p>a</p><p>b</p>"},
      {"tight", "a\n<!--more-->\nb", "a", "<p>a</p><p>b</p>"},
      {"upper case", "a\n\n<!-- MORE -->\n\nb", "a", "<p>a</p><p>b</p>"},
      {"three dashes", "a\n\n<!---more-->\n\nb", "a", "<p>a</p><p>b</p>"},
      {"words behind", "a\n\n<!-- more 阅读全文 -->\n\nb", "a", "<p>a</p><p>b</p>"},
      {"other word", "a\n\n<!-- moreover -->\n\nb", "", "<p>a</p><p>b</p>"},
      {"twice", "a\n\n<!-- more -->\n\nb\n\n<!-- more -->\n\nc", "a", "<p>a</p><p>b</p><p>c</p>"},
      {"inside a paragraph", "a **x<!-- more -->y** b", "a x", "<p>a <strong>xy</strong> b</p>"},
      {"in code", "a `<!-- more -->` b", "", "<p>a <code>&lt;!-- more --&gt;</code> b</p>"},
      {"in raw HTML", "<div>a\n\n<!-- more -->\n\nb</div>", "a", "<div>a\n\n<p>b</p></div>"},
      {"in a list", "- a\n- b\n<!-- more -->\n- c", "a b", "<ul><li>a</li><li>b</li></ul><ul><li>c</li></ul>"},
      {"first of all", "<!-- more -->\n\nall", "", "<p>all</p>"},
      {"image, code and table do not count",
       "a ![x](https://e.org/i.png)\n\n    code\n\n|t|\n|-|\n\n<!-- more -->\n\nb", "a", nullptr},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    const auto fragment = site.render(row.body);
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(fragment->excerpt_text == row.excerpt);
      if (row.html) BOOST_TEST(ContentSite::serialise(*fragment) == row.html);
    }
  }
}

BOOST_AUTO_TEST_CASE(head) {
  ContentSite site;
  site.site.posts[0].excerpt = "手写的**摘要**";
  BOOST_TEST(site.render("a\n\n<!-- more -->\n\nb")->excerpt_text == "手写的摘要");
}

BOOST_AUTO_TEST_CASE(opening) {
  ContentSite site;
  BOOST_TEST(site.render("# 标题\n\n第一段。\n\n```\ncode\n```\n\n> 引文\n\n最后[^1]。\n\n[^1]: 注")->opening_text ==
             "第一段。引文 最后。");
  BOOST_TEST(site.render("- 甲\n- 乙")->opening_text == "甲 乙");
}

BOOST_AUTO_TEST_CASE(shared_cases) {
  const auto vectors = read_vectors("excerpt.json");
  if (!vectors) return;
  for (const auto& row : (*vectors)["cases"]) {
    const std::string input = row["input"];
    const std::string id = row["id"];
    const std::size_t head = input.find("---\n", 4) + 4;
    ContentSite site;
    site.config.markdown.typography.smart = true;
    const std::size_t written = input.find("\nexcerpt: ");
    if (written < head)
      site.site.posts[0].excerpt = input.substr(written + 10, input.find('\n', written + 1) - written - 10);
    const auto fragment = site.render(input.substr(head));
    const auto text_of = [](std::string html) {
      // Line numbers are no text of the post.
      for (std::size_t at; (at = html.find("<td class=\"gutter\">")) != std::string::npos;)
        html.erase(at, html.find("</td>", at) - at);
      std::string text;
      for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == '<')
          at = html.find('>', at), text += ' ';
        else
          text += html[at];
      }
      return squeeze_spaces(text);
    };
    const nlohmann::json reason = find_deviation("excerpt.json", id);
    const bool deviates = !reason.is_null() && reason["expected"].contains(id);
    std::string want = text_of(row["excerpt"]);
    std::string more = text_of(row["more"]);
    if (deviates) want = reason["expected"][id]["excerpt_text"], more = reason["expected"][id]["more_text"];
    const bool is_written = !site.site.posts[0].excerpt.empty();
    BOOST_TEST_CONTEXT(id) {
      BOOST_TEST(fragment->excerpt_text == want);
      // The text behind the marker: of a written excerpt nothing stands in the body.
      BOOST_TEST(text_of(ContentSite::serialise(*fragment)) == squeeze_spaces((is_written ? "" : want + " ") + more));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
