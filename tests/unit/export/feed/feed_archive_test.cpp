#include "export/feed/archive.h"

#include "config/sections/feed.h"
#include "feed_support.h"

using namespace essaypack;
using test::TestSite;

namespace {

/// Posts p6 to p0, two a year, the last one on New Year's Eve in UTC and on New Year's Day at home.
void fill(TestSite& t) {
  const char* const kDates[] = {"2025-06-01", "2025-01-01 00:30:00", "2024-06-01", "2024-02-01",
                                "2022-06-01", "2022-02-01",          "2022-01-01"};
  int key = 6;
  for (const char* date : kDates) {
    t.add("p" + std::to_string(key), date, "题" + std::to_string(key), "<p>1</p>");
    --key;
  }
}

std::string shape(const std::string& feed) {
  std::string out;
  std::size_t at = 0;
  const std::string kMarks[] = {"<link rel=\"prev-archive\"", "<link rel=\"next-archive\"", "<link rel=\"current\"",
                                "<fh:archive", "<fh:complete"};
  for (const std::string& mark : kMarks) {
    at = feed.find(mark);
    if (at == feed.npos) continue;
    const std::size_t href = feed.find("example.com/", at);
    out += mark.substr(mark.rfind(mark[1] == 'f' ? ':' : '"', mark.size() - 2) + 1);
    if (mark[1] == 'l') out += feed.substr(href + 12, feed.find('"', href) - href - 12);
    out += ' ';
  }
  for (at = feed.find(":post:"); at != feed.npos; at = feed.find(":post:", at + 1)) out += feed.substr(at + 6, 2);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_archive)

BOOST_AUTO_TEST_CASE(one_document_a_year) {
  TestSite t;
  fill(t);
  t.config.feed->limit = 2;
  t.config.feed->archive = FeedArchive::year;
  const auto outputs = t.run("archive");
  BOOST_TEST(outputs.size() == 3u);
  BOOST_TEST(shape(outputs.at("archive/2025.xml")) == "prev-archive\"archive/2024.xml current\"atom.xml archive p6p5");
  BOOST_TEST(shape(outputs.at("archive/2024.xml")) ==
             "prev-archive\"archive/2022.xml next-archive\"archive/2025.xml current\"atom.xml archive p4p3");
  BOOST_TEST(shape(outputs.at("archive/2022.xml")) ==
             "next-archive\"archive/2024.xml current\"atom.xml archive p2p1p0");
  BOOST_TEST(shape(t.run("atom").at("atom.xml")) == "prev-archive\"archive/2025.xml p6p5");
  BOOST_TEST(t.run("rss").at("rss2.xml").find("<atom:link rel=\"prev-archive\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(closed_blocks) {
  TestSite t;
  fill(t);
  t.config.feed->limit = 1;
  t.config.feed->archive = FeedArchive::blocks;
  t.config.feed->archive_block = 2;
  const auto outputs = t.run("archive");
  BOOST_TEST(outputs.size() == 3u);
  BOOST_TEST(shape(outputs.at("archive/1.xml")) == "next-archive\"archive/2.xml current\"atom.xml archive p1p0");
  BOOST_TEST(shape(outputs.at("archive/3.xml")) == "prev-archive\"archive/2.xml current\"atom.xml archive p5p4");
  BOOST_TEST(shape(t.run("atom").at("atom.xml")) == "prev-archive\"archive/3.xml p6");
}

BOOST_AUTO_TEST_CASE(posts_in_no_block_stand_in_the_main_feed) {
  TestSite t;
  fill(t);
  t.config.feed->limit = 1;
  t.config.feed->archive = FeedArchive::blocks;
  t.config.feed->archive_block = 4;
  BOOST_TEST(t.run("archive").size() == 1u);
  BOOST_TEST(shape(t.run("atom").at("atom.xml")) == "prev-archive\"archive/1.xml p6p5p4");
}

BOOST_AUTO_TEST_CASE(a_new_post_changes_no_closed_block) {
  TestSite before, after;
  after.add("p7", "2025-07-01", "新", "<p>1</p>");
  for (TestSite* t : {&before, &after}) {
    fill(*t);
    t->config.feed->archive = FeedArchive::blocks;
    t->config.feed->archive_block = 3;
  }
  const auto old_ones = before.run("archive"), new_ones = after.run("archive");
  BOOST_TEST(old_ones.at("archive/1.xml") == new_ones.at("archive/1.xml"));
  BOOST_TEST(old_ones.at("archive/2.xml") == new_ones.at("archive/2.xml"));
}

BOOST_AUTO_TEST_CASE(a_feed_of_all_posts_is_complete) {
  TestSite t;
  fill(t);
  t.config.feed->limit = 0;
  t.config.feed->archive = FeedArchive::year;
  BOOST_TEST(t.run("archive").empty());
  BOOST_TEST(shape(t.run("atom").at("atom.xml")) == "complete p6p5p4p3p2p1p0");
}

BOOST_AUTO_TEST_CASE(none_by_default) {
  TestSite t;
  fill(t);
  BOOST_TEST(t.run("archive").empty());
  BOOST_TEST(t.rendered == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
