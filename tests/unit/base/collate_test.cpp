#include "base/collate.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace essaypack;

namespace {

std::string sorted(std::vector<std::string> names, std::string_view language) {
  std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    const std::string left = collation_key(a, language), right = collation_key(b, language);
    return left != right ? left < right : a < b;
  });
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(collate)

BOOST_AUTO_TEST_CASE(orders_names_as_readers_do) {
  struct {
    const char *name, *language;
    std::vector<std::string> names;
    const char* expected;
  } cases[] = {
      {"pinyin", "zh-CN", {"中", "爱", "一", "大"}, "爱 大 一 中"},
      {"strokes", "zh-TW", {"愛", "中", "一", "大"}, "一 大 中 愛"},
      {"strokes by script", "zh-Hant", {"愛", "中", "一"}, "一 中 愛"},
      {"numbers by value", "zh-CN", {"第10章", "第9章", "第1章"}, "第1章 第9章 第10章"},
      {"case last", "en", {"b", "A", "a", "B"}, "a A b B"},
      {"accents", "en", {"z", "é", "f"}, "é f z"},
      {"no language", "", {"b", "a", "中"}, "a b 中"},
      {"unknown language", "?!", {"b", "a"}, "a b"},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(sorted(c.names, c.language) == c.expected);
}

BOOST_AUTO_TEST_CASE(makes_long_keys) {
  const std::string text(3000, 'x');
  BOOST_TEST(collation_key(text, "zh-CN") < collation_key(text + "y", "zh-CN"));
}

BOOST_AUTO_TEST_SUITE_END()
