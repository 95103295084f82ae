#include "kinds/astro/filters.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(astro_filters)

static std::string found(const std::string& function, const std::map<std::string, std::string>& head) {
  const auto queries = read_entry_queries("getCollection('blog', " + function + ")", "a.astro");
  if (queries.size() != 1) return "none";
  Post post;
  std::map<std::string, HeadField> fields;
  for (const auto& [key, value] : head) fields[key].value = value;
  post.fields = HeadFields(fields);
  std::string key;
  switch (is_found_by(queries[0], post, {{"preset", "true"}}, key)) {
    case Shown::no:
      return "no";
    case Shown::unknown:
      return "unknown " + key;
    case Shown::yes:
      return "yes";
  }
  return {};
}

BOOST_AUTO_TEST_CASE(functions) {
  const struct {
    const char* function;
    std::map<std::string, std::string> head;
    const char* expected;
  } kCases[] = {
      {"({ data }) => !data.a", {}, "yes"},
      {"({ data }) => !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => !data.a", {{"a", "false"}}, "yes"},
      {"(post) => !post.data.a", {{"a", "true"}}, "no"},
      {"post => post.data.a !== true", {{"a", "true"}}, "no"},
      {"post => post.data.a !== true", {}, "yes"},
      {"({ data }) => data.a === false", {{"a", "true"}}, "no"},
      {"({ data }) => data.a", {}, "no"},
      {"({ data }) => data.preset", {}, "yes"},
      {"({ data }) => data.preset", {{"preset", "false"}}, "no"},
      {"({ data: { a } }) => !a", {{"a", "true"}}, "no"},
      {"({ data }) => { return !data.a; }", {{"a", "true"}}, "no"},
      {"({ data }) => import.meta.env.PROD ? !data.a : true", {{"a", "true"}}, "no"},
      {"({ data }) => import.meta.env.DEV || !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => !import.meta.env.PROD || data.a !== true", {{"a", "true"}}, "no"},
      {"({ data }) => import.meta.env.MODE !== 'production' || !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => data.a == 'x' && data.b != 'y'", {{"a", "x"}, {"b", "z"}}, "yes"},
      {"({ data }) => data.a == 'x' && data.b != 'y'", {{"a", "x"}, {"b", "y"}}, "no"},
      {"({ data }) => (data.a ?? false) === false", {{"a", "true"}}, "no"},
      {"({ data }) => data.pubDate <= new Date()", {{"pubDate", "2024-01-02"}}, "yes"},
      {"({ data }) => data.pubDate.valueOf() < Date.now() && !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => !list.includes(data.a)", {{"a", "x"}}, "unknown a"},
      {"({ data }) => !list.includes(data.a)", {}, "yes"},
      {"({ data }) => data.a !== other", {{"a", "x"}}, "unknown a"},
      {"({ data }) => data.a > 3", {{"a", "2"}}, "unknown a"},
      {"({ data }) => data.tags.includes(tag)", {}, "yes"},
      {"({ data }) => !data.a && strange(data.b)", {{"a", "true"}, {"b", "x"}}, "no"},
      {"isShown", {{"a", "x"}}, "yes"},
  };
  for (const auto& one : kCases)
    BOOST_TEST_CONTEXT(one.function) BOOST_TEST(found(one.function, one.head) == one.expected);
}

BOOST_AUTO_TEST_CASE(hostile_scripts) {
  for (const std::string piece : {"getCollection('a', (", "getCollection('a', x => ", "!", "(", "a ? ", "data.a.",
                                  "getCollection(", ".filter(", "{ data: {", "x => x && "}) {
    std::string text = "getCollection('a', x => ";
    while (text.size() < 200'000) text += piece;
    for (const EntryQuery& query : read_entry_queries(text, "a.astro")) {
      std::string key;
      is_found_by(query, Post(), {}, key);
      unread_fields_of(query);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
