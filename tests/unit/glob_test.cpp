#include "config/config.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(glob)

BOOST_AUTO_TEST_CASE(matches_as_minimatch_does) {
  const struct {
    const char *glob, *path;
    bool expected;
  } kCases[] = {
      {"a.md", "a.md", true},
      {"a.md", "b/a.md", false},
      {"*.md", "a.md", true},
      {"*.md", "b/a.md", false},
      {"*.md", ".a.md", false},
      {".*.md", ".a.md", true},
      {"**", "a/b/c", true},
      {"**", "a/.b/c", false},
      {"demo/**", "demo/a/b.md", true},
      {"demo/**", "demos/a.md", false},
      {"demo/**/*", "demo/a.md", true},
      {"**/*.html", "a.html", true},
      {"**/*.html", "x/y/a.html", true},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "a/x/y/c", false},
      {"a*b*c", "aXbYbZc", true},
      {"a*b*c", "aXbYbZ", false},
      {"?.md", "甲.md", true},
      {"?.md", "甲乙.md", false},
      {"[ab].md", "b.md", true},
      {"[!ab].md", "b.md", false},
      {"[^ab].md", "c.md", true},
      {"[a-c甲-丙]x", "bx", true},
      {"[]]x", "]x", true},
      {"[x", "[x", true},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"*.{html,htm}", "a.htm", true},
      {"{a,b/{c,d}}/*.md", "b/d/x.md", true},
      {"{a,b}", "c", false},
      {"{a}", "{a}", true},
      {"{a,b", "{a,b", true},
      {"", "", true},
      {"*", "", true},
      {"", "a", false},
      {"/private/**", "/private/x/", true},
  };
  for (const auto& test : kCases)
    BOOST_TEST_CONTEXT(test.glob << " and " << test.path) BOOST_TEST(matches_glob(test.glob, test.path) == test.expected);
}

BOOST_AUTO_TEST_CASE(hostile_patterns_end_soon) {
  std::string stars, braces, deep, parts;
  for (int i = 0; i < 2000; ++i) {
    stars += "*a";
    braces += "{a,b}";
    deep += "{a,";
    parts += "**/";
  }
  BOOST_TEST(!matches_glob(stars + "b", std::string(4000, 'a')));
  BOOST_TEST(!matches_glob(braces, std::string(2000, 'c')));
  BOOST_TEST(!matches_glob(deep, "x"));
  BOOST_TEST(!matches_glob(parts + "b", parts + "c"));
}

BOOST_AUTO_TEST_SUITE_END()
