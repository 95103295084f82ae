/// Templates of Zola's shortcodes: whether they show what stands between the tags.

#include "content/tags/tera_template.h"
#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(tera_template)

BOOST_AUTO_TEST_CASE(bodies) {
  const struct {
    const char* name;
    const char* shortcode;
    const char* arguments;
    bool shows;
  } kCases[] = {
      {"as it is", "<p>{{ body }}</p>", "", true},
      {"as Markdown", "{{ body | markdown | safe }}", "", true},
      {"with dashes", "{{- body -}}", "", true},
      {"nowhere", "<p>a note</p>", "", false},
      {"an empty template", "", "", false},
      {"in a comment of Tera", "{# {{ body }} #}", "", false},
      {"in a comment of HTML", "<!-- {{ body }} -->", "", false},
      {"behind a comment", "<!-- a -->{{ body }}", "", true},
      {"in a script", "<script>{{ body }}</script>", "", false},
      {"out of sight", "<div hidden>{{ body }}</div>", "", false},
      {"by a style", "<div style=\"display: none\"><b>{{ body | safe }}</b></div>", "", false},
      {"behind what is out of sight", "<div hidden></div>{{ body }}", "", true},
      {"an argument's branch", "{% if show %}{{ body }}{% endif %}", "", false},
      {"an argument's branch, taken", "{% if show %}{{ body }}{% endif %}", "show=true", true},
      {"false", "{% if show %}{{ body }}{% endif %}", "show=false", false},
      {"\"false\" is a text", "{% if show %}{{ body }}{% endif %}", "show=\"false\"", true},
      {"an empty text", "{% if show %}{{ body }}{% endif %}", "show=\"\"", false},
      {"zero", "{% if show %}{{ body }}{% endif %}", "show=0", false},
      {"not", "{% if not hide %}{{ body }}{% endif %}", "hide=true", false},
      {"else", "{% if hide %}gone{% else %}{{ body }}{% endif %}", "hide=true", false},
      {"else, taken", "{% if hide %}gone{% else %}{{ body }}{% endif %}", "", true},
      {"elif", "{% if a %}{% elif b == \"x\" %}{{ body }}{% endif %}", "b=\"x\"", true},
      {"elif, another text", "{% if a %}{% elif b == \"x\" %}{{ body }}{% endif %}", "b=\"y\"", false},
      {"unlike", "{% if b != \"x\" %}{{ body }}{% endif %}", "b='x'", false},
      {"defined", "{% if b is defined %}{{ body }}{% endif %}", "", false},
      {"not defined", "{% if b is not defined %}{{ body }}{% endif %}", "", true},
      {"and", "{% if a and b %}{{ body }}{% endif %}", "a=1", false},
      {"or", "{% if a or b %}{{ body }}{% endif %}", "a=1", true},
      {"what is not known", "{% if page.draft %}{{ body }}{% endif %}", "", true},
      {"what is not known, out of sight", "{% if page.draft %}<i hidden>{{ body }}</i>{% endif %}", "", false},
      {"in a branch that is not taken", "{% if a %}{% if page.x %}{{ body }}{% endif %}{% endif %}", "", false},
      {"a name of it", "{% set text = body | trim %}{{ text }}", "", true},
      {"lines of it", "{% for line in body | split(pat=\"\n\") %}{{ line }}{% endfor %}", "", true},
      {"a condition on it", "{% if body %}some{% endif %}", "", false},
      {"another template", "{% include \"x.html\" %}", "", true},
      {"another word", "{{ anybody }} {{ page.body }} {{ \"body\" }}", "", false},
      {"raw", "{% raw %}{{ body }}{% endraw %}", "", false},
      {"an argument hides", "<div {{ state }}>{{ body }}</div>", "state=\"hidden\"", false},
      {"an argument shows", "<div {{ state }}>{{ body }}</div>", "state=\"open\"", true},
      {"braces that nothing closes", "{{ body", "", true},
  };
  for (const auto& row : kCases) BOOST_TEST(may_show_body(row.shortcode, row.arguments) == row.shows, row.name);
}

BOOST_AUTO_TEST_CASE(in_a_text) {
  ContentSite site;
  site.config.kind = &zola_kind();
  site.config.layout_folders = {"templates"};
  site.folder.write("templates/shortcodes/note.html", "<p>note</p>");
  site.folder.write("templates/shortcodes/box.html", "<div>{{ body }}</div>");
  const std::string html = site.html(
      "a\n\n{% note() %}\nSECRET\n\n{% box() %}SECRET{% end %}\n{% end %}\n\n{% box() %}\nb\n{% end %}\n\n`{% note() "
      "%}SECRET{% end %}`");
  BOOST_TEST(html.find("SECRET") == std::string::npos, html);
  BOOST_TEST(html.find('b') != std::string::npos, html);
  BOOST_TEST(
      site.problems().find("the template of the shortcode 'note' does not show its inner text") != std::string::npos,
      site.problems());
}

BOOST_AUTO_TEST_SUITE_END()
