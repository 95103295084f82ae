#include "base/glob.h"
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
      {"!(a|b).md", "c.md", true},
      {"!(a|b).md", "b.md", false},
      {"!(about)/**", "posts/x.md", true},
      {"!(about)/**", "about/x.md", false},
      {"@(甲|乙).md", "乙.md", true},
      {"@(甲|乙).md", "丙.md", false},
      {"?(a)b", "b", true},
      {"?(a)b", "aab", false},
      {"*(ab|c)d", "abcabd", true},
      {"*(ab|c)d", "d", true},
      {"+(ab|c)d", "d", false},
      {"+(ab|c)d", "cabd", true},
      {"*.!(js)", "a.md", true},
      {"*.!(js)", "a.js", false},
      {"!(@(a|b)c)", "bc", false},
      {"a(b)c", "a(b)c", true},
      {"!(a", "!(a", true},
      {"/private/**", "/private/x/", true},
  };
  for (const auto& test : kCases) BOOST_TEST_CONTEXT(test.glob << " and " << test.path)
  BOOST_TEST(matches_glob(test.glob, test.path) == test.expected);
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
  BOOST_TEST(!matches_glob("*(*(*(a|aa)|*(a|aa))|*(a)*)b", std::string(200, 'a')));
  BOOST_TEST(!matches_glob(std::string(290, '*') + "!(a)b", std::string(290, 'a')));
  BOOST_TEST(!matches_glob(parts + "b", parts + "c"));
}

BOOST_AUTO_TEST_SUITE_END()
