// The file of editions, and what the program makes of one that is damaged. Whole runs: tests/cli/editions.test.

#include "export/book/plan/editions.h"

#include "base/record_version.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

using namespace essaypack;

namespace {

constexpr const char* kText =
    "{\"essaypack_editions\": 1, \"books\": {\n"
    "\"anthology\": {\"edition\": 3, \"made\": \"2025-06-03T00:00:00+08:00\", \"since\": "
    "\"2025-06-01T00:00:00+08:00\", "
    "\"chapters\": {\n"
    "\"0b0c9a0a3e51\": [\"6c1f0a0f5a1f9e21\", \"a2b94e0c1d8f7730\", 1, 3],\n"
    "\"5d1c7be1f0aa\": [\"91d8c0b7a4e3f562\", \"0f1e2d3c4b5a6978\", 2, 0]\n"
    "}},\n"
    "\"years-2024\": {\"edition\": 1, \"made\": \"2025-01-01T00:00:00+00:00\", \"chapters\": {\n"
    "}}\n"
    "}}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(editions)

BOOST_AUTO_TEST_CASE(round_trip) {
  const Editions editions = parse_editions(kText);
  BOOST_TEST(print_editions(editions) == kText);
  const BookEdition& one = editions.at("anthology");
  BOOST_TEST(one.number == 3);
  BOOST_TEST(format_rfc3339(one.made) == "2025-06-03T00:00:00+08:00");
  BOOST_TEST(format_rfc3339(one.since.value()) == "2025-06-01T00:00:00+08:00");
  BOOST_TEST((one.chapters.at("0b0c9a0a3e51") == EditionChapter{"6c1f0a0f5a1f9e21", "a2b94e0c1d8f7730", 1, 3}));
  BOOST_TEST(!editions.at("years-2024").since);
  BOOST_TEST(parse_editions("").empty());
  BOOST_TEST(print_editions({}) == "{\"essaypack_editions\": 1, \"books\": {\n}}\n");
}

BOOST_AUTO_TEST_CASE(damaged) {
  const struct {
    const char *name, *text, *problem;
  } kCases[] = {
      {"no JSON", "{", "it is no list of editions"},
      {"another file", "{\"essaypack_ids\": 1, \"posts\": {}}", "it is no list of editions"},
      {"a merge", "{\n<<<<<<< HEAD\n",
       "it has the marks of a merge: two machines made an edition; keep the lines of one"},
      {"books that are a list", "{\"essaypack_editions\": 1, \"books\": []}", "it is no list of editions"},
      {"no edition", "{\"essaypack_editions\": 1, \"books\": {\"a\": 1}}", "book 'a': it is no edition"},
      {"no number", "{\"essaypack_editions\": 1, \"books\": {\"a\": {\"made\": \"2025-01-01\", \"chapters\": {}}}}",
       "book 'a': a number is none"},
      {"a negative one",
       "{\"essaypack_editions\": 1, \"books\": {\"a\": {\"edition\": -1, \"made\": \"2025-01-01\", \"chapters\": {}}}}",
       "book 'a': a number is none"},
      {"no day",
       "{\"essaypack_editions\": 1, \"books\": {\"a\": {\"edition\": 1, \"made\": \"soon\", \"chapters\": {}}}}",
       "book 'a': it has no number or date"},
      {"a chapter of three",
       "{\"essaypack_editions\": 1, \"books\": {\"a\": {\"edition\": 1, \"made\": \"2025-01-01\", \"chapters\": "
       "{\"k\": "
       "[\"\", \"\", 1]}}}}",
       "book 'a': 'k' is no chapter"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name)
  BOOST_CHECK_EXCEPTION(parse_editions(one.text), std::runtime_error, [&](const std::runtime_error& error) {
    BOOST_TEST(error.what() == std::string(one.problem));
    return true;
  });
  BOOST_CHECK_THROW(parse_editions("{\"essaypack_editions\": 2, \"books\": {}}"), NewerRecord);
}

BOOST_AUTO_TEST_SUITE_END()
