#include "config/sections/book.h"
#include "config/shared_keys.h"
#include "export/book/text/words.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using essaypack::Words;

BOOST_AUTO_TEST_SUITE(epub_words)

BOOST_AUTO_TEST_CASE(languages) {
  const struct {
    const char* language;
    const char* contents;
    const char* twelve;
  } kCases[] = {{"zh-CN", "目录", "12 篇"},     {"zh", "目录", "12 篇"},        {"zh-Hans-HK", "目录", "12 篇"},
                {"zh-TW", "目錄", "12 篇"},     {"zh-HK", "目錄", "12 篇"},     {"zh-Hant", "目錄", "12 篇"},
                {"ja", "目次", "12件"},         {"ja-JP", "目次", "12件"},      {"en", "Contents", "12 posts"},
                {"fr", "Contents", "12 posts"}, {"und", "Contents", "12 posts"}};
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.language) {
      const Words words(one.language, {});
      BOOST_TEST(words["contents"] == one.contents);
      BOOST_TEST(words.count(12) == one.twelve);
    }
  const struct {
    const char *language, *one, *one_described, *two_described;
  } kNumbers[] = {{"en", "1 post", "T: 1 post.", "T: 2 posts."},
                  {"fr", "1 post", "T: 1 post.", "T: 2 posts."},
                  {"zh-CN", "1 篇", "T，共 1 篇。", "T，共 2 篇。"},
                  {"zh-TW", "1 篇", "T，共 1 篇。", "T，共 2 篇。"},
                  {"ja", "1件", "T（全1件）", "T（全2件）"}};
  for (const auto& one : kNumbers) BOOST_TEST_CONTEXT(one.language) {
      const Words words(one.language, {});
      BOOST_TEST(words.count(1) == one.one);
      BOOST_TEST(words.describe("T", 1) == one.one_described);
      BOOST_TEST(words.describe("T", 2) == one.two_described);
    }
}

BOOST_AUTO_TEST_CASE(slots) {
  const Words words("zh-CN", {{"count", "共{n}文"}, {"span", "{b}←{a}{x}{"}, {"nonsense", "x"}, {"done", ""}});
  BOOST_TEST(words.count(3) == "共3文");
  BOOST_TEST(words.fill("span", {{'a', "{b}"}, {'b', "2"}}) == "2←{b}{x}{");
  BOOST_TEST(words["done"] == "已完成");
  BOOST_TEST(words.count(1) == "共1文");
  BOOST_TEST(Words("en", {{"description", "{n} in {a}"}}).describe("T", 1) == "1 in T");
  BOOST_TEST(Words("en", {{"count", "{n} of"}, {"count_one", "just one"}}).count(1) == "just one");
}

BOOST_AUTO_TEST_CASE(digits_in_groups) {
  BOOST_TEST(Words("en", {}).number(837'387) == "837,387");
  BOOST_TEST(Words("zh-CN", {}).number(5'015) == "5,015");
  BOOST_TEST(Words("de", {}).number(12'345) == "12.345");
  BOOST_TEST(Words("und", {}).number(7) == "7");
  BOOST_TEST(Words("en", {}).count(2'056) == "2,056 posts");
}

BOOST_AUTO_TEST_CASE(keys_are_sorted_and_filled) {
  const auto& keys = Words::keys();
  BOOST_TEST(std::is_sorted(keys.begin(), keys.end()));
  BOOST_TEST(keys == essaypack::book_word_names(), boost::test_tools::per_element());
  for (const char* language : {"zh-CN", "zh-TW", "en", "ja"})
    for (const std::string& key : keys) BOOST_TEST(!Words(language, {})[key].empty(), language << " " << key);
}

BOOST_AUTO_TEST_SUITE_END()
