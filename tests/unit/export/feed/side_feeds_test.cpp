#include "feed_support.h"

#include "config/sections/feed.h"
#include "export/feed/side_feeds.h"

#include <nlohmann/json.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(side_feeds)

namespace {

/// Chinese posts, an English one and one in a language that the settings do not name.
struct Blog : TestSite {
  Blog() {
    config.language = "zh-CN";
    config.languages = {{"zh", "zh-CN"}, {"en", "en"}};
    config.feed->generator_splits = true;
    config.feed->language_settings["zh"].is_main = true;
    LanguageSettings& english = config.feed->language_settings["en"];
    english.folder = "en/";
    english.title = "Essays";
    english.author.name = "Lin Xia";
    add("wo", "2025-01-03", "我", "<p>一。</p>");
    Post& river = add("river", "2025-01-02", "River", "<p>1.</p>");
    river.language = "en";
    river.site_language = "en";
    add("fleuve", "2025-01-01", "Fleuve", "<p>2.</p>").language = "fr";
  }
};

std::string names_of(const std::map<std::string, std::string>& outputs) {
  std::string names;
  for (const auto& [name, bytes] : outputs) names += (names.empty() ? "" : " ") + name;
  return names;
}

std::string titles_of(const std::string& atom) {
  pugi::xml_document document;
  BOOST_REQUIRE(document.load_string(atom.c_str()));
  std::string titles;
  for (const pugi::xml_node entry : document.child("feed").children("entry"))
    titles += (titles.empty() ? "" : " ") + std::string(entry.child("title").text().get());
  return titles;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_language_has_its_own_feeds) {
  Blog t;
  BOOST_TEST(titles_of(t.run("atom").at("atom.xml")) == "我 Fleuve");
  const auto outputs = t.run("languages");
  BOOST_TEST(names_of(outputs) == "en/atom.xml en/feed.json en/rss2.xml");
  const std::string& atom = outputs.at("en/atom.xml");
  BOOST_TEST(titles_of(atom) == "River");
  pugi::xml_document document;
  document.load_string(atom.c_str());
  const pugi::xml_node feed = document.child("feed");
  BOOST_TEST(feed.attribute("xml:lang").value() == "en");
  BOOST_TEST(feed.child("title").text().get() == "Essays");
  BOOST_TEST(feed.child("author").child("name").text().get() == "Lin Xia");
  BOOST_TEST(feed.child("id").text().get() == "tag:blog.example.com,2025:language:en");
  BOOST_TEST(feed.find_child_by_attribute("link", "rel", "self").attribute("href").value() ==
             "https://blog.example.com/en/atom.xml");
  BOOST_TEST(feed.find_child_by_attribute("link", "rel", "alternate").attribute("href").value() ==
             "https://blog.example.com/en/");
  BOOST_TEST(feed.child("entry").attribute("xml:lang").empty());
  BOOST_TEST(feed.child("entry").child("id").text().get() == "tag:blog.example.com,2025:post:river");
}

BOOST_AUTO_TEST_CASE(a_language_on_a_host_of_its_own_has_its_addresses_there) {
  Blog t;
  t.config.feed->language_settings["en"].folder = "";
  t.config.feed->language_settings["en"].url = "https://en.example.com/blog";
  const auto outputs = t.run("languages");
  BOOST_TEST(names_of(outputs) == "en/atom.xml en/feed.json en/rss2.xml");
  BOOST_TEST(outputs.at("en/atom.xml").find("href=\"https://en.example.com/blog/atom.xml\"") != std::string::npos);
}

struct SplitCase {
  const char* name;
  bool splits;
  FeedLanguages setting;
  const char *main, *others;
};

BOOST_AUTO_TEST_CASE(the_setting_goes_before_the_generator) {
  const SplitCase kCases[] = {
      {"as the generator, which splits", true, FeedLanguages::automatic, "我 Fleuve",
       "en/atom.xml en/feed.json en/rss2.xml"},
      {"as the generator, which does not", false, FeedLanguages::automatic, "我 River Fleuve", ""},
      {"apart", false, FeedLanguages::apart, "我 Fleuve", "en/atom.xml en/feed.json en/rss2.xml"},
      {"together", true, FeedLanguages::together, "我 River Fleuve", ""},
  };
  for (const SplitCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      Blog t;
      t.config.feed->generator_splits = c.splits;
      t.config.feed->languages = c.setting;
      BOOST_TEST(titles_of(t.run("atom").at("atom.xml")) == c.main);
      BOOST_TEST(names_of(t.run("languages")) == c.others);
    }
  }
}

