#pragma once

/// A row a tag and a theme, and how it is held.

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

namespace essaypack::test {

struct TagRow {
  const char* name;  ///< The theme, and what is odd.
  const char* body;
  const char* html;
  const char* problems = "";
};

inline void check(const TagRow& row) {
  ContentSite site;
  site.add_post("there", "那边");
  BOOST_TEST_CONTEXT(row.name) {
    BOOST_TEST(site.html(row.body) == row.html);
    BOOST_TEST(site.problems() == row.problems);
  }
}

}  // namespace essaypack::test
