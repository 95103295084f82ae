#include "base/language.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(writes_tags_canonically) {
  struct {
    const char *tag, *expected;
  } cases[] = {
      {"zh-CN", "zh-CN"}, {"zh_CN", "zh-CN"},
      {"zh-cn", "zh-CN"}, {"ZH-hans-cn", "zh-Hans-CN"},
      {" en ", "en"},     {"zh_CN.UTF-8", "zh-CN"},
      {"iw", "he"},       {"en-us", "en-US"},
      {"ja", "ja"},       {"yue", "yue"},
      {"", ""},           {"default", ""},
      {"english", ""},    {"zh-", ""},
      {"-zh", ""},        {"中文", ""},
      {"zh CN", ""},      {"en-a", ""},
      {"C", ""},          {"und", ""},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.tag) BOOST_TEST(canonical_language(c.tag) == c.expected);
  BOOST_TEST(canonical_language(std::string(1000, 'a')) == "");
}

BOOST_AUTO_TEST_CASE(knows_the_direction) {
  for (const char* tag : {"ar", "ar-EG", "he", "fa", "ur", "ug", "yi", "uz-Arab", "dv"})
    BOOST_TEST(is_right_to_left(tag), tag);
  for (const char* tag : {"", "en", "zh-CN", "ja", "az", "ku-Latn", "x y"}) BOOST_TEST(!is_right_to_left(tag), tag);
}

BOOST_AUTO_TEST_CASE(knows_the_primary_language) {
  BOOST_TEST(primary_language("zh-Hant-TW") == "zh");
  BOOST_TEST(primary_language("ZH_CN") == "zh");
  BOOST_TEST(primary_language("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
