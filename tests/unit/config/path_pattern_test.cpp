#include "config/path_pattern.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(path_pattern)

BOOST_AUTO_TEST_CASE(hugo) {
  const struct {
    const char* name;
    const char* pattern;
    const char* path;
    bool matches;
  } cases[] = {
      {"text", "/a/b.md", "/a/b.md", true},
      {"a star", "/a/*.md", "/a/b.md", true},
      {"a star stops", "/a/*", "/a/b/c.md", false},
      {"two stars do not", "/a/**", "/a/b/c.md", true},
      {"two stars in a name", "/**.wip.md", "/a/b.wip.md", true},
      {"two stars between slashes take both", "/a/**/b", "/a/b", false},
      {"a leading dot", "/a/*", "/a/.b", true},
      {"one character", "/a/?", "/a/文", true},
      {"no slash", "/a?b", "/a/b", false},
      {"a set", "/[a-c]/[!x]", "/b/y", true},
      {"not in a set", "/[a-c]/[!x]", "/b/x", false},
      {"alternatives", "{/a/*,/b}", "/b", true},
      {"alternatives in alternatives", "/{a,b{c,d}}", "/bd", true},
      {"no alternative", "{/a/*,/b}", "/c", false},
      {"escaped", "/a\\*", "/a*", true},
      {"escaped star is none", "/a\\*", "/ab", false},
      {"empty", "", "", true},
      {"an open set fits all", "/[a", "/x", true},
      {"an open brace fits all", "/{a", "/x", true},
  };
  for (const auto& c : cases) BOOST_TEST(matches_hugo_pattern(c.pattern, c.path) == c.matches, c.name);
}

BOOST_AUTO_TEST_CASE(ruby) {
  const struct {
    const char* name;
    const char* pattern;
    const char* path;
    bool matches;
  } cases[] = {
      {"a star passes", "a*.md", "a/b/c.md", true},
      {"one character passes", "a?b", "a/b", true},
      {"braces are text", "{a,b}", "a", false},
      {"braces as text", "{a,b}", "{a,b}", true},
      {"a set", "[ab]c", "bc", true},
      {"an open set fits nothing", "[a", "[a", false},
  };
  for (const auto& c : cases) BOOST_TEST(matches_ruby_pattern(c.pattern, c.path) == c.matches, c.name);
}

BOOST_AUTO_TEST_CASE(hostile_patterns_end) {
  std::string stars, braces;
  for (int i = 0; i < 200; ++i) stars += "*a", braces += "{a,b}";
  BOOST_TEST(!matches_hugo_pattern(stars, std::string(5000, 'a') + "b"));
  BOOST_TEST(!matches_ruby_pattern(stars, std::string(5000, 'a') + "b"));
  BOOST_TEST(matches_hugo_pattern(braces, "c"));  // too many to try
}

BOOST_AUTO_TEST_SUITE_END()