BOOST_AUTO_TEST_CASE(language_feeds_have_the_formats_that_build_makes) {
  Blog t;
  t.config.outputs = {"epub", "rss"};
  t.config.feed->rss_path = "index.xml";
  BOOST_TEST(names_of(t.run("languages")) == "en/index.xml");
}

BOOST_AUTO_TEST_CASE(a_chosen_feed_has_its_posts_title_and_files) {
  Blog t;
  ChosenFeed feed;
  feed.id = "west";
  feed.title = "西";
  feed.description = "不是中文的";
  feed.files = {"west.xml", "", "west.json"};
  feed.limit = 1;
  feed.select.languages = {"en", "fr"};
  t.config.feed->chosen = {feed};
  const auto outputs = t.run("chosen");
  BOOST_TEST(names_of(outputs) == "west.json west.xml");
  BOOST_TEST(titles_of(outputs.at("west.xml")) == "River");
  const auto json = nlohmann::json::parse(outputs.at("west.json"));
  BOOST_TEST(json["title"] == "西");
  BOOST_TEST(json["description"] == "不是中文的");
  BOOST_TEST(json["feed_url"] == "https://blog.example.com/west.json");
  BOOST_TEST(json["items"].size() == 1u);
  BOOST_TEST(json["items"][0]["language"] == "en");
  BOOST_TEST(outputs.at("west.xml").find("<id>tag:blog.example.com,2025:feed:west</id>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_chosen_feed_without_posts_is_not_made) {
  Blog t;
  ChosenFeed feed;
  feed.id = "none";
  feed.files.atom = "none.xml";
  feed.select.tags = {"雨"};
  t.config.feed->chosen = {feed};
  BOOST_TEST(names_of(t.run("chosen")) == "");
  BOOST_TEST(t.diagnostics.sorted().back().message.english() ==
             "feed 'none' selects the tag '雨', which no published post has");
}

BOOST_AUTO_TEST_CASE(authors_have_feeds_where_they_are_asked_for) {
  Blog t;
  t.config.feed->per_category = t.config.feed->per_tag = false;
  BOOST_TEST(names_of(t.run("lists")) == "");
  t.config.feed->per_author = true;
  t.config.feed->author_map = {{"示例作者", "shi-li"}};
  t.site.posts[1].authors = {{"Ann B.", "ann@example.com", "https://blog.example.com/about/ann/"},
                             {"示例作者", "", ""}};
  t.site.posts[2].authors = {{"ann b.", "", ""}};
  const auto outputs = t.run("lists");
  BOOST_TEST(names_of(outputs) == "authors/Ann-B-1faa04e2/atom.xml authors/ann-b/atom.xml authors/shi-li/atom.xml");
  BOOST_TEST(titles_of(outputs.at("authors/shi-li/atom.xml")) == "我 River");
  const std::string& ann = outputs.at("authors/Ann-B-1faa04e2/atom.xml");
  BOOST_TEST(titles_of(ann) == "River");
  BOOST_TEST(ann.find("<title>文集 – Ann B.</title>") != std::string::npos);
  BOOST_TEST(ann.find("<link rel=\"alternate\" type=\"text/html\" href=\"https://blog.example.com/about/ann/\" />") !=
             std::string::npos);
  BOOST_TEST(ann.find("ann@example.com") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
