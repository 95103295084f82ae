#include "output/manifest.h"

#include "export/feed/empty_feed.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

struct InsideCase {
  std::string name;
  bool is_inside;
};

const InsideCase kInside[] = {{"atom.xml", true}, {"tags/成长/atom.xml", true},
                              {"", false},        {"/etc/passwd", false},
                              {"../a", false},    {"a/../b", false},
                              {"a//b", false},    {"a/", false},
                              {"./a", false},     {std::string("a\0b", 3), false}};

constexpr const char* kNoFeeds[] = {"", "{", "{}", "[]", "text", "<urlset/>", "<opml/>", "<feed>", "PK\3\4"};

}  // namespace

BOOST_AUTO_TEST_SUITE(manifest)

BOOST_AUTO_TEST_CASE(names_stay_inside) {
  for (const InsideCase& row : kInside) BOOST_TEST(stays_inside(row.name) == row.is_inside, row.name);
}

BOOST_AUTO_TEST_CASE(is_read_as_it_is_written) {
  const Manifest made = {{"atom.xml", {"atom"}}, {"tags/成长/\"a\".xml", {"lists", {0x1, 0xabcdefabcdef}}}};
  const std::string text = print_manifest(made);
  BOOST_TEST(text ==
             "{\"essaypack_manifest\": 1, \"outputs\": {\n\"atom.xml\": \"atom\",\n"
             "\"tags/成长/\\\"a\\\".xml\": [\"lists\", \"000000000001abcdefabcdef\"]\n}}\n");
  BOOST_TEST((parse_manifest(text) == made));
  BOOST_TEST((parse_manifest(print_manifest({})) == Manifest{}));
  BOOST_TEST(
      (parse_manifest(
           R"({"essaypack_manifest": 1, "outputs": {"../a": "rss", "/b": "rss", ".hidden": "rss", "c": 1, "d": "rss",
              "e": [], "f": ["rss"], "g": ["rss", "12"], "h": ["rss", "00000000000x"], "i": ["rss", 1], "j": ["rss", ""]}})") ==
       Manifest{{"d", {"rss"}}, {"j", {"rss"}}}));
  for (const char* broken : {"", "[]", "{", "{\"outputs\": {}}", "{\"essaypack_manifest\": 2, \"outputs\": {}}",
                             "{\"essaypack_manifest\": 1, \"outputs\": []}"})
    BOOST_CHECK_THROW(parse_manifest(broken), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(feeds_are_emptied_and_nothing_else) {
  const std::string atom =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet href=\"/feed.css\" type=\"text/css\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>山 &amp; "
      "水</title>\n<updated>2025-01-01T00:00:00+08:00</updated>\n";
  const std::string empty = atom + "</feed>\n";
  BOOST_TEST(
      without_entries(atom + "<entry>\n<id>a</id>\n</entry>\n<entry>\n<id>b</id>\n</entry>\n</feed>\n").value() ==
      empty);
  BOOST_TEST(without_entries(empty).value() == empty);
  const std::string rss =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n<title>a</title>\n";
  BOOST_TEST(without_entries(rss + "<item>\n<title>b</title>\n</item>\n</channel>\n</rss>\n").value() ==
             rss + "</channel>\n</rss>\n");
  BOOST_TEST(without_entries(R"({"metadata": {"title": "b"}, "links": [], "publications": [{}]})").value() ==
             "{\n \"metadata\": {\n  \"title\": \"b\"\n },\n \"links\": [],\n \"groups\": []\n}\n");
  const std::string links =
      "<link rel=\"prev-archive\" href=\"a\" />\n<link rel=\"self\" href=\"b\" />\n<link rel=\"next-archive\" "
      "href=\"c\" />\n";
  BOOST_TEST(without_entries("<feed>\n" + links + "</feed>\n").value().find("-archive") == std::string::npos);
  BOOST_TEST(
      without_entries(R"({"version": "https://jsonfeed.org/version/1.1", "title": "\u5c71", "items": [{"id": "a"}]})")
          .value() ==
      "{\n \"version\": \"https://jsonfeed.org/version/1.1\",\n \"title\": \"\\u5c71\",\n \"items\": []\n}\n");
  for (const char* other : kNoFeeds) BOOST_TEST(!without_entries(other).has_value(), other);
}

BOOST_AUTO_TEST_CASE(feeds_lose_the_entries_that_are_not_kept) {
  const auto keeps_a = [](std::string_view id) { return id == "a"; };
  const auto keeps_all = [](std::string_view) { return true; };
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string feeds[][3] = {
      {head + "<feed>\n<link rel=\"next-archive\" href=\"c\" />\n", "<entry>\n<id>a</id>\n</entry>\n", "</feed>\n"},
      {head + "<rss version=\"2.0\">\n<channel>\n<title>t</title>\n",
       "<item>\n<guid isPermaLink=\"false\">a</guid>\n</item>\n", "</channel>\n</rss>\n"},
  };
  for (const auto& [start, entry, end] : feeds) {
    std::string other = entry;
    other.replace(other.find(">a<"), 3, ">b<");
    BOOST_TEST(with_entries(start + other + entry + other + end, keeps_a).value() == start + entry + end);
    BOOST_TEST(with_entries(start + other + end, keeps_a).value() == start + end);
    const std::string as_written = start + "  " + entry + other + end;
    BOOST_TEST(with_entries(as_written, keeps_all).value() == as_written);
  }
  const std::string json =
      R"({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "b"}, {"id": "a"}, {"id": 1}, 2]})";
  BOOST_TEST(
      with_entries(json, keeps_a).value() ==
      "{\n \"version\": \"https://jsonfeed.org/version/1.1\",\n \"items\": [\n  {\n   \"id\": \"a\"\n  }\n ]\n}\n");
  for (const char* other : kNoFeeds) BOOST_TEST(!with_entries(other, keeps_a).has_value(), other);
  BOOST_TEST(!with_entries(R"({"version": "https://jsonfeed.org/version/1.1", "items": 1})", keeps_a).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
