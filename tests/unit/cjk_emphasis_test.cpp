#include "content/prepass.h"

#include "content_fixture.h"
#include "html_compare.h"
#include "shared_vectors.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(cjk_emphasis)

BOOST_AUTO_TEST_CASE(guards) {
  const struct {
    const char* name;
    const char* text;  ///< With the run as `*`.
    bool guarded;
  } kCases[] = {
      {"closing after a full stop", "甲。*乙", true}, {"opening before a quote", "说*“好”", true},
      {"line start", "*甲", false},                    {"line end", "甲。*", false},
      {"space before", "甲 *乙", false},               {"ideographic space", "甲*　乙", false},
      {"latin", "a.*b", false},                        {"hangul", ")*라", true},
      {"quote and latin", "”*C", false},               {"selector", "羽\xEF\xB8\x80*(", true},
      {"wide quote", "\"*“\xEF\xB8\x81", true},        {"emoji", "!*😀", false},
  };
  for (const auto& row : kCases) {
    const std::string text = row.text;
    const std::size_t at = text.find('*');
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(needs_guard(text, at, at + 1) == row.guarded);
  }
}

BOOST_AUTO_TEST_CASE(shared_cases) {
  const auto vectors = read_vectors("cjk-emphasis.json");
  if (!vectors) return;
  ContentSite site;
  site.config.markdown.join_lines = false;
  site.config.markdown.math = false;
  site.site.url.clear();
  for (const auto& row : (*vectors)["cases"])
    BOOST_TEST_CONTEXT(row["id"])
    BOOST_TEST(canonical_html(site.html(row["input"].get<std::string>())) == canonical_html(row["expected"].get<std::string>()));
}

BOOST_AUTO_TEST_CASE(off) {
  ContentSite site;
  site.config.markdown.cjk_emphasis = false;
  BOOST_TEST(site.html("**甲。**乙") == "<p>**甲。**乙</p>");
}

BOOST_AUTO_TEST_SUITE_END()
