#include "base/quotes.h"

#include "base/join.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(quotes)

BOOST_AUTO_TEST_CASE(pairs) {
  const struct {
    const char *text, *inside;
  } kCases[] = {
      {"\"a\"", "a"}, {"'a b'", "a b"}, {"''", ""},     {"\"a'", "\"a'"}, {"a", "a"},
      {"'", "'"},     {"", ""},         {"‘a’", "‘a’"}, {"''a''", "'a'"}, {" 'a'", " 'a'"},
  };
  for (const auto& one : kCases) BOOST_TEST(without_quotes(one.text) == one.inside, one.text);
}

BOOST_AUTO_TEST_CASE(joined_texts) {
  BOOST_TEST(joined({}, ", ") == "");
  BOOST_TEST(joined({"a"}, ", ") == "a");
  BOOST_TEST(joined({"a", "", "b"}, ", ") == "a, , b");
}

BOOST_AUTO_TEST_SUITE_END()
