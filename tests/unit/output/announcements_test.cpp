#include "output/announcements.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace essaypack;

namespace {

using Urls = std::vector<std::string>;

std::string url(const std::string& name) { return "https://e.org/" + name + "/"; }

/// The same for pages, which are views of what outlives the run.
std::string_view kept_url(const std::string& name) {
  static std::set<std::string> urls;
  return *urls.insert(url(name)).first;
}

AnnouncementRun run_of(const std::vector<std::pair<std::string, std::uint64_t>>& pages) {
  AnnouncementRun run;
  for (const auto& [name, mark] : pages) run.pages.push_back({kept_url(name), mark});
  run.site_url = "https://e.org/";
  run.indexnow_key = "0123456789";
  return run;
}

/// The addresses of a body.
Urls urls_of(const std::string& body) { return nlohmann::json::parse(body)["urlList"].get<Urls>(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(announcements)

BOOST_AUTO_TEST_CASE(only_differences_are_announced) {
  const Announcements first = compare_announcements({}, run_of({{"b", 1}, {"a", 1}}));
  BOOST_TEST((first.changed == Urls{url("b"), url("a")}));
  BOOST_TEST(first.files.recorded ==
             "{\"essaypack_announced\": 1, \"pages\": {\n\"https://e.org/a/\": \"0000000000000001\",\n"
             "\"https://e.org/b/\": \"0000000000000001\"\n}}\n");
  BOOST_TEST(first.files.changed_urls == url("b") + "\n" + url("a") + "\n");

  AnnouncementFiles pushed{first.files.recorded, "", {}};
  const Announcements same = compare_announcements(pushed, run_of({{"b", 1}, {"a", 1}}));
  BOOST_TEST((same.changed.empty() && same.removed.empty() && same.files.changed_urls.empty()));

  const Announcements next = compare_announcements(pushed, run_of({{"c", 1}, {"b", 2}}));
  BOOST_TEST((next.changed == Urls{url("c"), url("b")}));
  BOOST_TEST((next.removed == Urls{url("a")}));
  BOOST_TEST((urls_of(next.files.indexnow.at(0)) == Urls{url("c"), url("b"), url("a")}));
}

BOOST_AUTO_TEST_CASE(a_partial_run_removes_nothing) {
  const Announcements first = compare_announcements({}, run_of({{"b", 1}, {"a", 1}}));
  AnnouncementRun run = run_of({{"b", 2}});
  run.is_unseen = [](std::uint64_t) { return true; };
  const Announcements next = compare_announcements(first.files, run);
  BOOST_TEST(next.removed.empty());
  BOOST_TEST(next.files.changed_urls == url("b") + "\n" + url("a") + "\n");
  const Announcements whole = compare_announcements(next.files, run_of({{"b", 2}, {"a", 1}}));
  BOOST_TEST(whole.changed.empty());
}

/// Of the page `name`: any number but 0.
std::uint64_t key_of(const std::string& name) { return 0xa00000000000 + static_cast<std::uint64_t>(name[0]); }

BOOST_AUTO_TEST_CASE(what_was_withdrawn_is_removed_in_every_run) {
  AnnouncementRun run = run_of({{"c", 1}, {"b", 1}, {"a", 1}});
  for (AnnouncedPage& page : run.pages) page.post = key_of(std::string(page.url.substr(14)));
  const AnnouncementFiles first = compare_announcements({}, run).files;
  BOOST_TEST(first.recorded.find("\"https://e.org/a/\": \"0000000000000001a00000000061\"") != std::string::npos);
  const std::string waiting = url("c") + "\n" + url("b") + "\n" + url("a") + "\n";
  BOOST_TEST(first.changed_urls == waiting);

  // 'b' failed, 'a' was withdrawn
  AnnouncementRun partial = run;
  partial.pages.resize(1);
  partial.pages[0].mark = 2;
  partial.is_unseen = [](std::uint64_t key) { return key == key_of("b"); };
  const Announcements next = compare_announcements(first, partial);
  BOOST_TEST((next.changed == Urls{url("c")} && next.removed == Urls{url("a")}));
  BOOST_TEST(next.files.changed_urls == url("c") + "\n" + url("b") + "\n");
  BOOST_TEST(next.files.recorded.find(url("a")) == std::string::npos);

  // a run without a sitemap tells of nothing else
  partial.only_removals = true;
  const Announcements removal = compare_announcements(first, partial);
  BOOST_TEST((removal.changed.empty() && removal.removed == Urls{url("a")}));
  BOOST_TEST(removal.files.changed_urls == url("c") + "\n" + url("b") + "\n");
  BOOST_TEST(removal.files.recorded.find("/c/\": \"0000000000000001a") != std::string::npos);
  BOOST_TEST((urls_of(removal.files.indexnow.at(0)) == Urls{url("c"), url("a"), url("b")}));
  run.only_removals = true;
  BOOST_TEST(compare_announcements(first, run).files.recorded == first.recorded);
}

BOOST_AUTO_TEST_CASE(waiting_lines_stay_and_unknown_ones_come_last) {
  AnnouncementFiles before = compare_announcements({}, run_of({{"a", 1}})).files;
  before.changed_urls = "https://e.org/by-hand/\r\n" + url("a") + "\n\n";
  const Announcements next = compare_announcements(before, run_of({{"b", 1}, {"a", 1}}));
  BOOST_TEST(next.files.changed_urls == url("b") + "\n" + url("a") + "\nhttps://e.org/by-hand/\n");
}

BOOST_AUTO_TEST_CASE(addresses_of_another_scheme_or_host_are_dropped) {
  const Announcements first = compare_announcements({}, run_of({{"a", 1}}));
  AnnouncementRun moved = run_of({});
  moved.site_url = "http://e.org/";
  moved.pages.push_back({"http://e.org/a/", 1});
  const Announcements then = compare_announcements(first.files, moved);
  BOOST_REQUIRE(then.files.indexnow.size() == 1u);
  BOOST_TEST(urls_of(then.files.indexnow[0]) == Urls{"http://e.org/a/"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(bodies_hold_ten_thousand_addresses_of_one_host) {
  AnnouncementRun run = run_of({});
  for (int i = 0; i < 10'001; ++i) run.pages.push_back({kept_url(std::to_string(i)), 1});
  const Announcements first = compare_announcements({}, run);
  BOOST_TEST(first.files.indexnow.size() == 2u);
  BOOST_TEST(urls_of(first.files.indexnow[0]).size() == 10'000u);
  BOOST_TEST((urls_of(first.files.indexnow[1]) == Urls{url("10000")}));

  AnnouncementRun moved = run_of({});
  moved.pages.push_back({"https://other.org/a/", 1});
  moved.site_url = "https://other.org/";
  const Announcements next = compare_announcements(first.files, moved);
  BOOST_TEST(next.removed.size() == 10'001u);
  BOOST_TEST(next.files.indexnow.size() == 1u);
  BOOST_TEST((urls_of(next.files.indexnow[0]) == Urls{"https://other.org/a/"}));
  BOOST_TEST(nlohmann::json::parse(next.files.indexnow[0])["host"] == "other.org");
}

BOOST_AUTO_TEST_CASE(broken_files_are_named) {
  const auto reason = [](const AnnouncementFiles& files) -> std::string {
    try {
      compare_announcements(files, run_of({{"a", 1}}));
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  };
  BOOST_TEST(reason({"[]", "", {}}) == "it is no list of addresses");
  BOOST_TEST(reason({"{\"essaypack_announced\": \"1\", \"pages\": {}}", "", {}}) == "it is no list of addresses");
  BOOST_TEST(reason({"{\"essaypack_announced\": 2, \"pages\": {}}", "", {}}) ==
             "a newer essaypack wrote it (version 2, this one reads version 1)");
  BOOST_TEST(reason({"", "", {}}) == "");
  BOOST_TEST(is_indexnow_body("{\"urlList\": []}"));
  for (const char* other : {"", "oops", "[]", "{}", "{\"urlList\": 1}"}) BOOST_TEST(!is_indexnow_body(other), other);
}

BOOST_AUTO_TEST_SUITE_END()
