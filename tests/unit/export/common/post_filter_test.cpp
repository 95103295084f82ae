#include "export/common/post_filter.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(post_filter)

namespace {

Site make_site() {
  Site site;
  site.language = "zh-CN";
  site.author.name = "林夏";
  const auto add = [&](const char* name, const char* day, const char* language, std::vector<Person> authors) {
    Post post;
    post.source = std::string(name) + ".md";
    post.stem_path = name;
    if (*day) post.date = parse_date(day, Zone()).time;
    post.language = language;
    post.authors = std::move(authors);
    site.posts.push_back(std::move(post));
  };
  add("a", "2025-05-01", "", {});
  add("b", "2024-05-01", "en-GB", {{"Lin Xia", "", ""}, {"林夏", "", ""}});
  add("c", "2024-01-01", "en", {{"Ann", "", ""}});
  add("d", "", "", {{"Ann", "", ""}});
  return site;
}

struct Case {
  const char* conditions;  ///< Of `--select`, with `;` between them.
  const char* posts;
};

}  // namespace

BOOST_AUTO_TEST_CASE(conditions_choose_posts) {
  const Case kCases[] = {
      {"author=林夏", "ab"},
      {"author=Ann", "cd"},
      {"author=Ann;author=Lin Xia", "bcd"},
      {"author=ann", ""},
      {"language=en", "bc"},
      {"language=en-GB", "b"},
      {"language=EN_gb", "b"},
      {"language=zh", "ad"},
      {"language=e", ""},
      {"year=2024", "bc"},
      {"year=2024;year=2025", "abc"},
      {"year=2024;language=en;author=Ann", "c"},
      {"year=2024;from=2024-02", "b"},
      {"author=Ann;post=a.md", "acd"},
  };
  const Site site = make_site();
  for (const Case& c : kCases) {
    BOOST_TEST_CONTEXT(c.conditions) {
      BookSelect select;
      std::string_view rest = c.conditions;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        add_condition(rest.substr(0, end), select);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      std::string posts;
      if (select.has_conditions())
        for (const std::size_t post : select_posts(site, select)) posts += static_cast<char>('a' + post);
      BOOST_TEST(posts == c.posts);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_condition_is_refused) {
  for (const char* text : {"language=", "language=english", "year=24", "year=next", "author=", "autor=Ann"}) {
    BookSelect select;
    BOOST_TEST(!add_condition(text, select), text);
  }
}

BOOST_AUTO_TEST_CASE(names_that_nothing_has_are_reported) {
  const Site site = make_site();
  BookSelect select;
  select.authors = {"Anne"};
  select.languages = {"fr", "en", "zh"};
  select.years = {"1999", "2024"};
  Diagnostics diagnostics;
  check_selection(site, select, {verbatim("feed 'x'"), Kind::feed_unknown_name}, diagnostics);
  std::string messages;
  for (const Diagnostic& one : diagnostics.sorted()) messages += one.message.english() + '\n';
  BOOST_TEST(messages ==
             "feed 'x' selects the author 'Anne', who wrote no published post\n"
             "feed 'x' selects the language 'fr', which no published post has\n"
             "feed 'x' selects the year '1999', which no published post has\n");
}

BOOST_AUTO_TEST_SUITE_END()
