/// Pictures of a bundle in templates of shortcodes (compared with Hugo 0.111).

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(go_resources)

namespace {

/// `body` in the bundle `content/b/`, whose shortcode `x` has this template.
std::string show(const char* shortcode, const char* body, std::string* problems = nullptr) {
  ContentSite site;
  site.config.kind = &hugo_kind();
  site.config.source_folder = "content";
  site.config.post_folders = {"content"};
  site.config.static_folders = {"static"};
  site.config.layout_folders = {"layouts"};
  Post& post = site.site.posts[0];
  post.source = "content/b/index.md";
  post.path = "b/";
  post.permalink = "https://example.org/b/";
  site.site.links.by_path["b"] = {LinkTarget::Kind::post, 0};
  for (const char* name : {"content/b/cat.png", "content/b/images/a b.png", "content/b/images/c.PNG"})
    site.folder.write(name, "x");
  for (const char* name : {"x", "pic"})
    site.folder.write("layouts/shortcodes/" + std::string(name) + ".html", shortcode);
  site.folder.write(post.source.str(), body);
  const auto fragment = Renderer(site.config, site.site, site.diagnostics).render(0);
  if (problems) *problems = site.problems();
  return ContentSite::serialise(*fragment);
}

}  // namespace

BOOST_AUTO_TEST_CASE(table) {
  const std::string cat = "<p><img src=\"https://example.org/b/cat.png\" alt=\"猫\" ep:image=\"0\"/></p>",
                    below = "<p><img src=\"https://example.org/b/images/c.PNG\" alt=\"猫\" ep:image=\"0\"/></p>";
  const char* const kMatch =
      "{{ $img := $.Page.Resources.GetMatch (.Get 0) }}<img src=\"{{ $img.RelPermalink }}\" alt=\"猫\">";
  const struct {
    const char* name;
    const char* shortcode;
    const char* body;
    std::string html;
  } kRows[] = {
      {"by a name", kMatch, "{{< x \"cat.png\" >}}", cat},
      {"by a pattern", kMatch, "{{< x \"*CAT*\" >}}", cat},
      {"in a folder", kMatch, "{{< x \"images/c.*\" >}}", below},
      {"Get", "{{ with .Page.Resources.Get (.Get \"src\") }}<img src=\"{{ .RelPermalink }}\" alt=\"猫\">{{ end }}",
       "{{< x src=\"images/c.png\" >}}", below},
      {"resized",
       "{{ $i := .Page.Resources.GetMatch (.Get 0) }}{{ $s := $i.Resize \"480x\" }}<img src=\"{{ $s.RelPermalink }}\" "
       "width=\"{{ $s.Width }}\" alt=\"猫\">",
       "{{< x cat.png >}}", cat},
      {"all of them", "{{ range .Page.Resources.Match \"images/*\" }}<b>{{ .Name }}</b>{{ end }}", "{{< x >}}",
       "<p><b>images/a b.png</b><b>images/c.PNG</b></p>"},
  };
  for (const auto& row : kRows) {
    std::string problems;
    const std::string html = show(row.shortcode, row.body, &problems);
    BOOST_TEST(html == row.html, row.name << ": " << html);
    BOOST_TEST(problems == "", row.name << ": " << problems);
  }
}

/// What is no picture of the bundle: the words stay, and what is missing is reported.
BOOST_AUTO_TEST_CASE(others) {
  std::string problems;
  show("{{ with .Page.Resources.GetMatch (.Get 0) }}<img src=\"{{ .RelPermalink }}\">{{ end }}",
       "{{< pic \"no.png\" >}}", &problems);
  BOOST_TEST(problems.find("unknown tag 'pic', its words are kept") != std::string::npos, problems);
  BOOST_TEST(problems.find("picture 'no.png' does not exist") != std::string::npos, problems);
}

BOOST_AUTO_TEST_SUITE_END()
