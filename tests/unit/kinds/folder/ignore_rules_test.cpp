#include "kinds/folder/ignore_rules.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(ignore_rules)

BOOST_AUTO_TEST_CASE(as_git_reads_them) {
  const struct {
    const char* rules;
    const char* path;
    bool is_ignored;
  } kCases[] = {
      {"", "a.md", false},
      {"a.md", "a.md", true},
      {"a.md", "b/a.md", true},
      {"/a.md", "b/a.md", false},
      {"b/a.md", "c/b/a.md", false},
      {"b/**/a.md", "b/c/d/a.md", true},
      {"b", "b/c/a.md", true},
      {"b/", "c/b/a.md", true},
      {"a.md/", "a.md", false},
      {"# a.md", "a.md", false},
      {"*.md\n!a.md", "a.md", false},
      {"!a.md\n*.md", "a.md", true},
      {"b/\n!b/a.md", "b/a.md", true},  // nothing is taken back below a folder that is ignored
      {"b/*\n!b/a.md", "b/a.md", false},
      {"./a.md\r\n", "a.md", true},
      {"日记/", "日记/一.md", true},
  };
  for (const auto& one : kCases) {
    IgnoreRules rules;
    rules.add_file(one.rules);
    BOOST_TEST(rules.ignores(one.path) == one.is_ignored, "'" << one.rules << "' " << one.path);
  }
  IgnoreRules below;
  below.add_file("/a.md\nc.md", "b/");
  BOOST_TEST(
      (below.ignores("b/a.md") && below.ignores("b/x/c.md") && !below.ignores("a.md") && !below.ignores("c.md")));
}

BOOST_AUTO_TEST_SUITE_END()
