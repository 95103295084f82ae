#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// A Jekyll site at https://example.org/blog/ with the posts `here` and `there`.
struct JekyllSite : ContentSite {
  JekyllSite() {
    config.kind = &jekyll_kind();
    config.url = "https://example.org/blog";
    config.root = "/blog/";
    config.source_folder = "";
    config.static_folders = {""};
    config.post_folders = {"_posts"};
    config.extensions = {"md"};
    config.markdown.kramdown = true;
    config.params = {{"github", "someone"}};
    site.url = "https://example.org/blog/";
    site.title = "题";
    site.posts[0].fields = {{"mood", "<好>"}};
    Post& there = add_post("2024-01-02-there", "那边");
    there.source = "_posts/2024-01-02-there.md";
    there.path = "web/there/";
    there.permalink = "https://example.org/blog/web/there/";
    site.links.by_path.emplace("web/there", LinkTarget{LinkTarget::Kind::post, 1});
    site.links.by_source.emplace(there.source, LinkTarget{LinkTarget::Kind::post, 1});
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(liquid)

BOOST_AUTO_TEST_CASE(bodies) {
  const std::string there = "<a href=\"https://example.org/blog/web/there/\" ep:link=\"0\">x</a>";
  const struct {
    const char* name;
    std::string body;
    std::string html;
  } kCases[] = {
      {"post_url", "[x]({% post_url 2024-01-02-there %})", "<p>" + there + "</p>"},
      {"post_url behind baseurl", "[x]({{ site.baseurl }}{% post_url 2024-01-02-there %})", "<p>" + there + "</p>"},
      {"post_url behind url and baseurl", "[x]({{ site.url }}{{ site.baseurl }}{% post_url 2024-01-02-there %})",
       "<p>" + there + "</p>"},
      {"post_url behind url", "[x]({{ site.url }}{% post_url 2024-01-02-there %})", "<p>" + there + "</p>"},
      {"post_url in a reference", "[x][r]\n\n[r]: {% post_url 2024-01-02-there %}", "<p>" + there + "</p>"},
      {"post_url in HTML", "<a href=\"{% post_url /2024-01-02-there %}\">x</a>", "<p>" + there + "</p>"},
      {"post_url to nothing", "[x]({% post_url 2024-01-03-gone %})", "<p>x</p>"},
      {"link", "[x]({% link _posts/2024-01-02-there.md %})", "<p>" + there + "</p>"},
      {"relative_url", "[x]({{ '/web/there/' | relative_url }})", "<p>" + there + "</p>"},
      {"absolute_url", "[x]({{ \"web/there\" | absolute_url }})", "<p>" + there + "</p>"},
      {"prepend", "[x]({{ '/web/there/' | prepend: site.baseurl | prepend: site.url }})", "<p>" + there + "</p>"},
      {"texts of the site and the page",
       "{{ site.title }} {{page.title}} {{ page.mood | escape }} {{ site.github | upcase }}",
       "<p>题 Here &lt;好&gt; SOMEONE</p>"},
      {"values that Jekyll gives", "{{ site.related_posts }} {{ page.date | date: '%Y' }} $\\frac{{a}}{{b}}$",
       "<p><span class=\"math\">$\\frac{{a}}{{b}}$</span></p>"},
      {"dashes that touch the name",
       "{% if page.x %}a{% else-%}b{% endif %}{%-if page.x-%}c{%-endif-%}{%--%}{%-x-%}{% comment-%}S{%-endcomment-%}",
       "<p>b{%--%}</p>"},
      {"filters of texts",
       "{{ 'good day' | capitalize }} {{ 'good' | replace: 'o', '0' }} {{ 'good' | remove_first: 'o' | size }} "
       "{{ 'a,b' | split: ',' | last }} {{ 'good day' | truncate: 6 }} {{ 'a<b>c</b>' | strip_html }}",
       "<p>Good day g00d 3 b goo... ac</p>"},
      {"slugs and pieces",
       "{{ 'The _config.yml 中文 — é!' | slugify }} {{ 'The _config.yml' | slugify: 'pretty' }} {{ 'cön ' | slugify: "
       "'ascii' }} {{ 'A b' | slugify: 'none' }} {{ 'Liquid' | slice: 2, 3 }} {{ 'Liquid' | slice: -3, 2 }} {{ 'a,b' | "
       "split: ',' | push: 'c' | join: '+' }} {{ 1 | append: '' | jsonify }}",
       "<p>the-config-yml-中文-é the-_config.yml c-n a b qui ui a+b+c \"1\"</p>"},
      {"filters of numbers",
       "{{ 3 | plus: 4 }} {{ 10 | divided_by: 4 }} {{ 10 | divided_by: 4.0 }} {{ 7 | modulo: 3 }} {{ 1 | divided_by: 0 "
       "}}",
       "<p>7 2 2.5 1</p>"},
      {"filters of dates",
       "{{ '2024-03-05 08:05' | date: '%-d %B %Y, %a %j %I%p' }} {{ '2024-03-05' | date_to_long_string: 'ordinal' }} "
       "{{ 'now' | date: '%Y' }}",
       "<p>5 March 2024, Tue 065 08AM 5th March 2024</p>"},
      {"loops over lists that are known",
       "{% assign l = 'a,b' | split: ',' %}{% for x in l %}[{{ x | upcase }}]{% endfor %}"
       "{% for i in (1..3) %}{{ forloop.index }}{% endfor %}",
       "<p>[A][B]123</p>"},
      {"a loop over a list that is not", "{% for x in site.data.y %}**{{ x.name }}**.{% endfor %}", "<p>****.</p>"},
      {"a name without a value", "a{{ nothing }}b", "<p>ab</p>"},
      {"braces in code", "`{{ \"{{\" }}x}}` `{{ y }}`", "<p><code>{{x}}</code> <code>{{ y }}</code></p>"},
      {"a comment in an argument", "{% include note.html content=\"a <!-- SECRET -->\" %}",
       "<aside class=\"note\"><p>a </p></aside>"},
      {"raw is still Markdown", "{% raw %}**{{ page.title }}** {% if x %}{% endraw %}",
       "<p><strong>{{ page.title }}</strong> {% if x %}</p>"},
      {"raw in a highlight", "{% highlight html %}\n{% raw %}\n{{ x }}{% if y %}\n{% endraw %}\n{% endhighlight %}",
       "<pre><code class=\"language-html\">{{ x }}{% if y %}\n</code></pre>"},
      {"a captured text", "{% capture a %}**{{ page.title }}**{% endcapture %}{{ a }} {{ a | strip }}",
       "<p><strong>Here</strong> <strong>Here</strong></p>"},
      {"a captured picture in HTML",
       "{% capture fig %}\n![F]({{ '/f.png' | absolute_url }})\n{% endcapture %}\n\n<div>\n{{ fig | markdownify | "
       "remove: \"<p>\" }}\n</div>",
       "<div>\n<img src=\"https://example.org/blog/f.png\" alt=\"F\" ep:image=\"0\"/>\n</div>"},
      {"Markdown in HTML", "<div class=\"notice\" markdown=\"1\">\n#### H\n* a\n</div>\n\nb",
       "<div class=\"notice\"><h4 id=\"h\" ep:heading=\"0\">H</h4><ul><li>a</li></ul></div><p>b</p>"},
      {"captured Markdown in HTML",
       "{% capture n-1 %}\n#### H\n* a\n{% endcapture %}\n<div class=\"notice\">{{ n-1 | markdownify }}</div>\n\nb",
       "<div class=\"notice\">\n<h4 id=\"h\" ep:heading=\"0\">H</h4><ul><li>a</li></ul></div><p>b</p>"},
      {"rules in a table", "|a|b|\n|-|-|\n|c|d|\n|-----|\n|e|-|\n|===|===|",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></"
       "tbody><tbody><tr><td>e</td><td>-</td></tr></tbody></table>"},
      {"raw in a span", "`{% raw %}{{ x }}{% endraw %}`", "<p><code>{{ x }}</code></p>"},
      {"raw in a fence", "```liquid\n{% raw %}\n{% if a %}\n{%- endraw -%}\n```",
       "<pre><code class=\"language-liquid\">{% if a %}\n</code></pre>"},
      {"tags in code", "`{% if %}`\n\n    {{ page.title }}",
       "<p><code>{% if %}</code></p><pre><code>Here\n</code></pre>"},
      {"highlight", "{% highlight c++ linenos %}\n  a<b;\n**c**\n{% endhighlight %}",
       "<pre><code class=\"language-c++\">  a&lt;b;\n**c**\n</code></pre>"},
      {"control tags",
       "{% if site.data.x %}a{% elsif site.time %}b{% else %}c{% endif %} {% for p in site.pages %}**d**{% endfor %}",
       "<p>abc <strong>d</strong></p>"},
      {"assigned values",
       "{% assign x = \"v\" | upcase %}{{ x }} {% assign n = 3 %}{{n}} {% assign t = page.title %}**{{ t | append: '!' "
       "}}** "
       "{% assign d = page.date | date: '%Y' %}[{{ d }}]",
       "<p>V 3 <strong>Here!</strong> []</p>"},
      {"defaults", "{{ site.nothing | default: 'd' }} {{ site.github | default: 'd' }}", "<p>d someone</p>"},
      {"comments in a line", "a{% # SECRET %}b{%- # S\n# T -%}c", "<p>abc</p>"},
      {"comments in a line of code", "`a{% # SECRET %}b`\n\n```\n{% # SECRET %}c\n{% raw %}{% # d %}{% endraw %}\n```",
       "<p><code>ab</code></p><pre><code>c\n{% # d %}\n</code></pre>"},
      {"comment, assign, capture",
       "a{% comment %}b{% endcomment %}c{% assign x = 1 %}d{% capture y %}e{% endcapture %}", "<p>acd</p>"},
      {"include of a film", "{% include youtube.html id=\"a-b\" %} {% include video id='1' provider='vimeo' %}",
       "<p><a href=\"https://www.youtube.com/watch?v=a-b\" ep:link=\"0\">YouTube a-b</a> "
       "<a href=\"https://vimeo.com/1\" ep:link=\"1\">Vimeo 1</a></p>"},
      {"include of a picture",
       "{% include figure image_path=\"https://e.org/a.png\" alt=\"甲\" caption=\"*乙* [丙](x)\" %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" ep:image=\"0\"/><figcaption><em>乙</em> <a "
       "href=\"https://example.org/blog/2020/01/01/here/x\" ep:link=\"0\">丙</a></figcaption></figure>"},
      {"include of a note", "{% include note.html content=\"小心 <b>\" %}",
       "<aside class=\"note\"><p>小心 &lt;b&gt;</p></aside>"},
      {"other includes", "a {% include gallery %} {% include toc.html %}b", "<p>a  b</p>"},
      {"Octopress", "{% blockquote 甲 %}\nx\n{% endblockquote %}\n\n{% img /a.png %}",
       "<blockquote><p>x</p><footer><strong>甲</strong></footer></blockquote><p><img "
       "src=\"https://example.org/blog/a.png\" "
       "alt=\"\" ep:image=\"0\"/></p>"},
      {"gist", "{% gist a/1 %}", "<p><a href=\"https://gist.github.com/a/1\" ep:link=\"0\">Gist a/1</a></p>"},
      {"unknown block", "{% nosuch a %}\n**x**\n{% endnosuch %}", "<p><strong>x</strong></p>"},
      {"kramdown: attributes of spans", "**a**{: .x} [b](https://e.org){:target=\"_blank\"} `c`{:.y}",
       "<p><strong>a</strong> <a href=\"https://e.org\" ep:link=\"0\">b</a> <code>c</code></p>"},
      {"kramdown: attributes of blocks", "a\n{: .x #y}\n\n> b\n{: .z }\n\n- {:.w} c",
       "<p>a</p><blockquote><p>b</p></blockquote><ul><li>c</li></ul>"},
      {"kramdown: contents", "* TOC\n{:toc}\n\n1. x\n{: toc}\n\na", "<p>a</p>"},
      {"kramdown: ids", "## 1. Part *two*!\n\n## a {#b}\n\n## c\n{: #d .e}",
       "<h2 id=\"part-two\" ep:heading=\"0\">1. Part <em>two</em>!</h2><h2 id=\"b\" ep:heading=\"1\">a</h2><h2 "
       "id=\"d\" ep:heading=\"2\">c</h2>"},
      {"kramdown: a comment as a block",
       "a\n\n{::comment}\nhidden {% x %}\n\n# hidden\n\n```\nhidden\n{:/comment}\n\nb", "<p>a</p><p>b</p>"},
      {"kramdown: a comment as a block, short end", "{::comment}\nhidden {:/x} {:.y} {:/nomarkdown}\n{:/}\nb",
       "<p>b</p>"},
      {"kramdown: a comment in a quotation", "> a\n>\n> {::comment}\n> hidden\n> {:/comment}\n>\n> b",
       "<blockquote><p>a</p><p>b</p></blockquote>"},
      {"kramdown: a comment over lines", "a {::comment} hidden\n\nhidden {:/} b", "<p>a  b</p>"},
      {"kramdown: comments in a line", "a {::comment}hidden{:/} b {::comment}hidden{:/comment} c", "<p>a  b  c</p>"},
      {"kramdown: a comment at the end", "a\n\n{::comment}\nhidden\n{:/comment}", "<p>a</p>"},
      {"kramdown: a comment that never ends", "a\n\n{::comment}\n\nb {::comment} c", "<p>a</p><p>b  c</p>"},
      {"kramdown: nomarkdown",
       "{::nomarkdown}<b>x</b>{:/}\n\na {::nomarkdown}<i>y</i>z{:/nomarkdown} "
       "b\n\n{::nomarkdown}\n<p>q</p>\n{:/nomarkdown}",
       "<p><b>x</b></p><p>a <i>y</i>z b</p><p>q</p>"},
      {"kramdown: comments and abbreviations", "a{::comment}b{:/comment}c\n\n*[HTML]: Hyper\n\nd", "<p>ac</p><p>d</p>"},
      {"kramdown: emphasis that ends a sentence", "**So.**It *is.*A **\"b\"**c 1.**2",
       "<p><strong>So.</strong>It <em>is.</em>A <strong>\"b\"</strong>c 1.**2</p>"},
      {"braces of other languages", "a tuple {:ok, x} here", "<p>a tuple {:ok, x} here</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(messages) {
  JekyllSite site;
  site.site.posts[0].body_line = 5;
  site.render("文 {% include gallery x=1 %}\n\n{% if a %}{% else %}{% endif %}\n\n{% post_url no %}\n{% nosuch %}");
  BOOST_TEST(site.problems() ==
             "5:3: the include 'gallery' is left out [content/unknown-tag]\n"
             "7:1: the tag 'if' is not evaluated, its inner text is kept [content/unknown-tag]\n"
             "9:1: no published post is called 'no' [content/broken-link]\n"
             "10:1: unknown tag 'nosuch', it is left out [content/unknown-tag]\n");
}

/// Jekyll runs Liquid before Markdown sees the indentation.
BOOST_AUTO_TEST_CASE(tags_in_indented_html) {
  JekyllSite t;
  BOOST_TEST(t.html("<div class=\"row\">\n    <div class=\"col\">\n        {% include figure.liquid path=\"a.png\" %}\n"
                    "    </div>\n</div>\n\nAfter.") ==
             "<div class=\"row\">\n    <div class=\"col\">\n        <figure><img "
             "src=\"https://example.org/blog/a.png\" alt=\"\" ep:image=\"0\"/>"
             "</figure>\n    </div>\n</div><p>After.</p>");
  BOOST_TEST(t.problems().find("never closed") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(posts_without_liquid) {
  const std::string body =
      "In Vue {% if user %}hello{% endif %} {{ page.title }}.\n\n```\n{% if x %}\ncode\n```\n\nTail.";
  const std::string written =
      "<p>In Vue {% if user %}hello{% endif %} {{ page.title }}.</p><pre><code>{% if x "
      "%}\ncode\n</code></pre><p>Tail.</p>";
  for (const char* value : {"false", "False", "no", "off"}) {
    JekyllSite t;
    t.site.posts[0].fields = {{"render_with_liquid", value}};
    BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(t.html(body) == written);
      BOOST_TEST(t.problems() == "");
    }
  }
  JekyllSite t;
  t.site.posts[0].fields = {{"render_with_liquid", "true"}};
  BOOST_TEST(t.html(body) != written);
}

BOOST_AUTO_TEST_CASE(excerpts) {
  const struct {
    const char* name;
    const char* site_separator;
    const char* post_separator;
    const char* body;
    const char* excerpt;
    const char* html;
  } kCases[] = {
      {"first paragraph", nullptr, nullptr, "# t\n\na *b*\n\nc", "a b", nullptr},
      {"more", nullptr, nullptr, "a\n\nb\n\n<!-- more -->\n\nc", "a b", "<p>a</p><p>b</p><p>c</p>"},
      {"a comment", "<!--cut-->", nullptr, "a\n\nb\n\n<!--cut-->\n\nc", "a b", "<p>a</p><p>b</p><p>c</p>"},
      {"words", "[[cut]]", nullptr, "a\n\nb [[cut]] c [[cut]]", "a b", "<p>a</p><p>b  c [[cut]]</p>"},
      {"the post's own", "<!--cut-->", "---8<---", "a\n\n<!--cut-->\n\nb\n\n---8<---\n\nc", "a b",
       "<p>a</p><p>b</p><p>c</p>"},
      {"in code it is text", "cut", nullptr, "`cut`", "", "<p><code>cut</code></p>"},
      {"none", "", nullptr, "a\n\nb", "", "<p>a</p><p>b</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    site.config.first_paragraph_is_excerpt = row.site_separator == nullptr;
    if (row.site_separator) site.config.excerpt_separator = row.site_separator;
    if (row.post_separator) site.site.posts[0].fields.set("excerpt_separator", row.post_separator);
    const auto fragment = site.render(row.body);
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(fragment->excerpt_text == row.excerpt);
      if (row.html) BOOST_TEST(ContentSite::serialise(*fragment) == row.html);
    }
  }
}

/// What is no plain text, number or truth value equals nothing that is known.
BOOST_AUTO_TEST_CASE(values_of_heads) {
  const struct {
    const char* value;
    const char* condition;
    const char* html;
  } kCases[] = {
      {"1", "page.x == \"1\"", "<p>B</p>"},
      {"1", "page.x", "<p>A</p>"},
      {"false", "page.x", "<p>B</p>"},
      {"no", "page.x", "<p>B</p>"},
      {"2024-01-02", "page.x == \"2024-01-02\"", "<p>A  B</p>"},
      {"hello\n", "page.x == \"hello\"", "<p>A  B</p>"},
      {"hello", "page.x == \"hello\"", "<p>A</p>"},
      {"", "page.x", "<p>B</p>"},
      {"x", "page.nosuch", "<p>B</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.site.posts[0].fields.set("x", row.value);
    const std::string html = site.html("{% if " + std::string(row.condition) + " %}A {% else %} B{% endif %}");
    BOOST_TEST(html == row.html, row.value << " " << row.condition << ": " << html);
  }
}

/// What a configuration that was read does not say is nothing to Jekyll, and what Jekyll says itself is not known.
BOOST_AUTO_TEST_CASE(unset_settings) {
  const std::map<std::string, std::string> kParams = {
      {"text", "v"},  {"empty", ""},        {"no", "false"},
      {"map.", ""},   {"map.k", "v"},       {"list[]", ""},
      {"key[?]", ""}, {"collections.", ""}, {"collections.notes.", ""},
      {"n.", ""},     {"n.deep[?]", ""},    {"collections.notes.output", "true"}};
  const struct {
    const char* name;
    const char* html;
  } kCases[] = {
      {"nothing", "<p>B</p>"},     {"nothing.more", "<p>B</p>"}, {"text", "<p>A</p>"},
      {"empty", "<p>A</p>"},       {"no", "<p>B</p>"},           {"map", "<p>A</p>"},
      {"map.k", "<p>A</p>"},       {"map.other", "<p>B</p>"},    {"text.more", "<p>B</p>"},
      {"list", "<p>A</p>"},        {"list.more", "<p>A  B</p>"}, {"list.size", "<p>A  B</p>"},
      {"key", "<p>A  B</p>"},      {"n.deep.er", "<p>A  B</p>"}, {"notes", "<p>A  B</p>"},
      {"posts", "<p>A  B</p>"},    {"data.x", "<p>A  B</p>"},    {"time", "<p>A  B</p>"},
      {"github.x", "<p>A  B</p>"}, {"x[0]", "<p>A  B</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.config.params = kParams;
    const std::string name = row.name;
    BOOST_TEST(site.html("{% if site." + name + " %}A {% else %} B{% endif %}") == row.html, name);
    const bool is_unset = std::string(row.html) == "<p>B</p>" && name != "no";
    ContentSite shown;
    shown.config.kind = &jekyll_kind();
    shown.config.params = kParams;
    const std::string html = shown.html("[{{ site." + name + " }}]");
    BOOST_TEST((html == "<p>[]</p>" && shown.problems().empty()) == (is_unset || name == "empty"), name << html);
    const char* unless = std::string(row.html) == "<p>A</p>" ? "" : "<p>A</p>";
    BOOST_TEST(site.html("{% unless site." + name + " %}A{% endunless %}") == unless, name);
    site.config.params.emplace("[?]", "");
    if (is_unset) BOOST_TEST(site.html("{% if site." + name + " %}A {% else %} B{% endif %}") == "<p>A  B</p>", name);
  }
}

/// Maps in a head, as Jekyll 4.3 answers.
BOOST_AUTO_TEST_CASE(members_of_maps) {
  using Form = HeadField::Form;
  const struct {
    const char* condition;
    bool is_met;
  } kCases[] = {
      {"page.obj", true},
      {"page.obj == nil", false},
      {"page.obj.k", true},
      {"page[\"obj\"][\"k\"]", true},
      {"page.obj.f", false},
      {"page.obj.f == false", true},
      {"page.obj.t == \"false\"", true},
      {"page.obj.deep.a", true},
      {"page.obj.deep.none", false},
      {"page.obj.none", false},
      {"page.obj.none == nil", true},
      {"page.obj.none.more", false},
      {"page.obj.k.more", false},
      {"page.text.k", false},
      {"page.unset.k", false},
      {"page.obj.f or page.obj.k", true},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.site.posts[0].fields = HeadFields({{"obj", HeadField{std::nullopt, 1, Form::other}},
                                            {"obj.", HeadField{std::nullopt, 1, Form::null}},
                                            {"obj.k", HeadField{"true", 1}},
                                            {"obj.f", HeadField{"no", 1}},
                                            {"obj.t", HeadField{"false", 1, Form::quoted}},
                                            {"obj.deep", HeadField{std::nullopt, 1, Form::other}},
                                            {"obj.deep.", HeadField{std::nullopt, 1, Form::null}},
                                            {"obj.deep.a", HeadField{"1", 1}},
                                            {"text", HeadField{"words", 1}}});
    const std::string body = "{% if " + std::string(row.condition) + " %}A{% else %}B{% endif %}";
    BOOST_TEST(site.html(body) == (row.is_met ? "<p>A</p>" : "<p>B</p>"), row.condition);
  }
}

/// What Jekyll says of every post and of itself where nobody does.
BOOST_AUTO_TEST_CASE(given_values) {
  const struct {
    const char* condition;
    bool is_met;
  } kCases[] = {
      {"page.draft == false", true},     {"page.draft != false", false},   {"page.draft == nil", false},
      {"site.future != false", false},   {"site.safe == nil", false},      {"site.lsi", false},
      {"site.show_drafts == nil", true}, {"page.tags == empty", true},     {"page.tags.size > 0", false},
      {"page.nothing == empty", false},  {"page.nothing == blank", false}, {"'' == empty", true},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    const std::string body = "{% if " + std::string(row.condition) + " %}A{% else %}B{% endif %}";
    BOOST_TEST(site.html(body) == (row.is_met ? "<p>A</p>" : "<p>B</p>"), row.condition);
  }
  for (const char* loop : {"(3..1)", "page.tags offset:5"}) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.site.posts[0].tags = {"a"};
    BOOST_TEST(site.html("{% for x in " + std::string(loop) + " %}S{% endfor %}x") == "<p>x</p>", loop);
  }
}

/// Files of `_includes` are evaluated where they hold nothing that only Jekyll can follow.
BOOST_AUTO_TEST_CASE(included_files) {
  const struct {
    const char* file;
    const char* arguments;
    const char* html;
  } kCases[] = {
      {"[{{ include.text | default: 'L' }}]({{ include.link }})", "link='https://e.org'",
       "<p>a <a href=\"https://e.org\" ep:link=\"0\">L</a> b</p>"},
      {"{% if include.t %}**{{ include.t }}**{% endif %}{% unless include.u %}-{% endunless %}", "t='T'",
       "<p>a <strong>T</strong>- b</p>"},
      {"{% assign v = include.t | upcase %}{% capture c %}{{ v }}!{% endcapture %}{{ c }}", "t='x'", "<p>a X! b</p>"},
      {"{{ include.t }}", "t=page.title", "<p>a Here b</p>"},
      {"{% comment %}S{% endcomment %}{{ include.t | markdownify }}", "t='*x*'", "<p>a <em>x</em> b</p>"},
      {"{{ include.t }}<!-- S -->", "t='x'", "<p>a x b</p>"},
      {"{% for p in site.pages %}{{ p.title }}{% endfor %}", "", "<p>a  b</p>"},
      {"{{ site.data.x }}", "", "<p>a  b</p>"},
  };
  // what a file may have given a value is left out, and said to be
  ContentSite given;
  given.config.kind = &jekyll_kind();
  given.folder.write("source/_includes/x.html", "{% assign v = 1 %}");
  BOOST_TEST(given.html("{{ v }}a {% include x.html %}{{ v }}b") == "<p>a b</p>");
  BOOST_TEST(given.problems() ==
             "1:30: the output '{{' is left out: only the site's generator knows what its filters make of it "
             "[content/unknown-tag]\n");
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.folder.write("_includes/x.html", row.file);
    site.config.source_folder = "";
    BOOST_TEST(site.html("a {% include x.html " + std::string(row.arguments) + " %} b") == row.html, row.file);
  }
  ContentSite site;
  site.config.kind = &jekyll_kind();
  site.folder.write("secret.html", "SECRET");
  site.config.source_folder = "";
  for (const char* name : {"../secret.html", "/etc/passwd", "nothing.html", "."})
    BOOST_TEST(site.html("a {% include " + std::string(name) + " %} b") == "<p>a  b</p>", name);
}

/// Types as Psych gives them: what stood in quotes is a text.
BOOST_AUTO_TEST_CASE(conditions_by_type) {
  using Form = HeadField::Form;
  ContentSite site;
  site.config.kind = &jekyll_kind();
  site.config.params = {{"flag", "false"}, {"text", "false"}, {"text\"", ""}, {"n", "5"}};
  site.site.posts[0].tags = {"a", "b c"};
  site.site.posts[0].fields = HeadFields({{"off", HeadField{"false", 1}},
                                          {"no", HeadField{"No", 1}},
                                          {"on", HeadField{"yes", 1}},
                                          {"level", HeadField{"1", 1}},
                                          {"day", HeadField{"2024-01-02", 1}},
                                          {"quoted", HeadField{"true", 1, Form::quoted}},
                                          {"word", HeadField{"yes, please", 1}},
                                          {"null", HeadField{std::nullopt, 1, Form::null}},
                                          {"empty", HeadField{std::nullopt, 1, Form::empty_list}},
                                          {"map", HeadField{std::nullopt, 1, Form::other}}});
  const char *yes = "<p>A</p>", *no = "<p>B</p>", *unknown = "<p>A  B</p>";
  const struct {
    const char* condition;
    const char* html;
  } kCases[] = {
      {"page.off == true", no},
      {"page.off == false", yes},
      {"page.off != false", no},
      {"page.no", no},
      {"page.on == true", yes},
      {"page.level == 2", no},
      {"page.level == 1", yes},
      {"page.level > 3", no},
      {"page.level == \"1\"", no},
      {"page.quoted == true", no},
      {"page.quoted == \"true\"", yes},
      {"page.word == nil", no},
      {"page.null == nil", yes},
      {"page.null", no},
      {"true == page.off", no},
      {"page['off']", no},
      {"page[\"quoted\"]", yes},
      {"page.empty", yes},
      {"page.empty == nil", no},
      {"page.map == 1", unknown},
      {"page.day == 1", unknown},
      {"page.tags contains \"a\"", yes},
      {"page.tags contains 'z'", no},
      {"page.tags contains 'b c'", yes},
      {"site.flag == true", no},
      {"site.flag", no},
      {"site.text", yes},
      {"site.text == \"false\"", yes},
      {"site.n >= 5", yes},
      {"site.n == 4", no},
  };
  for (const auto& row : kCases) {
    const std::string html = site.html("{% if " + std::string(row.condition) + " %}A {% else %} B{% endif %}");
    BOOST_TEST(html == row.html, row.condition << ": " << html);
  }
  const struct {
    const char *body, *html;
  } kBodies[] = {
      {"{% for x in page.empty %}A {% else %} B{% endfor %}", no},
      {"{% case page.off %}{% when true %}A{% when false %}B{% endcase %}", no},
      {"{% case page.level %}{% when 2, 3 %}A {% else %} B{% endcase %}", no},
      {"{% assign f = false %}{% if f %}A{% else %}B{% endif %}", no},
      {"{% assign f = \"x\" %}{% if f == \"x\" %}A {% else %} B{% endif %}", yes},
      {"{% assign f = page.off %}{% assign f = page.on %}{% if f %}A{% else %}B{% endif %}", yes},
      {"{% if page.off %}{% assign f = true %}{% else %}{% assign f = false %}{% endif %}{% if f %}A{% else %}B{% "
       "endif %}"
       "",
       no},
      {"{% assign f = site.posts | size %}{% if f %}A{% else %}B{% endif %}", "<p>AB</p>"},
  };
  for (const auto& row : kBodies) BOOST_TEST(site.html(row.body) == row.html, row.body << ": " << site.html(row.body));
}

BOOST_AUTO_TEST_SUITE_END()
