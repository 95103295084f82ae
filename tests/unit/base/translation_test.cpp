#include "base/translation.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(translation)

BOOST_AUTO_TEST_CASE(names_of_languages) {
  const struct {
    const char* tag;
    const char* catalogue;
  } kCases[] = {
      {"en", "en"},
      {"en_GB.UTF-8", "en"},
      {"EN-us", "en"},
      {"zh", "zh_CN"},
      {"zh_CN", "zh_CN"},
      {"zh-CN", "zh_CN"},
      {"zh_SG.GBK", "zh_CN"},
      {"zh_CN.UTF-8@pinyin", "zh_CN"},
      {"zh-Hans", "zh_CN"},
      {"zh-Hans-HK", "zh_CN"},
      {"zh_TW", "zh_TW"},
      {"zh_TW.Big5", "zh_TW"},
      {"zh_HK.UTF-8", "zh_TW"},
      {"zh_MO", "zh_TW"},
      {"zh-Hant", "zh_TW"},
      {"zh_Hant_CN", "zh_TW"},
      {"C", ""},
      {"C.UTF-8", ""},
      {"POSIX", ""},
      {"de_DE.UTF-8", ""},
      {"", ""},
      {"_", ""},
      {"..", ""},
      {"中文", ""},
  };
  for (const auto& row : kCases) BOOST_TEST(translation_for(row.tag) == row.catalogue, row.tag);
}

BOOST_AUTO_TEST_CASE(catalogues) {
  BOOST_TEST(Translation().name() == "en");
  BOOST_TEST(Translation("de").name() == "en");
  BOOST_TEST((Translation("de").find("error", nullptr, 0) == nullptr));
  BOOST_TEST(translation_names().at(0) == "en");
  for (const std::string& name : translation_names()) {
    BOOST_TEST(Translation(name).name() == name);
    BOOST_TEST((Translation(name).find("a text of nobody", nullptr, 0) == nullptr));
    if (name != "en") BOOST_TEST((Translation(name).find("{} post", "{} posts", 7) != nullptr), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
