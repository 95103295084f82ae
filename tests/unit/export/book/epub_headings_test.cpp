#include "export/book/text/headings.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

std::string describe(const std::vector<int>& levels) {
  std::vector<Heading> headings;
  for (const int level : levels) headings.push_back({level, "x", "text"});
  std::string text;
  for (const HeadingPlan& plan : plan_headings(headings, "title", "post-a", HeadingNumbers::counted))
    text += "h" + std::to_string(plan.level) + " " + plan.number + "; ";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_headings)

BOOST_AUTO_TEST_CASE(levels) {
  const struct {
    const char* name;
    std::vector<int> levels;
    const char* expected;
  } kCases[] = {
      {"third level only", {3, 3, 3}, "h2 1; h2 2; h2 3; "},
      {"ordinary", {2, 3, 3, 2, 3}, "h2 1; h3 1.1; h3 1.2; h2 2; h3 2.1; "},
      {"skipping", {2, 5, 3, 1}, "h2 1; h3 1.1; h3 1.2; h2 2; "},
      {"rising", {4, 3, 2, 1}, "h2 1; h2 2; h2 3; h2 4; "},
      {"all six", {1, 2, 3, 4, 5, 6}, "h2 1; h3 1.1; h4 1.1.1; h5 1.1.1.1; h6 1.1.1.1.1; h6 1.1.1.1.1.1; "},
      {"none", {}, ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(describe(one.levels) == one.expected);
}

BOOST_AUTO_TEST_CASE(the_title_and_empty_headings) {
  const auto plans =
      plan_headings({{1, "a", " title"}, {2, "b", ""}, {2, "c", "title"}}, "title", "post-a", HeadingNumbers::counted);
  BOOST_TEST(plans[0].is_title);
  BOOST_TEST(plans[0].id == "post-a_t");
  BOOST_TEST(!plans[1].is_title);
  BOOST_TEST(plans[1].number == "");
  BOOST_TEST(plans[1].id == "post-a_h1");
  BOOST_TEST(!plans[2].is_title);
  BOOST_TEST(plans[2].number == "1");
  BOOST_TEST(plans[2].id == "post-a_h2");
}

BOOST_AUTO_TEST_SUITE_END()
