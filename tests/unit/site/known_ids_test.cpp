#include "site/known_ids.h"

#include "base/hash.h"
#include "diag/failure.h"
#include "site/schedule.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace essaypack;

namespace {

Post post(const std::string& source, const std::string& title, const std::string& key) {
  Post made;
  made.source = source;
  made.title = title;
  made.date = Timestamp{1'700'000'000, 0};
  made.id = key.find(':') == std::string::npos ? "tag:e.org,2025:post:" + key : key;
  return made;
}

/// What a run over `posts` leaves behind, given what the last one left.
struct Held {
  std::string ledger;
  std::vector<std::string> kept;
  std::vector<std::string> messages;
};
Held hold(std::vector<Post> posts, const std::string& before, bool accepts = false,
          const std::set<std::string>& failed = {}) {
  Diagnostics diagnostics;
  IdLedger ledger{before, "ids.json", accepts, {}};
  hold_ids(posts, ledger, diagnostics);
  const bool is_partial = diagnostics.count(Severity::error) > 0 || !failed.empty();
  const std::vector<std::string> errors = diagnostics.files_with_errors();
  const auto is_kept = [&](std::string_view source) {
    return failed.count(std::string(source)) > 0 || std::find(errors.begin(), errors.end(), source) != errors.end();
  };
  Held held{next_ledger(ledger, is_partial ? is_kept : std::function<bool(std::string_view)>()), {}, {}};
  for (const Post& left : posts) held.kept.push_back(left.source);
  for (const Diagnostic& problem : diagnostics.sorted())
    held.messages.push_back(problem.place.file + ": " + problem.hint.english());
  return held;
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(known_ids)

BOOST_AUTO_TEST_CASE(a_changed_id_is_an_error_and_stays_known) {
  const std::string before = hold({post("a.md", "A", "1"), post("b.md", "B", "2"), post("c.md", "C", "3")}, "").ledger;
  const Held next = hold({post("a.md", "A", "1"), post("b.md", "B", "9"), post("d.md", "D", "4")}, before);
  BOOST_TEST((next.kept == Texts{"a.md", "d.md"}));
  BOOST_TEST((next.messages ==
              Texts{"b.md: add the line 'guid: tag:e.org,2025:post:2', or record the new id with --accept-ids"}));
  const KnownIds known = parse_known_ids(next.ledger);
  BOOST_TEST(known.size() == 3u);  // 'c.md' was withdrawn
  BOOST_TEST(known.at("b.md").id == "tag:e.org,2025:post:2");
  BOOST_TEST(known.at("d.md").id == "tag:e.org,2025:post:4");
  const Held accepted = hold({post("a.md", "A", "1"), post("b.md", "B", "9")}, next.ledger, true);
  BOOST_TEST((accepted.messages.empty() && parse_known_ids(accepted.ledger).size() == 2u));
}

BOOST_AUTO_TEST_CASE(what_failed_stays_known_and_what_was_withdrawn_does_not) {
  const std::string before = hold({post("a.md", "A", "1"), post("b.md", "B", "2"), post("c.md", "C", "3")}, "").ledger;
  const KnownIds known = parse_known_ids(hold({post("a.md", "A", "1")}, before, false, {"b.md"}).ledger);
  BOOST_TEST((known.size() == 2u && known.count("a.md") == 1 && known.count("b.md") == 1));
  // a moved post whose id changed fails, and stays known where it was
  const KnownIds moved = parse_known_ids(
      hold({post("a.md", "A", "1"), post("b.md", "B", "2"), post("new/c.md", "C", "9")}, before).ledger);
  BOOST_TEST((moved.size() == 3u && moved.count("c.md") == 1));
}

BOOST_AUTO_TEST_CASE(a_moved_post_is_known_by_title_and_date) {
  const std::string before = hold({post("a.md", "A", "1"), post("b.md", "B", "2")}, "").ledger;
  BOOST_TEST(hold({post("b.md", "B", "2"), post("new/a.md", "A", "1")}, before).messages.empty());
  BOOST_TEST(hold({post("b.md", "B", "2"), post("new/a.md", "A", "7")}, before).kept == Texts{"b.md"},
             boost::test_tools::per_element());
  // the old one is still there: these are two posts
  BOOST_TEST(
      hold({post("a.md", "A", "1"), post("b.md", "B", "2"), post("copy/a.md", "A", "7")}, before).messages.empty());
}

BOOST_AUTO_TEST_CASE(settings_that_change_all_ids_end_the_run) {
  const std::string before = hold({post("a.md", "A", "1"), post("b.md", "B", "2")}, "").ledger;
  const auto hint = [&](std::vector<Post> posts) -> std::string {
    try {
      hold(std::move(posts), before);
    } catch (const Failure& failure) {
      return std::to_string(static_cast<int>(failure.code())) + ": " + failure.hint().english();
    }
    return "";
  };
  BOOST_TEST(hint({post("a.md", "A", "tag:f.org,2019:post:1"), post("b.md", "B", "tag:f.org,2019:post:2")}) ==
             "2: write 'feed: {id: {authority: e.org, since: 2025}}' into essaypack.yaml, or record the new ids with "
             "--accept-ids");
  {
    // what a post says itself is no setting's, encoded or not
    Post own = post("own.md", "C", "https://old.org/?p=%E4%B8%AD");
    own.guid = "https://old.org/?p=中";
    const std::string with_own = hold({post("a.md", "A", "1"), post("b.md", "B", "2"), own}, "").ledger;
    BOOST_CHECK_THROW(
        hold({post("a.md", "A", "https://e.org/a/"), post("b.md", "B", "https://e.org/b/"), own}, with_own), Failure);
    const std::string addresses =
        hold({post("a.md", "A", "https://e.org/a/"), post("b.md", "B", "https://e.org/b/")}, "").ledger;
    try {
      hold({post("a.md", "A", "https://e.org/1/"), post("b.md", "B", "https://e.org/2/")}, addresses);
      BOOST_ERROR("a new permalink went unnoticed");
    } catch (const Failure& failure) {
      BOOST_TEST(failure.hint().english() ==
                 "set 'url' and 'permalink' as they were, or record the new ids with --accept-ids");
    }
  }
  // all posts got an abbrlink: that is said of each
  BOOST_TEST(hold({post("a.md", "A", "7"), post("b.md", "B", "8")}, before).messages.size() == 2u);
  {
    const std::string days = hold({post("a.md", "A", "2024-09-13/a"), post("b.md", "B", "2024-09-14/b")}, "").ledger;
    try {
      hold({post("a.md", "A", "2024-09-14/a"), post("b.md", "B", "2024-09-15/b")}, days);
      BOOST_ERROR("a new time zone went unnoticed");
    } catch (const Failure& failure) {
      BOOST_TEST(failure.hint().english() == "set 'timezone' as it was, or record the new ids with --accept-ids");
    }
  }
  BOOST_TEST(hint({post("a.md", "A", "https://e.org/a/"), post("b.md", "B", "https://e.org/b/")}) ==
             "2: set 'url' and 'feed.id' as they were, or record the new ids with --accept-ids");
  BOOST_TEST(hint({post("a.md", "A", "1"), post("b.md", "B", "3")}) == "");
}

BOOST_AUTO_TEST_CASE(odd_names_and_broken_files) {
  const std::string text = hold({post("\"a\\\n.md", "A", "1"), post("坏\xff.md", "B", "2")}, "").ledger;
  BOOST_TEST(parse_known_ids(text).count("\"a\\\n.md") == 1u);
  BOOST_TEST(hold({post("\"a\\\n.md", "A", "1"), post("坏\xff.md", "B", "2")}, text).ledger == text);
  for (const char* broken : {"[]", "{", "{\"posts\": {}}", "{\"essaypack_ids\": 1, \"posts\": {\"a\": 1}}",
                             "{\"essaypack_ids\": 1, \"posts\": {\"a\": [\"b\"]}}"})
    BOOST_CHECK_THROW(hold({post("a.md", "A", "1")}, broken), Failure);
}

BOOST_AUTO_TEST_CASE(the_hash_is_the_same_for_ever) {
  BOOST_TEST(hex_of(stable_hash("")) == "aa1edc39f66d14a9");
  BOOST_TEST(hex_of(stable_hash("温柔")) == "d5d02d937be73664");
  BOOST_TEST(stable_hash("12345678") != stable_hash(std::string_view("12345678\0", 9)));
}

BOOST_AUTO_TEST_CASE(the_next_post_is_due_when_nothing_but_its_date_withholds_it) {
  const Timestamp now{1000, 0};
  const auto scheduled = [](std::int64_t date, std::int64_t publish) {
    Post made;
    made.date = Timestamp{date, 0};
    if (publish) made.publish_date = Timestamp{publish, 0};
    made.withheld.future = true;
    return made;
  };
  Catalogue catalogue;
  Config config;
  BOOST_TEST(!next_due(catalogue, config, now).has_value());
  catalogue.posts = {scheduled(5000, 0), scheduled(500, 3000), scheduled(4000, 2000), scheduled(1500, 0)};
  catalogue.posts[3].withheld.draft = true;
  BOOST_TEST(next_due(catalogue, config, now)->unix_seconds == 3000);
  config.publish.insert(Door::draft);
  BOOST_TEST(next_due(catalogue, config, now)->unix_seconds == 1500);
  config.publish.insert(Door::future);
  BOOST_TEST(!next_due(catalogue, config, now).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
