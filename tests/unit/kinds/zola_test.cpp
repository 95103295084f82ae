#include "blog_fixture.h"
#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;
using namespace essaypack::test;

namespace {

const std::string kConfig = "base_url = \"https://e.example\"\ntitle = \"E\"\n";

/// The path of the only post of a site, or what was reported.
std::string path_of(const std::string& config, const std::string& file, const std::string& head) {
  const Blog blog;
  blog.write("config.toml", kConfig + config);
  blog.write(file, "+++\ntitle = \"T\"\n" + head + "+++\nText.\n");
  Diagnostics diagnostics;
  const Site site = build(blog, diagnostics);
  std::string paths;
  for (const Post& post : site.posts) paths += post.path + " " + (post.date ? format_date(*post.date) : "-");
  for (const Post& page : site.pages) paths += "page " + page.path;
  return paths.empty() ? reports_of(diagnostics) : paths;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zola)

BOOST_AUTO_TEST_CASE(addresses) {
  const std::string date = "date = 2024-05-06\n";
  const std::string french = "default_language = \"en\"\n[languages.fr]\n";
  const struct {
    const char* name;
    std::string config, file, head, path;
  } kCases[] = {
      {"folder and name", "", "content/notes/First Rain.md", date, "notes/first-rain/ 2024-05-06"},
      {"in the root", "", "content/a.md", date, "a/ 2024-05-06"},
      {"without a date", "", "content/about.md", "", "about/ -"},
      {"date of the name", "", "content/notes/2023-01-02-rain.md", "", "notes/rain/ 2023-01-02"},
      {"date of the name, kept", "[slugify]\npaths_keep_dates = true\n", "content/notes/2023-01-02-rain.md", "",
       "notes/2023-01-02-rain/ 2023-01-02"},
      {"date with an underscore", "", "content/notes/2023-01-02_rain.md", date, "notes/rain/ 2024-05-06"},
      {"a name that is a date", "", "content/notes/2023-01-02.md", "", "notes/2023-01-02/ 2023-01-02"},
      {"a folder with a date", "", "content/notes/2023-01-02-trip/index.md", "", "notes/trip/ 2023-01-02"},
      {"a folder", "", "content/notes/trip/index.md", date, "notes/trip/ 2024-05-06"},
      {"slug", "", "content/notes/a.md", date + "slug = \"Other Name\"\n", "notes/other-name/ 2024-05-06"},
      {"path", "", "content/notes/a.md", date + "path = \"/x/Y.html\"\n", "x/Y.html/ 2024-05-06"},
      {"path in another language", french, "content/notes/a.fr.md", date + "path = \"x\"\n", "x/ 2024-05-06"},
      {"language", french, "content/notes/a.fr.md", date, "fr/notes/a/ 2024-05-06"},
      {"main language", french, "content/notes/a.en.md", date, "notes/a-en/ 2024-05-06"},
      {"a point where there are no languages", "", "content/notes/a.fr.md", date, "notes/a-fr/ 2024-05-06"},
      {"a date that is none", "", "content/p/2024-13-45-bad.md", date, "p/2024-13-45-bad/ 2024-05-06"},
      {"a moment of the name", "", "content/p/2024-01-02T10:00:00-05:00-neg.md", date, "p/neg/ 2024-05-06"},
      {"a folder in the main language", french, "content/posts/folder/index.en.md", date, "posts/index-en/ 2024-05-06"},
      {"accents", "", "content/notes/Élan vital.md", date, "notes/elan-vital/ 2024-05-06"},
      {"Chinese", "", "content/notes/日本.md", date, "notes/ri-ben/ 2024-05-06"},
      {"Cyrillic", "", "content/notes/Привет.md", date, "notes/privet/ 2024-05-06"},
      {"signs", "", "content/notes/C++ & C#.md", date, "notes/c-c/ 2024-05-06"},
      {"safe", "[slugify]\npaths = \"safe\"\n", "content/notes/日本 a?.md", date, "notes/日本 a/ 2024-05-06"},
      {"off", "[slugify]\npaths = \"off\"\n", "content/notes/A B.md", date, "notes/A B/ 2024-05-06"},
      {"folders keep their letters", "", "content/Notes Here/a.md", date, "Notes Here/a/ 2024-05-06"},
  };
  for (const auto& row : kCases)
    BOOST_TEST(path_of(row.config, row.file, row.head) == row.path,
               row.name << ": " << path_of(row.config, row.file, row.head));
}

BOOST_AUTO_TEST_CASE(detection) {
  const struct {
    const char* name;
    const char* file;
    const char* text;
    const char* kind;
  } kCases[] = {
      {"zola.toml", "zola.toml", "base_url = \"https://e.example\"", "zola"},
      {"config.toml of Zola", "config.toml", "base_url = \"https://e.example\"", "zola"},
      {"config.toml of Hugo", "config.toml", "baseURL = \"https://e.example\"", "hugo"},
      {"config.toml of Hugo in small letters", "config.toml", "baseurl = \"https://e.example\"", "hugo"},
  };
  for (const auto& row : kCases) {
    const Blog blog;
    blog.write(row.file, row.text);
    blog.write("content/a.md", "+++\ntitle = \"a\"\n+++\na");
    Diagnostics diagnostics;
    BOOST_TEST(load_config(blog.path, all_site_kinds(), {}, diagnostics).kind->name == row.kind, row.name);
  }
}

BOOST_AUTO_TEST_CASE(shortcodes) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"a player", "{{ youtube(id=\"abc\") }}", ""},
      {"it shows itself", "`{{/* youtube(id=\"a\") */}}` {{/* youtube() */}}",
       "<p><code>{{ youtube(id=\"a\") }}</code> {{ youtube() }}</p>"},
      {"a body", "{% unknown_box(kind=\"x\") %}\n**a**\n{% end %}\n\nb", "<p><strong>a</strong></p><p>b</p>"},
      {"one in another", "{% outer() %}\na\n\n{% inner() %}\nb\n{% end %}\n\nc\n{% end %}", "<p>a</p><p>b</p><p>c</p>"},
      {"words of an unknown one", "{{ tile(title=\"一张\", width=3) }}", "<p>一张</p>"},
      {"braces in quotes", "{{ tile(title=\"a }} b\") }} c", "<p>a }} b c</p>"},
      {"an end in quotes", "{% box(a=\"{% end %}\") %}\nx\n{% end %}\n\ny", "<p>x</p><p>y</p>"},
      {"braces are text", "{{ x }} {% y %} {{ z", "<p>{{ x }} {% y %} {{ z</p>"},
      {"an end without a beginning", "a {% end %}", "<p>a {% end %}</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &zola_kind();
    const std::string html = site.html(row.body);
    if (*row.html)
      BOOST_TEST(html == row.html, row.name << ": " << html);
    else
      BOOST_TEST((html.find("youtube.com/watch?v=abc") != html.npos), row.name << ": " << html);
  }
}

BOOST_AUTO_TEST_SUITE_END()
