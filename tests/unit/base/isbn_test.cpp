#include "base/isbn.h"

#include <boost/test/unit_test.hpp>

using essaypack::parse_isbn;

BOOST_AUTO_TEST_SUITE(isbn)

BOOST_AUTO_TEST_CASE(forms) {
  const struct {
    const char *name, *text, *expected;
  } kCases[] = {{"digits", "9780000000002", "9780000000002"},
                {"hyphens", "978-0-00-000000-2", "9780000000002"},
                {"word before it", "ISBN: 978 0 00 000000 2", "9780000000002"},
                {"ten digits", "0-00-000000-0", "9780000000002"},
                {"ten digits that end with X", "0-8044-2957-x", "9780804429573"},
                {"979", "9791000000008", "9791000000008"},
                {"wrong last digit", "9780000000003", ""},
                {"wrong last digit of ten", "0000000001", ""},
                {"two digits changed places", "9780804429537", ""},
                {"no book", "4006381333931", ""},
                {"too short", "978000000000", ""},
                {"too long", "97800000000022", ""},
                {"X elsewhere", "97800000X0002", ""},
                {"letters", "978000000000a", ""},
                {"full-width digits", "９７８００００００００２", ""},
                {"empty", "", ""},
                {"the word alone", "ISBN", ""}};
  for (const auto& one : kCases)
    BOOST_TEST_CONTEXT(one.name) BOOST_TEST(parse_isbn(one.text).value_or("") == one.expected);
}

BOOST_AUTO_TEST_SUITE_END()
