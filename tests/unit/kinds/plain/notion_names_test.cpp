#include "kinds/plain/notion_names.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(notion_names)

BOOST_AUTO_TEST_CASE(digits_go_where_names_stay_apart) {
  const std::string a = " 0123456789abcdef0123456789abcdef", b = " fedcba9876543210fedcba9876543210";
  struct Page {
    std::string slug;
    std::int64_t day;  ///< 0: none.
  };
  const struct {
    const char* name;
    std::vector<Page> pages;
    std::string slugs;
  } kCases[] = {
      {"a page", {{"Steam" + a, 1}}, "Steam|"},
      {"a page in a page", {{"Kettle" + a + "/Steam" + b, 1}}, "Kettle/Steam|"},
      {"no id", {{"Steam 0123", 1}}, "Steam 0123|"},
      {"the older one has the name", {{"Steam" + a, 2}, {"Steam" + b, 1}}, "Steam" + a + "|Steam|"},
      {"of one day the first", {{"Steam" + a, 1}, {"Steam" + b, 1}}, "Steam|Steam" + b + "|"},
      {"one without a date comes last", {{"Steam" + a, 0}, {"Steam" + b, 9}}, "Steam" + a + "|Steam|"},
      {"names of other pages", {{"steam", 5}, {"Steam" + a, 1}}, "steam|Steam" + a + "|"},
      {"pages of two folders",
       {{"A" + a + "/Steam" + a, 1}, {"A" + b + "/Steam" + b, 2}},
       "A/Steam|A" + b + "/Steam" + b + "|"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      std::vector<Post> posts;
      for (const Page& page : one.pages) {
        Post& post = posts.emplace_back();
        post.source = page.slug + ".md";
        post.slug = page.slug;
        if (page.day > 0) post.date = Timestamp{page.day * 86'400, 0};
      }
      drop_notion_ids(posts);
      std::string slugs;
      for (const Post& post : posts) slugs += post.slug.str() + "|";
      BOOST_TEST(slugs == one.slugs);
    }
}

BOOST_AUTO_TEST_SUITE_END()
