#include "base/pinyin.h"

#include <unicode/coll.h>
#include <unicode/translit.h>
#include <unicode/uniset.h>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(pinyin)

BOOST_AUTO_TEST_CASE(names) {
  struct {
    const char* name;
    const char* text;
    const char* expected;
  } const rows[] = {
      {"two characters", "林檐", "Lin Yan"},
      {"three", "王小波", "Wang Xiao Bo"},
      {"traditional", "魯迅", "Lu Xun"},
      {"a surname with a reading of its own", "曾国藩", "Zeng Guo Fan"},
      {"the same character elsewhere", "未曾", "Wei Ceng"},
      {"too long for a name", "解忧杂货店", "Jie You Za Huo Dian"},
      {"words in ASCII", "DIYgod 小明2", "DIYgod Xiao Ming 2"},
      {"side by side", "阿B", "A B"},
      {"a foreign name", "卡尔·马克思", "Ka Er Ma Ke Si"},
      {"a wide space", "林　檐", "Lin Yan"},
      {"blanks", " 林 檐 ", " Lin Yan "},
      {"all ASCII", "Lin Yan", ""},
      {"kana", "村上はるき", ""},
      {"a character without a sound", "林\xF0\xA0\x80\x80", ""},
      {"symbols", "林☆", ""},
      {"empty", "", ""},
  };
  for (const auto& row : rows) BOOST_TEST_CONTEXT(row.name) BOOST_TEST(pinyin_name(row.text) == row.expected);
}

BOOST_AUTO_TEST_CASE(in_context) {
  const struct {
    const char *name, *syllable, *filed;
  } rows[] = {
      {"厦门", "xia", "虲门"},      {"行业", "hang", "夯业"},
      {"长安", "chang", "伥安"},    {"曾国藩", "zeng", "増国藩"},
      {"曾经", "", "曾经"},         {"单田芳", "shan", "山田芳"},
      {"单位", "", "单位"},         {"重庆火锅", "chong", "充庆火锅"},
      {"重要", "", "重要"},         {"行走", "", "行走"},
      {"调查", "", "调查"},         {"调试", "tiao", "旫试"},
      {"朴槿惠", "piao", "剽槿惠"}, {"朴素", "", "朴素"},
      {"C++", "", "C++"},           {"", "", ""},
  };
  for (const auto& row : rows) {
    BOOST_TEST(syllable_in_context(row.name) == row.syllable, row.name);
    BOOST_TEST(filed_by_pinyin(row.name) == row.filed, row.name << ": " << filed_by_pinyin(row.name));
  }
}

BOOST_AUTO_TEST_CASE(every_character_as_icu_reads_it) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> latin(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Title", UTRANS_FORWARD, status));
  const std::unique_ptr<icu::Collator> order(
      icu::Collator::createInstance(icu::Locale::forLanguageTag("zh-u-co-pinyin", status), status));
  BOOST_TEST_REQUIRE(U_SUCCESS(status));
  const std::unique_ptr<icu::UnicodeSet> sorted(order->getTailoredSet(status));
  std::size_t count = 0;
  std::string different;
  for (UChar32 c = 0x4E00; c <= 0x9FFF; ++c) {
    if (!sorted->contains(c)) continue;
    ++count;
    icu::UnicodeString text(c);
    std::string character, expected;
    text.toUTF8String(character);
    latin->transliterate(text);
    text.trim().toUTF8String(expected);
    // Between words no surname is meant.
    if (pinyin_name("x " + character) != "x " + expected) different += character;
  }
  BOOST_TEST(count > 20000U);
  BOOST_TEST(different == "");
}

BOOST_AUTO_TEST_SUITE_END()
