/// What is commented out stays out, whatever stands in it and around it; in code a comment is text.

#include "base/comments.h"
#include "content_fixture.h"
#include "input/body_title.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct CommentCase {
  const char* name;
  const SiteKind* type;
  const char* body;
  const char* html;
  const char* problems = "";
};

void check(const CommentCase& row) {
  BOOST_TEST_CONTEXT(row.type->name << ": " << row.name) {
    ContentSite site;
    site.config.kind = row.type;
    BOOST_TEST(site.html(row.body) == row.html);
    BOOST_TEST(site.problems() == row.problems);
  }
}

const SiteKind *const kHexo = &hexo_kind(), *const kJekyll = &jekyll_kind(), *const kHugo = &hugo_kind(),
                      *const kPlain = &plain_kind(), *const kZola = &zola_kind();

}  // namespace

BOOST_AUTO_TEST_SUITE(comments)

/// Every way to write a tag's braces: what it hides is hidden by all of them, on all sites that read it.
BOOST_AUTO_TEST_CASE(braces_of_tags) {
  for (const SiteKind* const type : {kHexo, kJekyll, kPlain})
    for (const std::string name : {"comment", "if false"})
      for (const std::string open : {"{% ", "{%", "{%- ", "{%-"})
        for (const std::string close : {" %}", "%}", " -%}", "-%}"}) {
          if (type == kPlain && name != "comment") continue;  // the first tag must tell whose it is
          const std::string end = name.substr(0, name.find(' '));
          const std::string body = "a" + open + name + close + "SECRET" + open + "end" + end + close + "b";
          ContentSite site;
          site.config.kind = type;
          BOOST_TEST(site.html(body) == "<p>ab</p>", type->name << " " << body);
        }
}

/// What outliners keep beside the text of notes.
/// Which engine reads the texts of Eleventy is a setting: what one of them hides is hidden.
BOOST_AUTO_TEST_CASE(of_nunjucks_on_sites_of_any_engine) {
  for (const SiteKind* kind : {&eleventy_kind(), kPlain})
    for (const char* body :
         {"a\n\n{# KEPT #}\n\nb", "{% assign x = 1 %}a\n\n{# KEPT\n\nKEPT #}\n\nb", "a {#- KEPT -#} b"}) {
      ContentSite site;
      site.config.kind = kind;
      const std::string html = site.html(body);
      BOOST_TEST(html.find("KEPT") == html.npos, kind->name << ": " << html);
      BOOST_TEST(html.find('b') != html.npos, kind->name << ": " << html);
    }
  for (const char* body : {"a {# SHOWN", "`{# SHOWN #}`", "```\n{# SHOWN #}\n```"}) {
    ContentSite site;
    site.config.kind = kPlain;
    BOOST_TEST(site.html(body).find("SHOWN") != std::string::npos, body);
  }
}

