#include "kinds/eleventy/eleventy.h"
#include "kinds/letters.h"
#include "kinds/pelican/pelican.h"
#include "kinds/pelican/python.h"
#include "kinds/vitepress/vitepress.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(addresses)

BOOST_AUTO_TEST_CASE(slugs) {
  struct SlugCase {
    const char* text;
    const char* github;
    const char* eleventy;
    const char* pelican;
  };
  const SlugCase kCases[] = {
      {"Two Words", "two-words", "two-words", "two-words"},
      {"A & b's", "a--bs", "a-and-bs", "a-bs"},
      {"c++ v1.2", "c-v12", "c-v1-2", "c-v12"},
      {"Ä öß", "ä-öß", "ae-oess", "a-oss"},
      {"Déjà  vu", "déjà--vu", "deja-vu", "deja-vu"},
      {"读书 x", "读书-x", "x", "du-shu-x"},
      {"a_b -- c", "a_b----c", "a-b-c", "a_b-c"},
  };
  for (const SlugCase& one : kCases) BOOST_TEST_CONTEXT(one.text) {
      BOOST_TEST(github_slug(one.text) == one.github);
      BOOST_TEST(eleventy_slug(one.text) == one.eleventy);
      BOOST_TEST(pelican_slug(one.text, {}) == one.pelican);
    }
}

BOOST_AUTO_TEST_CASE(permalinks_of_eleventy) {
  Post post;
  post.stem_path = "blog/2024-05-06-name";
  post.title = "T";
  post.date = Timestamp{1714953600, 0};
  const std::pair<const char*, const char*> kCases[] = {
      {"/a/", "/a/"},
      {"/{{ page.fileSlug }}/", "/name/"},
      {"{{page.filePathStem}}.html", "/blog/name.html"},
      {"/{{ page.date | date: '%Y/%m' }}/", "/2024/05/"},
      {"/{{ 'A b' | slugify }}/", "/a-b/"},
      {"/{{ 'A b' | slugify | append(\"-c\") }}/", "/a-b-c/"},
      {"/{{ page.date }}/", "?"},
      {"/{{ site.url }}/", "?"},
      {"/{{ missing | own }}/", "?"},
      {"/{% if a %}b{% endif %}/", "?"},
      {"/{{ page.fileSlug /", "?"},
  };
  for (const auto& [permalink, expected] : kCases)
    BOOST_TEST_CONTEXT(permalink) BOOST_TEST(fill_eleventy_link(permalink, post).value_or("?") == expected);
}

BOOST_AUTO_TEST_CASE(rewrites_of_vitepress) {
  struct RewriteCase {
    const char* from;
    const char* to;
    const char* path;
    const char* expected;
  };
  const RewriteCase kCases[] = {
      {"a.md", "b/c.md", "a.md", "b/c.md"},
      {"a/:name.md", "b/:name.md", "a/x.md", "b/x.md"},
      {"packages/:pkg/src/:slug*", ":pkg/:slug*", "packages/one/src/a/b.md", "one/a/b.md"},
      {":any(.*)", "all/:any", "a/b.md", "all/a/b.md"},
      {"a/:name.md", "b/:name.md", "c/x.md", "-"},
      {"a/:name.md", "b/:name.md", "a/b/x.md", "-"},
      {"a/:name.md", "b/:other.md", "a/x.md", "-"},
  };
  for (const RewriteCase& one : kCases)
    BOOST_TEST_CONTEXT(one.from) BOOST_TEST(rewrite_path(one.from, one.to, one.path).value_or("-") == one.expected);
}

BOOST_AUTO_TEST_CASE(settings_in_python) {
  const PythonSettings read = read_python_settings(
      "import os\nA = 'x'  # no\nB = r\"\\d\" \\\n  'y'\nC = ('a', \"b\",)\nD = {\n  'k': [1, True], # c\n}\nE = "
      "os.environ['E']\n"
      "F = ('one')\nG = \"\"\"two\nlines\"\"\"\nif True:\n    H = 'no'\nI = 'a' + b\nA = f'x'\nJ = None\nK == 1\n");
  std::string text;
  for (const Value::Member& member : read.value.members) {
    text += member.key + "=" + member.value.text;
    for (const Value& item : member.value.items) text += "," + item.text;
    for (const Value::Member& inner : member.value.members)
      text += inner.key + std::to_string(inner.value.items.size());
    text += ";";
  }
  BOOST_TEST(text == "B=\\dy;C=,a,b;D=k2;F=one;G=two\nlines;J=;");
  BOOST_TEST(read.computed_line("E") == 9);
  BOOST_TEST(read.computed_line("I") == 15);
  BOOST_TEST(read.computed_line("A") == 16);
  for (const std::string piece : {"A = (", "A = {'a': ", "A = '''", "'", "(", "A=[\n", "A = 'x' "}) {
    std::string hostile;
    while (hostile.size() < 300'000) hostile += piece;
    read_python_settings(hostile);
  }
}

BOOST_AUTO_TEST_SUITE_END()
