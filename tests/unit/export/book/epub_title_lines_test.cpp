#include "export/book/text/title_lines.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

std::string joined(std::string_view title, std::string_view language = "zh-CN") {
  const TitleLines broken = break_title(title, language, 1280, {176, 144, 116, 92});
  std::string text = std::to_string(broken.size);
  for (const std::string& line : broken.lines) text += " / " + line;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_title_lines)

BOOST_AUTO_TEST_CASE(lines) {
  const struct {
    const char* title;
    const char* expected;
  } kCases[] = {
      {"温柔集", "176 / 温柔集"},
      {"那些悄然来袭的失落感：温柔地接纳，勇敢地前行", "116 / 那些悄然来袭的失落感： / 温柔地接纳，勇敢地前行"},
      {"Notes of a Programmer", "92 / Notes of a Programmer"},
      {"C++ 与 Node.js 随笔", "116 / C++ 与 Node.js 随笔"},
      {"", "176"},
      {"一本很长很长的书名，写给所有在雨天里赶路的人，也写给留在屋檐下的人",
       "92 / 一本很长很长的书名，写给 / 所有在雨天里赶路的人， / 也写给留在屋檐下的人"},
  };
  for (const auto& one : kCases) BOOST_TEST(joined(one.title) == one.expected);
}

BOOST_AUTO_TEST_CASE(titles_that_fit_nowhere) {
  const std::string letters(300, 'x');
  const TitleLines broken = break_title(letters, "en", 1280, {176, 92});
  BOOST_TEST(broken.lines.size() == 1U);
  BOOST_TEST(broken.size == 92);
  BOOST_TEST(em_width(broken.lines[0]) <= 1280 * 1000 / 92);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "长";
  BOOST_TEST(break_title(many, "zh-CN", 1280, {176, 92}).lines.size() <= 5U);
}

BOOST_AUTO_TEST_SUITE_END()