BOOST_AUTO_TEST_CASE(lines_of_notes) {
  const std::string id = "id:: 64f0a1b2-0000-4111-8222-333344445555";
  const struct {
    std::string name, body, html, problems = {};
  } kCases[] = {
      {"Org's comment", "a\n\n#+BEGIN_COMMENT\nSECRET\n\nSECRET\n#+END_COMMENT\n\nb", "<p>a</p><p>b</p>"},
      {"in lower case, in an item", "- a\n  #+begin_comment\n  SECRET\n  #+end_comment\n- b",
       "<ul><li>a</li><li>b</li></ul>"},
      {"in a quotation", "> a\n> #+BEGIN_COMMENT\n> SECRET\n> #+END_COMMENT\n> b",
       "<blockquote><p>a\nb</p></blockquote>"},
      {"a comment that never ends", "a\n\n#+BEGIN_COMMENT\nSECRET\n\nSECRET", "<p>a</p>",
       "3:1: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
      {"one in an item", "- a\n- #+BEGIN_COMMENT\n  SECRET\n- SECRET", "<ul><li>a</li></ul>",
       "2:3: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
      {"times of a log that never ends", ":LOGBOOK:\nCLOCK: [2021-01-01 Fri 10:00]\na", "<p>:LOGBOOK:\na</p>"},
      {"an item that begins with a property", "- a\n- collapsed:: true\n  b\n- collapsed:: true\n- c",
       "<ul><li>a</li><li>b</li><li>c</li></ul>"},
      {"a log", "- a\n  :LOGBOOK:\n  CLOCK: SECRET\n  :END:\n- b", "<ul><li>a</li><li>b</li></ul>"},
      {"names of blocks", "- a\n  " + id + "\n  collapsed:: true\n- b", "<ul><li>a</li><li>b</li></ul>"},
      {"in code", "```\n" + id + "\n:LOGBOOK:\n:END:\n```", "<pre><code>" + id + "\n:LOGBOOK:\n:END:\n</code></pre>"},
      {"other words", "id:: a\n\ncollapsed:: maybe\n\nidle", "<p>id:: a</p><p>collapsed:: maybe</p><p>idle</p>"},
  };
  for (const auto& row : kCases)
    check({row.name.c_str(), kPlain, row.body.c_str(), row.html.c_str(), row.problems.c_str()});
  check({"elsewhere", kHexo, ":LOGBOOK:\na\n:END:", "<p>:LOGBOOK:\na\n:END:</p>"});
}

/// A comment among the arguments of a tag is no word of it.
BOOST_AUTO_TEST_CASE(in_arguments) {
  const CommentCase kCases[] = {
      {"a title", kHexo, "{% note info x <!-- SECRET --> %}n{% endnote %}",
       "<aside class=\"note info\"><p><strong>x</strong></p><p>n</p></aside>"},
      {"an include", kJekyll, "{% include note.html content=\"x<!-- SECRET -->\" %}",
       "<aside class=\"note\"><p>x</p></aside>"},
      {"a named argument", kHugo, "{{< note title=\"x<!-- SECRET -->\" >}}n{{< /note >}}",
       "<aside class=\"note\"><p><strong>x</strong></p><p>n</p></aside>"},
      {"a plain one", kHugo, "{{< details \"x<!-- SECRET -->\" >}}n{{< /details >}}",
       "<details><summary>x</summary><p>n</p></details>"},
      {"an author", kZola, "{% quote(author=\"x<!-- SECRET -->\") %}q{% end %}",
       "<blockquote><p>q</p><footer><strong>x</strong></footer></blockquote>"},
  };
  for (const CommentCase& row : kCases) check(row);
}

BOOST_AUTO_TEST_CASE(of_html) {
  for (const SiteKind* const type : {kHexo, kJekyll, kHugo, kPlain}) {
    const CommentCase kCases[] = {
        {"a line of its own", type, "a\n\n<!-- SECRET -->\n\nb", "<p>a</p><p>b</p>"},
        {"in a line", type, "a <!-- SECRET --> b", "<p>a  b</p>"},
        {"blank lines in it", type, "a\n\n<!-- SECRET\n\nSECRET\n\n-->\n\nb", "<p>a</p><p>b</p>"},
        {"blank lines in it, in a line", type, "a <!-- SECRET\n\nSECRET --> b", "<p>a  b</p>"},
        {"dashes in it", type, "a <!-- SECRET -- SECRET ---> b", "<p>a  b</p>"},
        {"empty ones", type, "a <!--> b <!---> c <!----> d", "<p>a  b  c  d</p>"},
        {"begins with a sign", type, "a <!--> b --> c", "<p>a  b --&gt; c</p>"},
        {"code in it", type, "a\n\n<!--\n```\nSECRET\n-->\n\nb", "<p>a</p><p>b</p>"},
        {"an open code span in it", type, "a <!-- ` SECRET --> b ` c", "<p>a  b ` c</p>"},
        {"a heading in it", type, "a\n\n<!--\n# SECRET\n\n##SECRET\n-->\n\nb", "<p>a</p><p>b</p>"},
        {"in a list", type, "- a <!-- SECRET\n\n  SECRET -->\n- b", "<ul><li>a </li><li>b</li></ul>"},
        {"in a quotation", type, "> a\n> <!-- SECRET\n>\n> SECRET -->\n> b",
         "<blockquote><p>a</p><p>b</p></blockquote>"},
        {"in a table", type, "| a | b |\n|---|---|\n| c <!-- SECRET | SECRET --> | d |",
         "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c </td><td>d</td></tr></tbody></table>"},
        {"in raw HTML", type, "<div>\n<!-- SECRET\n\nSECRET -->\n<b>x</b>\n</div>", "<div>\n\n<b>x</b>\n</div>"},
        {"in a code span", type, "a `<!-- b -->` c", "<p>a <code>&lt;!-- b --&gt;</code> c</p>"},
        {"in a fence", type, "```\n<!-- b -->\n```", "<pre><code>&lt;!-- b --&gt;\n</code></pre>"},
        {"in indented code", type, "a\n\n    <!-- b -->\n", "<p>a</p><pre><code>&lt;!-- b --&gt;\n</code></pre>"},
        {"escaped", type, "a \\<!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>"},
        {"never closed", type, "a\n\n<!-- SECRET\n\nSECRET", "<p>a</p>",
         "3:1: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
        {"never closed, in a quotation", type, "> <!-- SECRET\n\nSECRET", "<blockquote/>",
         "1:3: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
    };
    for (const CommentCase& row : kCases) check(row);
  }
}

/// A comment that nothing closes begins in a paragraph as text, which kramdown 2.4, marked 15, markdown-it 14 and
/// Goldmark say alike. Where it begins a block of HTML, or stands in one, browsers show nothing behind it.
BOOST_AUTO_TEST_CASE(without_an_end) {
  const std::string hides = ": a comment is never closed, it hides the rest of the post [content/bad-html]\n";
  const struct {
    const char *name, *body, *html, *hides_at;
  } kCases[] = {
      {"in a line", "a <!-- b\n\nc", "<p>a &lt;!-- b</p><p>c</p>", ""},
      {"in a quotation", "> a <!-- b\n\nc", "<blockquote><p>a &lt;!-- b</p></blockquote><p>c</p>", ""},
      {"in its second paragraph", "> a\n>\n> b <!-- c\n\nd",
       "<blockquote><p>a</p><p>b &lt;!-- c</p></blockquote><p>d</p>", ""},
      {"in an item", "- a <!-- b\n- c\n\nd", "<ul><li>a &lt;!-- b</li><li>c</li></ul><p>d</p>", ""},
      {"in a heading", "# h <!-- b {#i}\n\nc", "<h1 id=\"i\" ep:heading=\"0\">h &lt;!-- b</h1><p>c</p>", ""},
      {"in a row", "| a |\n|---|\n| b <!-- c |\n\nd",
       "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b &lt;!-- c</td></tr></tbody></table><p>d</p>", ""},
      {"in bold words", "**a <!-- b** c\n\nd", "<p><strong>a &lt;!-- b</strong> c</p><p>d</p>", ""},
      {"in a link", "[a <!-- b](https://e.org/) c", "<p><a href=\"https://e.org/\" ep:link=\"0\">a &lt;!-- b</a> c</p>",
       ""},
      {"in an attribute", "x <b title=\"<!-- y\">z</b>", "<p>x <b title=\"&lt;!-- y\">z</b></p>", ""},
      {"in code of HTML", "x <code>a <!-- b</code> c\n\nd", "<p>x <code>a &lt;!-- b</code> c</p><p>d</p>", ""},
      {"indented, in a paragraph", "a\n    <!-- b\n\nc", "<p>a\n&lt;!-- b</p><p>c</p>", ""},
      {"two", "a <!-- b <!-- c\n\nd", "<p>a &lt;!-- b &lt;!-- c</p><p>d</p>", ""},
      {"in a style", "<style>\n<!-- x\n</style>\n\nb", "<p>b</p>", ""},
      {"a line of its own", "<!-- SECRET\n\nSECRET", "", "1:1"},
      {"a line with spaces", "a\n\n   <!-- SECRET\n\nSECRET", "<p>a</p>", "3:4"},
      {"a line below text", "a\n<!-- SECRET\n\nSECRET", "<p>a</p>", "2:1"},
      {"below a quotation", "> a\n<!-- SECRET\n\nSECRET", "<blockquote><p>a</p></blockquote>", "2:1"},
      {"a line of an item", "- <!-- SECRET\n- SECRET\n\nSECRET", "<ul><li/></ul>", "1:3"},
      {"the same, in it", "- a\n\n  <!-- SECRET\n\nSECRET", "<ul><li>a</li></ul>", "3:3"},
      {"of a quotation in an item", "- > <!-- SECRET\n\nSECRET", "<ul><li><blockquote/></li></ul>", "1:5"},
      {"in a block of HTML", "<div>\nx <!-- SECRET\n</div>\n\nSECRET", "<div>\nx \n</div>", "2:3"},
      {"in its first line", "<p>x <!-- SECRET\n\nSECRET", "<p>x \n</p>", "1:6"},
      {"in a block below text", "a\n<div>\nx <!-- SECRET\n</div>\n\nSECRET", "<p>a</p><div>\nx \n</div>", "3:3"},
      {"in text between pre", "<pre>\n\nx <!-- SECRET\n</pre>\n\nSECRET", "<pre>\nx \n</pre>", "3:3"},
  };
  for (const SiteKind* const type : {kHexo, kJekyll, kHugo, kPlain})
    for (const auto& row : kCases) BOOST_TEST_CONTEXT(type->name << ": " << row.name) {
        ContentSite site;
        site.config.kind = type;
        const std::string html = site.html(row.body);
        BOOST_TEST(html == row.html);
        BOOST_TEST(html.find("SECRET") == std::string::npos);
        if (const std::string at = row.hides_at; !at.empty())
          BOOST_TEST(site.problems().find(at + hides) != std::string::npos, site.problems());
        else
          BOOST_TEST(site.problems().find("comment") == std::string::npos, site.problems());
      }
  const CommentCase kTags[] = {
      {"a tag around it", kHexo, "{% note %}\na <!-- b\n{% endnote %}\n\nc",
       "<aside class=\"note\"><p>a &lt;!-- b</p></aside><p>c</p>"},
      {"a tag behind it", kHexo, "a <!-- b\n\n{% note %}\nc\n{% endnote %}",
       "<p>a &lt;!-- b</p><aside class=\"note\"><p>c</p></aside>"},
  };
  for (const CommentCase& row : kTags) check(row);
}

/// Problems behind a comment of several lines are where they are.
BOOST_AUTO_TEST_CASE(lines_stay) {
  ContentSite site;
  site.render("a <!-- x\n\ny -->\n\n<blink>z</blink>\n\n<!-- x\ny -->\n\n<nosuch>");
  BOOST_TEST(site.problems().find("10:1: '<nosuch>' is no HTML element") != std::string::npos, site.problems());
}

BOOST_AUTO_TEST_CASE(of_templates) {
  const CommentCase kCases[] = {
      {"a tag in a comment", kHexo, "a\n\n<!-- {% note info %}\nSECRET\n{% endnote %} -->\n\nb", "<p>a</p><p>b</p>"},
      {"an end in a comment is none", kHexo, "{% note %}\na <!-- {% endnote %} -->\n\nb\n{% endnote %}",
       "<aside class=\"note\"><p>a </p><p>b</p></aside>"},
      {"comments around tags", kHexo, "<!--\n{% note %}\n-->\na\n<!--\n{% endnote %}\n-->", "<p>a</p>"},
      {"tags around a comment", kHexo, "{% note %}\n<!-- SECRET {% img x.png %} -->\na\n{% endnote %}",
       "<aside class=\"note\">\n<p>a</p></aside>"},
      {"raw ends in a comment", kHexo, "<!-- {% raw %} SECRET -->\na", "<p>a</p>"},
      {"tabs are comments that say something", kHexo,
       "{% tabs T %}\n<!-- tab one -->\na\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>one</strong></p><p>a</p></section></div>"},
      {"Nunjucks", kHexo, "a {# SECRET #} b", "<p>a  b</p>"},
      {"Nunjucks over lines", kHexo, "a\n\n{# SECRET\n\nSECRET #}\n\nb", "<p>a</p><p>b</p>"},
      {"a heading's id is none", kHexo, "## a {#b}", "<h2 id=\"b\" ep:heading=\"0\">a</h2>"},
      {"Liquid's in Hexo", kHexo, "a\n\n{% comment %}\nSECRET\n{% endcomment %}\n\nb", "<p>a</p><p>b</p>"},
      {"a constant", kHexo, "a {% if false %}SECRET{% endif %} b", "<p>a  b</p>"},
      {"not", kHexo, "a {% if not true %}SECRET{% endif %} b", "<p>a  b</p>"},
      {"not in brackets", kHexo, "a {% if not (1 == 1 and 'x') %}SECRET{% endif %} b", "<p>a  b</p>"},
      {"or", kHexo, "a {% if false or 0 %}SECRET{% endif %} b", "<p>a  b</p>"},
      {"a loop over nothing", kHexo, "a {% for x in [] %}SECRET{% endfor %} b", "<p>a  b</p>"},
      {"a value", kHexo, "a {% set x %}SECRET{% endset %} b", "<p>a  b</p>"},
      {"a macro", kHexo, "a\n\n{% macro m(x) %}\nSECRET\n{% endmacro %}\n\nb", "<p>a</p><p>b</p>"},
      {"Liquid", kJekyll, "a {% comment %}SECRET{% endcomment %} b", "<p>a  b</p>"},
      {"Liquid with dashes", kJekyll, "a\n\n{%- comment -%}\nSECRET\n\nSECRET\n{%- endcomment -%}\n\nb",
       "<p>a</p><p>b</p>"},
      {"Liquid in Liquid", kJekyll, "a {% comment %}S{% comment %}S{% endcomment %}SECRET{% endcomment %} b",
       "<p>a  b</p>"},
      {"raw in Liquid's", kJekyll, "a {% comment %}{% raw %}{% endcomment %}{% endraw %}SECRET{% endcomment %} b",
       "<p>a  b</p>"},
      {"Liquid's in HTML's", kJekyll, "a <!-- {% comment %} --> SECRET {% endcomment %} --> b", "<p>a  b</p>"},
      {"an arrow in a tag", kJekyll, "a <!-- {% include x.html a=\"-->\" %} SECRET --> b", "<p>a  b</p>"},
      {"HTML's in Liquid's", kJekyll, "a {% comment %} <!-- {% endcomment %} b", "<p>a  b</p>"},
      {"Liquid never closed", kJekyll, "a\n\n{% comment %}\nSECRET", "<p>a</p>",
       "3:1: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
      {"Liquid in code", kJekyll, "```\na\n{% comment %}\nSECRET\n{% endcomment %}\nb\n```",
       "<pre><code>a\n\nb\n</code></pre>"},
      {"Liquid in raw is text", kJekyll, "{% raw %}`{% comment %} a {% endcomment %}`{% endraw %}",
       "<p><code>{% comment %} a {% endcomment %}</code></p>"},
      {"if false", kJekyll, "a\n\n{% if false %}\nSECRET {% if x %}SECRET{% endif %}\n{% else %}\nb\n{% endif %}\n\nc",
       "<p>a</p><p>b</p><p>c</p>"},
      {"unless true", kJekyll, "a {% unless true %}SECRET{% endunless %} b", "<p>a  b</p>"},
      {"kramdown", kJekyll, "a\n\n{::comment}\nSECRET\n{:/comment}\n\nb", "<p>a</p><p>b</p>"},
      {"kramdown's options", kJekyll, "{::options parse_block_html=\"true\" /}\n\na", "<p>a</p>"},
      {"Hugo's comment", kHugo, "a\n\n{{< comment >}}\nSECRET\n{{< /comment >}}\n\nb", "<p>a</p><p>b</p>"},
      {"an arrow in a shortcode", kHugo, "a <!-- {{< x \"-->\" >}} SECRET --> b", "<p>a  b</p>"},
      {"a shortcode in a comment", kHugo, "a\n\n<!-- {{< details >}}\nSECRET\n{{< /details >}} -->\n\nb",
       "<p>a</p><p>b</p>"},
      {"a shortcode that is shown", kHugo, "a {{</* b */>}}", "<p>a {{&lt; b &gt;}}</p>"},
      {"MDX", kPlain, "a {/* SECRET */} b", "<p>a  b</p>"},
      {"MDX over lines", kPlain, "a\n\n{/*\nSECRET\n\nSECRET */}\n\nb", "<p>a</p><p>b</p>"},
      {"MDX with spaces", kPlain, "a { /* SECRET */ } b", "<p>a  b</p>"},
      {"MDX with lines", kPlain, "a\n\n{\n/** SECRET **/\n}\n\nb", "<p>a</p><p>b</p>"},
      {"MDX in code", kPlain, "`{/* a */}`", "<p><code>{/* a */}</code></p>"},
      {"a link that is a comment", kPlain, "a\n\n[//]: # (SECRET)\n\nb", "<p>a</p><p>b</p>"},
      {"a container's line", kPlain,
       "::: note A <!-- SECRET -->\nb\n:::", "<aside class=\"note\"><p><strong>A</strong></p><p>b</p></aside>"},
      {"an admonition's line", kPlain, "!!! note \"A\" <!-- SECRET -->\n    b",
       "<aside class=\"note\"><p><strong>A</strong></p><p>b</p></aside>"},
  };
  for (const CommentCase& row : kCases) check(row);
}

/// Hugo and Jekyll read their tags before code, formulas and HTML are anything.
BOOST_AUTO_TEST_CASE(before_markdown) {
  const CommentCase kCases[] = {
      {"in a code span", kHugo, "a `{{< comment >}}SECRET{{< /comment >}}x` b", "<p>a <code>x</code> b</p>"},
      {"in a fence", kHugo, "```\nx\n{{< comment >}}SECRET{{< /comment >}}\n```", "<pre><code>x\n\n</code></pre>"},
      {"in an info line", kHugo, "``` {{< comment >}}SECRET{{< /comment >}}\nx\n```", "<pre><code>x\n</code></pre>"},
      {"in a highlight", kHugo, "{{< highlight go >}}x{{< comment >}}SECRET{{< /comment >}}{{< /highlight >}}",
       "<pre><code class=\"language-go\">x\n</code></pre>"},
      {"in HTML's", kHugo, "a\n\n<!-- {{< comment >}} --> SECRET {{< /comment >}} -->\n\nb", "<p>a</p><p>b</p>"},
      {"in itself", kHugo, "a {{< comment >}}S{{< comment >}}S{{< /comment >}}SECRET{{< /comment >}} b", "<p>a  b</p>"},
      {"with percent signs", kHugo, "a {{% comment %}}SECRET{{% /comment %}} b", "<p>a  b</p>"},
      {"an end in quotes", kHugo, "a {{< comment >}}{{< figure src=\"{{< /comment >}}\" >}}SECRET{{< /comment >}} b",
       "<p>a  b</p>"},
      {"an end that is shown", kHugo, "a {{< comment >}}{{</* /comment */>}}SECRET{{< /comment >}} b", "<p>a  b</p>"},
      {"in HTML's", kJekyll, "a\n\n<!-- {% comment %} --> SECRET {% endcomment %} -->\n\nb", "<p>a</p><p>b</p>"},
      {"in a highlight", kJekyll, "{% highlight ruby %}x{% comment %}SECRET{% endcomment %}{% endhighlight %}",
       "<pre><code class=\"language-ruby\">x\n</code></pre>"},
      {"a branch in code", kJekyll, "`x{% if false %}SECRET{% endif %}`", "<p><code>x</code></p>"},
      {"an end in raw", kJekyll, "a {% if false %}x{% raw %}{% endif %}{% endraw %}SECRET{% endif %} b", "<p>a  b</p>"},
      {"an end in a comment", kJekyll, "a {% if false %}{% comment %}{% endif %}{% endcomment %}SECRET{% endif %} b",
       "<p>a  b</p>"},
      {"all branches", kJekyll, "{% if false %}a{% elsif false %}SECRET{% else %}ok{% endif %}", "<p>ok</p>"},
      {"behind one that is taken", kJekyll, "{% if true %}ok{% elsif true %}SECRET{% else %}SECRET{% endif %}",
       "<p>ok</p>"},
      {"unless", kJekyll, "{% unless 1 == 1 %}SECRET{% else %}ok{% endunless %}", "<p>ok</p>"},
      {"comparisons", kJekyll,
       "a{% if 2 < 1 or \"x\" == 'y' %}SECRET{% endif %}{% if nil and true %}SECRET{% endif %}{% if \"abc\" contains "
       "\"d\" %}SECRET{% endif %}",
       "<p>a</p>"},
      {"and before or", kJekyll, "a{% if false and false or true %}SECRET{% endif %}", "<p>a</p>"},
      {"the environment", kJekyll, "{% if jekyll.environment == \"development\" %}SECRET{% else %}ok{% endif %}",
       "<p>ok</p>"},
      {"names without a value", kJekyll, "a{% if nosuch %}SECRET{% endif %}{% if page.nosuch %}SECRET{% endif %}",
       "<p>a</p>"},
      {"case", kJekyll, "{% case 2 %}SECRET{% when 1 %}SECRET{% when 2, 3 %}ok{% else %}SECRET{% endcase %}",
       "<p>ok</p>"},
      {"for over nothing", kJekyll,
       "{% for x in nil %}SECRET{% else %}ok{% endfor %}{% for x in site.y limit:0 %}SECRET{% endfor %}", "<p>ok</p>"},
      {"behind a break", kJekyll, "a{% break %}SECRET", "<p>a</p>"},
      {"what is not known stays", kJekyll, "{% if site.x %}a{% elsif false %}SECRET{% endif %}", "<p>a</p>",
       "1:1: the tag 'if' is not evaluated, its inner text is kept [content/unknown-tag]\n"},
      {"what a tag gives a value stays", kJekyll, "{% assign x = site.posts | size %}{% if x %}a{% endif %}",
       "<p>a</p>", "1:35: the tag 'if' is not evaluated, its inner text is kept [content/unknown-tag]\n"},
      {"a filter that is not known", kJekyll, "a {{ \"SECRET\" | where_exp: 1 }} b", "<p>a  b</p>",
       "1:3: the output '{{' is left out: only the site's generator knows what its filters make of it "
       "[content/unknown-tag]\n"},
  };
  for (const CommentCase& row : kCases) check(row);
}

/// Problems behind hidden pieces are where they are in the file.
BOOST_AUTO_TEST_CASE(hidden_lines_count) {
  for (const SiteKind* type : {kJekyll, kHugo}) {
    const std::string open = type == kHugo ? "{{< comment >}}" : "{% comment %}",
                      close = type == kHugo ? "{{< /comment >}}" : "{% endcomment %}";
    ContentSite site;
    site.config.kind = type;
    site.render("a " + open + "x\n\ny" + close + " b\n\n" + open + "\n" + close + "\n<blink>z</blink>\n\n" + open +
                "\n" + close + "<nosuch>");
    BOOST_TEST(site.problems().find("10:") != std::string::npos, site.problems());
    BOOST_TEST(site.problems().find("'<nosuch>' is no HTML element") != std::string::npos, site.problems());
  }
}

BOOST_AUTO_TEST_CASE(of_obsidian) {
  for (const auto& [body, html] : std::initializer_list<std::pair<const char*, const char*>>{
           {"a %%SECRET%% b", "<p>a  b</p>"},
           {"a\n\n%%\nSECRET\n\nSECRET\n%%\n\nb", "<p>a</p><p>b</p>"},
           {"`%%a%%`", "<p><code>%%a%%</code></p>"},
           {"a <!-- %% --> b %%SECRET%%", "<p>a  b</p>"},
           {"%% <!-- %% b", "<p>b</p>"}}) {
    ContentSite site;
    site.config.kind = &plain_kind();
    site.config.markdown.notes.wiki_links = true;
    BOOST_TEST_CONTEXT(body) BOOST_TEST(site.html(body) == html);
  }
}

/// Files in HTML: comments that hold tags, and those of template languages.
BOOST_AUTO_TEST_CASE(of_html_files) {
  const CommentCase kCases[] = {
      {"over elements", kPlain, "<p>a</p>\n<!-- <p>SECRET</p>\n<p>SECRET</p>\n-->\n<p>b</p>", "<p>a</p><p>b</p>"},
      {"never closed", kPlain, "<p>a</p>\n<!-- <p>SECRET</p>\n<p>SECRET</p>", "<p>a</p>",
       "2:1: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
      {"Liquid", kJekyll, "<p>a</p>\n{% comment %}<p>SECRET</p>\n{% endcomment %}<p>b {{ page.x }}</p>",
       "<p>a</p><p>b </p>"},
      {"if false", kJekyll, "{% if false %}<p>SECRET</p>{% endif %}<p>b</p>", "<p>b</p>"},
      {"Nunjucks", kHexo, "<p>a</p>{# <p>SECRET</p> #}<p>b</p>", "<p>a</p><p>b</p>"},
      {"Hugo", kHugo, "<p>a</p>{{< comment >}}<p>SECRET</p>{{< /comment >}}<p>b</p>", "<p>a</p><p>b</p>"},
  };
  for (const CommentCase& row : kCases) BOOST_TEST_CONTEXT(row.type->name << ": " << row.name) {
      ContentSite site;
      site.config.kind = row.type;
      site.site.posts[0].is_html = true;
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.problems);
    }
}

/// Many comments and ends that are looked for in vain take no time to speak of: a hang is this test's way to fail.
BOOST_AUTO_TEST_CASE(many) {
  for (const SiteKind* const type : {kHexo, kJekyll, kHugo, kPlain})
    for (const char* piece : {"<!-- a -->", "<!--{%-->", "<!-- {% comment %} -->", "<!-- {% if \"-->\" %}",
                              "{% if false %}", "<!-- {{< -->", "{/*", "`{% comment`", "{% unless true %}{% else %}"})
      BOOST_TEST_CONTEXT(type->name << ": " << piece) {
        std::string body;
        while (body.size() < 200'000) body += piece;
        ContentSite site;
        site.config.kind = type;
        site.render(body);
        BOOST_TEST(site.html("a") == "<p>a</p>");
      }
}

BOOST_AUTO_TEST_CASE(of_excerpts) {
  ContentSite site;
  site.config.excerpt_separator = "<!--cut-->";
  BOOST_TEST(site.html("a <!-- SECRET <!--cut--> b\n\nc <!--cut--> d").find("SECRET") == std::string::npos);
  BOOST_TEST(site.html("a\n\n<!--   MORE  words -->\n\nb") == ContentSite().html("a\n\n<!-- more -->\n\nb"));
}

BOOST_AUTO_TEST_CASE(of_titles) {
  const struct {
    const char* text;
    const char* shown;
  } kCases[] = {{"a", "a"},
                {"a <!-- b --> c", "a  c"},
                {"<!-- a -->b<!-- c -->", "b"},
                {"a <!-- b", "a "},
                {"a <!--> b", "a  b"},
                {"a <!---> b", "a  b"},
                {"a --> b", "a --> b"}};
  for (const auto& row : kCases) BOOST_TEST(without_comments(row.text) == row.shown);
  BOOST_TEST(find_body_title("# a <!-- SECRET -->\n\nb", HeadingLists::all) == "a");
  BOOST_TEST(find_body_title("# a <!-- SECRET\n\nb -->", HeadingLists::all) == "a");
  BOOST_TEST(find_body_title("<!--\n# SECRET\n-->\n# b", HeadingLists::all) == "");
}

BOOST_AUTO_TEST_SUITE_END()
