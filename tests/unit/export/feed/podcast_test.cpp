#include "feed_support.h"

#include "config/sections/feed.h"
#include "export/feed/episode.h"

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(podcast)

namespace {

struct DurationCase {
  const char* text;
  long seconds;  ///< -1: none.
};

/// A show of one episode, and a post without a recording.
struct Show : TestSite {
  Show() {
    config.feed->podcast.is_made = true;
    config.feed->podcast.categories = {*find_podcast_category("Arts/Books"), *find_podcast_category("visual arts"),
                                       *find_podcast_category("history")};
    config.feed->podcast.image = "/show.jpg";
    assets["source/a.mp3"] = "ID3" + std::string(97, '\0');
    assets["source/a.vtt"] = "WEBVTT\n";
    add("a", "2025-01-01", "一", "<p>文。</p>").enclosure.url = "/a.mp3";
    add("b", "2025-01-02", "二", "<p>没有声音。</p>");
  }
};

pugi::xml_document feed_of(TestSite& t) {
  pugi::xml_document document;
  const auto outputs = t.run("podcast");
  BOOST_REQUIRE(outputs.count("podcast.xml") == 1);
  BOOST_REQUIRE(document.load_string(outputs.at("podcast.xml").c_str()));
  return document;
}

std::string messages_of(const TestSite& t) {
  std::string messages;
  for (const Diagnostic& one : t.diagnostics.sorted()) messages += one.message.english() + '\n';
  return messages;
}

}  // namespace

BOOST_AUTO_TEST_CASE(durations_have_many_forms) {
  const DurationCase kCases[] = {
      {"95", 95},    {"1:35", 95}, {"0:01:35", 95}, {"1:02:30", 3750},   {"90:00", 5400}, {"PT1H2M30S", 3750},
      {"PT3M", 180}, {"PT", -1},   {"1:60", -1},    {"1:2:3:4", -1},     {"soon", -1},    {"1.5", -1},
      {"-5", -1},    {"", -1},     {":30", -1},     {"99999999999", -1}, {"PT5M1H", -1},  {"1 h", -1}};
  for (const DurationCase& c : kCases) {
    const std::optional<unsigned long> seconds = parse_duration(c.text);
    BOOST_TEST((seconds ? long(*seconds) : -1) == c.seconds, c.text);
  }
}

BOOST_AUTO_TEST_CASE(categories_are_those_of_the_list) {
  BOOST_TEST(find_podcast_category("society & culture").value().top == "Society & Culture");
  BOOST_TEST(find_podcast_category("Personal Journals").value().top == "Society & Culture");
  BOOST_TEST(find_podcast_category("Arts/Books").value().sub == "Books");
  for (const char* name : {"", "Books/Arts", "Poetry", "Arts/", "Arts/Cricket"})
    BOOST_TEST(!find_podcast_category(name), name);
}

BOOST_AUTO_TEST_CASE(a_podcast_is_made_only_where_it_is_asked_for) {
  Show unasked;
  unasked.config.feed->podcast.is_made = false;
  BOOST_TEST(unasked.run("podcast").empty());
  Show silent;
  silent.site.posts[0].enclosure.url = "";
  BOOST_TEST(silent.run("podcast").empty());
}

BOOST_AUTO_TEST_CASE(a_show_says_what_directories_ask_for) {
  Show t;
  const pugi::xml_document document = feed_of(t);
  const pugi::xml_node channel = document.child("rss").child("channel");
  BOOST_TEST(channel.child("itunes:author").text().get() == "示例作者");
  BOOST_TEST(channel.child("itunes:explicit").text().get() == "false");
  BOOST_TEST(channel.child("itunes:type").text().get() == "episodic");
  BOOST_TEST(channel.child("itunes:image").attribute("href").value() == "https://blog.example.com/show.jpg");
  std::string categories;
  for (const pugi::xml_node top : channel.children("itunes:category")) {
    categories += std::string(top.attribute("text").value()) + '(';
    for (const pugi::xml_node sub : top.children()) categories += std::string(sub.attribute("text").value()) + ',';
    categories += ')';
  }
  BOOST_TEST(categories == "Arts(Books,Visual Arts,)History()");
  BOOST_TEST(!channel.child("itunes:owner"));
  BOOST_TEST(!channel.child("podcast:locked"));
  // uuid5(ead4c236-bf58-58c6-a2c6-a6b28d128cb6, "blog.example.com/podcast.xml")
  BOOST_TEST(channel.child("podcast:guid").text().get() == "ec775a1c-4a3c-5ec0-bfe5-4ef1c2305c04");
}

