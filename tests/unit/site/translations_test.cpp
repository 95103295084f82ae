#include "site/translations.h"

#include "config/sections/feed.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(translations)

namespace {

/// A post before it has its place: language, code of its language, path of its file, day, key, address.
struct Text {
  const char *language, *code, *stem, *day, *key, *written;
};

struct Case {
  const char* name;
  bool splits;  ///< The generator gives each language its own addresses.
  std::vector<Text> posts;
  const char* groups;  ///< Languages of each group, `|` between them.
};

std::string groups_of(const Case& c) {
  Config config;
  config.languages = {{"zh", "zh-CN"}, {"en", "en"}, {"ja", "ja"}};
  config.feed->generator_splits = c.splits;
  config.feed->language_settings["zh"].is_main = true;
  config.feed->language_settings["en"].folder = "en/";
  config.feed->language_settings["ja"].folder = "ja/";
  Site site;
  site.language = "zh-CN";
  for (const Text& text : c.posts) {
    Post post;
    post.source = std::string(text.stem) + ".md";
    post.stem_path = text.stem;
    if (std::string_view(text.language) != "zh-CN") post.language = text.language;
    post.site_language = text.code;
    if (*text.day) post.date = parse_date(text.day, Zone()).time;
    if (*text.key) post.fields.set("translationKey", text.key);
    post.head_permalink = text.written;
    post.path = std::string(text.written).substr(*text.written ? 1 : 0);
    site.posts.push_back(std::move(post));
  }
  const Translations found = find_translations(site, config);
  std::string shown;
  for (const auto& group : found.groups) {
    shown += shown.empty() ? "" : "|";
    for (const PostVersion& one : group) shown += (&one == &group.front() ? "" : " ") + one.language;
  }
  return shown;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_text_knows_its_other_languages) {
  const Case kCases[] = {
      {"nothing in common",
       false,
       {{"zh-CN", "", "a", "2025-01-01", "", ""}, {"en", "", "b", "2025-01-02", "", ""}},
       ""},
      {"one key, other days",
       false,
       {{"en", "", "a", "2025-01-02", "k", ""}, {"zh-CN", "", "b", "2025-01-01", "k", ""}},
       "zh-CN en"},
      {"a key parts what paths would join",
       false,
       {{"zh-CN", "", "a", "2025-01-01", "k", ""}, {"en", "", "en/a", "2025-01-01", "", ""}},
       ""},
      {"a folder for the other language, another day",
       false,
       {{"zh-CN", "", "2025/a", "2025-01-01", "", ""}, {"en", "", "en/2025/a", "2025-03-01", "", ""}},
       "zh-CN en"},
      {"a suffix, another day",
       false,
       {{"zh-CN", "", "a", "2025-01-01", "", ""}, {"en", "", "a.en", "2025-03-01", "", ""}},
       "zh-CN en"},
      {"one name in other folders that tell no language, another day",
       false,
       {{"zh-CN", "", "x/a", "2025-01-01", "", ""}, {"en", "", "y/a", "2025-03-01", "", ""}},
       ""},
      {"the same on one day",
       false,
       {{"zh-CN", "", "x/a", "2025-01-01", "", ""}, {"en", "", "y/a", "2025-01-01", "", ""}},
       "zh-CN en"},
      {"folders of the generator",
       true,
       {{"zh-CN", "", "a", "2025-01-01", "", ""},
        {"ja", "ja", "a", "2025-03-01", "", ""},
        {"en", "en", "a", "", "", ""}},
       "zh-CN en ja"},
      {"one address below folders of languages",
       true,
       {{"zh-CN", "", "fluss", "2025-01-01", "", "/a/"}, {"en", "en", "river", "2025-03-01", "", "/en/a/"}},
       "zh-CN en"},
      {"one language twice",
       false,
       {{"en", "", "a", "2025-01-01", "k", ""}, {"en", "", "b", "2025-01-01", "k", ""}, {"ja", "", "c", "", "k", ""}},
       ""},
      {"two groups",
       false,
       {{"zh-CN", "", "a", "2025-01-01", "", ""},
        {"en", "", "a.en", "2025-01-01", "", ""},
        {"zh-CN", "", "b", "2025-01-01", "", ""},
        {"ja", "", "b.ja", "2025-01-01", "", ""}},
       "zh-CN en|zh-CN ja"},
      {"one language", false, {{"zh-CN", "", "a", "2025-01-01", "", ""}, {"zh-CN", "", "b", "2025-01-01", "", ""}}, ""},
  };
  for (const Case& c : kCases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(groups_of(c) == c.groups);
}

BOOST_AUTO_TEST_SUITE_END()
