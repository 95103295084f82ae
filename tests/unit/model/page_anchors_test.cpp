#include "model/page_anchors.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(page_anchors)

BOOST_AUTO_TEST_CASE(known_forms) {
  for (const char* known : {"", "top", "Comments", "respond", "comment-3", "comment3", "comment_3", "div-comment-12",
                            "c7", "isso-4", "more-42", "disqus_thread"})
    BOOST_TEST(is_page_anchor(known), known);
  for (const char* text :
       {"3", "123", "2024", "1234567", "comment-", "comment-x", "comment-3-1", "isso-", "c", "c7a", "tops"})
    BOOST_TEST(!is_page_anchor(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
