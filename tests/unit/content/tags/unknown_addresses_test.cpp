/// An address that holds a tag which can't be followed is no address: the words of the link stay, and nothing is said
/// of where it would lead.

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(unknown_addresses)

BOOST_AUTO_TEST_CASE(table) {
  const SiteKind *const kHugo = &hugo_kind(), *const kJekyll = &jekyll_kind(), *const kHexo = &hexo_kind();
  const std::string left_out = "unknown tag 'eturl', it is left out [content/unknown-tag]\n";
  const struct {
    const char *name;
    const SiteKind *kind;
    const char *body, *html, *place;
  } kCases[] = {
      {"a link", kHugo, "a [b]({{% eturl figure %}}) c", "<p>a b c</p>", "1:7: "},
      {"angles", kHugo, "a [b](<{{% eturl figure %}}>) c", "<p>a b c</p>", "1:8: "},
      {"with a title", kHugo, "a [b]({{% eturl figure %}} \"t\") c", "<p>a b c</p>", "1:7: "},
      {"text around it", kHugo, "[b](/x/{{% eturl figure %}}/y#z)", "<p>b</p>", "1:8: "},
      {"marked words", kHugo, "[*b* `c`]({{% eturl figure %}})", "<p><em>b</em> <code>c</code></p>", "1:11: "},
      {"a definition", kHugo, "a [b] c\n\n[b]: <{{% eturl figure %}}>", "<p>a b c</p>", "3:7: "},
      {"without angles", kHugo, "a [b] c\n\n[b]: {{% eturl figure %}}", "<p>a b c</p>", "3:6: "},
      {"a picture", kHugo, "a ![b]({{< eturl figure >}}) c", "<p>a b c</p>", "1:8: "},
      {"an element", kHugo, "a <a href=\"{{< eturl figure >}}\">b</a> c", "<p>a b c</p>", "1:12: "},
      {"an image", kHugo, "a <img src=\"{{< eturl figure >}}\" alt=\"b\"> c", "<p>a b c</p>", "1:13: "},
      {"Liquid", kJekyll, "a [b]({% eturl figure %}) c", "<p>a b c</p>", "1:7: "},
      {"Nunjucks", kHexo, "a [b]({% eturl figure %}) c", "<p>a b c</p>", "1:7: "},
  };
  for (const auto &row : kCases) BOOST_TEST_CONTEXT(row.name) {
      ContentSite site;
      site.config.kind = row.kind;
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.place + left_out);
    }
}

BOOST_AUTO_TEST_CASE(words_elsewhere) {
  const struct {
    const char *name, *body, *html;
  } kCases[] = {
      {"in text", "a {{< eturl figure >}} c", "<p>a figure c</p>"},
      {"in a link's words", "[{{< eturl figure >}}](https://e.org/)",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">figure</a></p>"},
      {"in brackets", "a ({{< eturl figure >}})", "<p>a (figure)</p>"},
      {"in code", "`[a]({{</* eturl figure */>}})`", "<p><code>[a]({{&lt; eturl figure &gt;}})</code></p>"},
  };
  for (const auto &row : kCases) {
    ContentSite site;
    site.config.kind = &hugo_kind();
    BOOST_TEST(site.html(row.body) == row.html, row.name);
  }
}

BOOST_AUTO_TEST_CASE(filters_of_liquid) {
  ContentSite site;
  site.config.kind = &jekyll_kind();
  BOOST_TEST(site.html("a [b]({{ site.x | nosuch }}/c) d") == "<p>a b d</p>");
}

/// A heading may stand in what is left out.
BOOST_AUTO_TEST_CASE(anchors) {
  ContentSite site;
  site.config.kind = &hugo_kind();
  const auto fragment = site.render("{{% include \"a.md\" %}}\n\n[x](#there)");
  BOOST_TEST(fragment->lacks_text);
  BOOST_TEST(site.problems() == "1:1: the shortcode 'include' is left out [content/unknown-tag]\n");
  ContentSite whole;
  BOOST_TEST(!whole.render("[x](#there)")->lacks_text);
  BOOST_TEST(whole.problems() == "1:5: this post has no heading '#there' [content/unknown-fragment]\n");
}

BOOST_AUTO_TEST_CASE(code) {
  const struct {
    const char *name, *body, *html;
  } kCases[] = {
      {"code-toggle", "{{< code-toggle file=hugo >}}\n[a]\nb = '<i class=\"x\"></i>'\n{{< /code-toggle >}}",
       "<pre><code>[a]\nb = '&lt;i class=\"x\"&gt;&lt;/i&gt;'\n</code></pre>"},
      {"highlight", "{{< highlight go >}}\na < b \"c\"\n{{< /highlight >}}",
       "<pre><code class=\"language-go\">a &lt; b \"c\"\n</code></pre>"},
      {"a piece of the site's data", "{{< code-toggle config=taxonomies />}}", ""},
  };
  for (const auto &row : kCases) {
    ContentSite site;
    site.config.kind = &hugo_kind();
    site.config.markdown.html.is_kept = false;
    site.config.markdown.typography.smart = true;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

BOOST_AUTO_TEST_SUITE_END()