BOOST_AUTO_TEST_CASE(an_owner_is_named_where_an_address_is) {
  Show t;
  t.site.author.email = "me@example.com";
  PodcastConfig& show = t.config.feed->podcast;
  show.owner_name = "某人";
  BOOST_TEST(t.run("podcast").at("podcast.xml").find("itunes:owner") == std::string::npos);
  show.owner_email = "show@example.com";
  show.is_locked = true;
  const std::string feed = t.run("podcast").at("podcast.xml");
  BOOST_TEST(feed.find("<itunes:email>show@example.com</itunes:email>") != std::string::npos);
  BOOST_TEST(feed.find("<podcast:locked owner=\"show@example.com\">yes</podcast:locked>") != std::string::npos);
  BOOST_TEST(feed.find("me@example.com") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_episode_says_what_its_head_says) {
  Show t;
  Post& post = t.site.posts[0];
  for (const auto& [key, value] :
       std::initializer_list<std::pair<const char*, const char*>>{{"duration", "1:02:30"},
                                                                  {"season", "2"},
                                                                  {"episode", "7"},
                                                                  {"episodeType", "Bonus"},
                                                                  {"explicit", "yes"},
                                                                  {"transcript", "/a.vtt"},
                                                                  {"chapters", "https://x.org/c.json"}})
    post.fields.set(key, value);
  const pugi::xml_document document = feed_of(t);
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  BOOST_TEST(item.child("itunes:duration").text().get() == "3750");
  BOOST_TEST(item.child("itunes:season").text().get() == "2");
  BOOST_TEST(item.child("podcast:episode").text().get() == "7");
  BOOST_TEST(item.child("itunes:episodeType").text().get() == "bonus");
  BOOST_TEST(item.child("itunes:explicit").text().get() == "true");
  BOOST_TEST(item.child("podcast:transcript").attribute("type").value() == "text/vtt");
  BOOST_TEST(item.child("podcast:chapters").attribute("url").value() == "https://x.org/c.json");
  BOOST_TEST(item.child("enclosure").attribute("length").value() == "100");
  BOOST_TEST(item.child("enclosure").attribute("type").value() == "audio/mpeg");
  BOOST_TEST(!item.next_sibling("item"));
}

BOOST_AUTO_TEST_CASE(what_can_not_be_used_is_left_out_with_a_word) {
  Show t;
  t.config.feed->podcast.categories.clear();
  t.config.feed->podcast.image.clear();
  Post& post = t.site.posts[0];
  for (const auto& [key, value] :
       std::initializer_list<std::pair<const char*, const char*>>{{"duration", "soon"},
                                                                  {"season", "0"},
                                                                  {"episode", "first"},
                                                                  {"episodeType", "extra"},
                                                                  {"explicit", "perhaps"},
                                                                  {"transcript", "/none.vtt"},
                                                                  {"chapters", "javascript:x"}})
    post.fields.set(key, value);
  const pugi::xml_document document = feed_of(t);
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  for (const char* name : {"itunes:duration", "itunes:season", "itunes:episode", "itunes:episodeType",
                           "itunes:explicit", "podcast:transcript", "podcast:chapters", "podcast:season"})
    BOOST_TEST(!item.child(name), name);
  const std::string messages = messages_of(t);
  for (const char* part : {"'duration' is 'soon'", "'season' is '0'", "'episode' is 'first'",
                           "'episodeType' is 'extra'", "'explicit' is 'perhaps'", "'transcript' is '/none.vtt'",
                           "'chapters' is 'javascript:x'", "the podcast has no category", "the podcast has no picture"})
    BOOST_TEST(messages.find(part) != std::string::npos, part);
}

BOOST_AUTO_TEST_CASE(no_episode_drops_for_want_of_room) {
  Show t;
  t.config.feed->max_bytes = 10;
  const pugi::xml_document document = feed_of(t);
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  BOOST_TEST(item.child("title").text().get() == "一");
  BOOST_TEST(!item.child("content:encoded"));
}

BOOST_AUTO_TEST_SUITE_END()
