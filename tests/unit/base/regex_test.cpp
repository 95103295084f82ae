#include "base/regex.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(regex)

BOOST_AUTO_TEST_CASE(finds) {
  const struct {
    const char* name;
    const char* pattern;
    const char* text;
    bool found;
  } cases[] = {
      {"somewhere", "b+", "abbc", true},
      {"an end", "\\.wip\\.md$", "/a/b.wip.md", true},
      {"not there", "^b", "ab", false},
      {"letter case", "(?i)PRIVATE", "/private/", true},
      {"a named group of Go", "(?P<year>\\d{4})-", "/2024-a", true},
      {"an escaped parenthesis", "^\\(?P<x", "P<x", true},
      {"classes", "[[:alpha:]]\\pL文", "ab文", true},
      {"empty", "", "", true},
  };
  for (const auto& c : cases) {
    const std::optional<Regex> regex = Regex::parse(c.pattern);
    BOOST_TEST_REQUIRE(regex.has_value(), c.name);
    BOOST_TEST(regex->finds(c.text).value_or(!c.found) == c.found, c.name);
  }
}

BOOST_AUTO_TEST_CASE(broken_patterns_are_none) {
  for (const char* pattern : {"[a", "(", "*a", "a{2,1}", "\\"}) BOOST_TEST(!Regex::parse(pattern).has_value(), pattern);
}

BOOST_AUTO_TEST_CASE(what_takes_too_long_is_not_known) {
  const std::optional<Regex> regex = Regex::parse("(a*)*(a*)*(a*)*b");
  BOOST_TEST_REQUIRE(regex.has_value());
  BOOST_TEST(!regex->finds(std::string(60, 'a')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
