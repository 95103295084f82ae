#include "preview/words.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(of_each_language) {
  const Output english = preview_words(Translation());
  BOOST_TEST(english.name == "words.js");
  BOOST_TEST(english.bytes == "\"use strict\";\nconst kLanguage = \"en\";\nconst kWords = {};\n");
  if (translation_names().size() == 1) return;  // built without msgfmt
  const std::string chinese = preview_words(Translation("zh_TW")).bytes;
  BOOST_TEST(chinese.find("const kLanguage = \"zh-TW\";") != chinese.npos);
  BOOST_TEST(chinese.find("\"Book\":\"書\"") != chinese.npos);
  BOOST_TEST(chinese.find("\"page {} of {}\":\"第 {} 頁，共 {} 頁\"") != chinese.npos);
}

BOOST_AUTO_TEST_SUITE_END()
