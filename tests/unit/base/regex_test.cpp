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

/// What `findRE` of Hugo 0.111 says.
BOOST_AUTO_TEST_CASE(patterns_of_go) {
  enum Answer { none, no, yes };
  const struct {
    const char *pattern, *text;
    Answer answer;
  } kCases[] = {
      {"b+", "abbc", yes},
      {"\\.wip\\.md$", "/a/b.wip.md", yes},
      {"(?i)PRIVATE", "/private/", yes},
      {"(?P<year>\\d{4})-", "/2024-a", yes},
      {"[[:alpha:]]\\pL文", "ab文", yes},
      {"", "", yes},
      {"\\bdraft\\b", "草稿draft稿", yes},
      {"\\bdraft\\b", "xdraft", no},
      {"\\Bdraft", "草draft", no},
      {"\\Bdraft", "xdraft", yes},
      {"^\\w+$", "草稿", no},
      {"\\W", "草", yes},
      {"[\\W]", "草", yes},
      {"[^\\w]", "草", yes},
      {"\\d", "٣", no},
      {"\\s", "　", no},
      {"[[:alpha:]]", "草", no},
      {"[[:^alpha:]]", "草", yes},
      {"a[b[]c", "a[c", yes},
      {"a[[b]]", "a[]", yes},
      {"a[[b]]", "ab]", yes},
      {"[a&&b]", "&", yes},
      {"[a&&b]", "b", yes},
      {"[]a]", "a", yes},
      {"[]a]", "]", yes},
      {"[^]a]", "b", yes},
      {"[a-]", "-", yes},
      {"[-a]", "-", yes},
      {"[a--c]", "-", none},
      {"[a--]", "-", none},
      {"[\\w-]", "-", yes},
      {"[\\w-.]", ".", yes},
      {"[+--]", ",", yes},
      {"\\Qa.b\\E", "a.b", yes},
      {"\\Qa.b\\E", "axb", no},
      {"\\Qa.b", "a.b", yes},
      {"a{2}", "aa", yes},
      {"a{,2}", "a{,2}", yes},
      {"a{b", "a{b", yes},
      {"a}", "a}", yes},
      {"a]", "a]", yes},
      {"a{2,1}", "aa", none},
      {"a{1001}", "a", none},
      {"a**", "aa", none},
      {"a*+", "aa", none},
      {"a+?b", "aab", yes},
      {"a?\??", "a", none},
      {"*a", "a", none},
      {"(*a)", "a", none},
      {"(?:a|b)c", "bc", yes},
      {"(?=a)", "a", none},
      {"(?!a)b", "b", none},
      {"(?<=a)b", "ab", none},
      {"(a)\\1", "aa", none},
      {"\\101", "A", yes},
      {"\\x41", "A", yes},
      {"\\x{1F512}", "🔒", yes},
      {"\\x4", "A", none},
      {"(?s)a.b", "a\nb", yes},
      {"a.b", "a\nb", no},
      {"a.b", "a\rb", yes},
      {"(?m)^b$", "a\nb\nc", yes},
      {"^b$", "a\nb", no},
      {"b$", "b\n", no},
      {"b\\z", "b", yes},
      {"b\\Z", "b", none},
      {"(?U)a+", "aa", yes},
      {"(?x)a b", "ab", none},
      {"(?i:A)b", "ab", yes},
      {"(?i:A)b", "aB", no},
      {"(?-i)a", "a", yes},
      {"(?i-s)A", "a", yes},
      {"\\p{Han}", "草", yes},
      {"\\p{^Han}", "a", yes},
      {"\\P{^Han}", "草", yes},
      {"[\\p{Han}x]", "x", yes},
      {"[^\\p{Han}]", "a", yes},
      {"\\pN", "3", yes},
      {"\\p{Nope}", "a", none},
      {"\\h", "h", none},
      {"\\R", "R", none},
      {"\\_", "_", yes},
      {"\\-", "-", yes},
      {"\\/a", "/a", yes},
      {"\\e", "e", none},
      {"\\c", "c", none},
      {"\\v", "\v", yes},
      {"\\a", "\a", yes},
      {"(a", "a", none},
      {"[a", "a", none},
      {"a)", "a", none},
      {"(?P<n>a", "a", none},
      {"(?P=n)", "a", none},
      {"(?P<a-b>x)", "x", none},
      {"(?#c)a", "a", none},
      {"(?>a)", "a", none},
      {"a|", "zzz", yes},
      {"|a", "z", yes},
      {"^*a", "a", yes},
      {"\\", "a", none},
      {"a$b", "a", no},
      {"[$]", "$", yes},
      {"[{]", "{", yes},
      {"[a-z&&[^b]]", "b]", yes},
      {"[ab]{2}", "ab", yes},
      {"(?i)ſ", "S", yes},
      {"(?i)K", "k", yes},
      {" a", " a", yes},
      {"#a", "#a", yes},
      {"[#a]", "#", yes},
      {"[z-a]", "a", none},
      {"[a-\\d]", "a", none},
      {"[\\d-z]", "-", yes},
      {".*/private/.*", "/a/private/b", yes},
      {"(^|/)_", "/_a", yes},
      {"[^/]*\\.tmp$", "/a/b.tmp", yes},
      {"[!-~]", "~", yes},
      {"\\Q[\\E", "[", yes},
      {"[\\Qa\\E]", "a", none},
      {"[[=a=]]", "a", no},
      {"[[.a.]]", "a", no},
      {"[[:nope:]]", "n", none},
      {"[:alpha:]", "a", yes},
      {"[[:punct:]]", "^", yes},
      {"[[:space:]]", "\v", yes},
      {"\\s", "\v", no},
      {"(?i)[^a]", "A", no},
      {"ß", "ß", yes},
      {"[xd]", "3", no},
      {"[lp{x}]", "x", yes},
      {"[ns]", " ", no},
      {"(?U:a+)b", "aab", yes},
      {"x{0}y", "y", yes},
      {"(?:)", "", yes},
  };
  for (const auto& row : kCases) {
    const std::optional<Regex> regex = Regex::parse_go(row.pattern);
    const int answer = !regex ? none : regex->finds(row.text).value_or(false) ? yes : no;
    BOOST_TEST(answer == row.answer, row.pattern << " in " << row.text << ": " << answer);
  }
}

BOOST_AUTO_TEST_CASE(what_takes_too_long_is_not_known) {
  const std::optional<Regex> regex = Regex::parse("(a*)*(a*)*(a*)*b");
  BOOST_TEST_REQUIRE(regex.has_value());
  BOOST_TEST(!regex->finds(std::string(60, 'a')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
