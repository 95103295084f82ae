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
  std::string all;
  for (const std::string& line : broken.lines) {
    all += line.back() == '-' ? line.substr(0, line.size() - 1) : line;
    BOOST_TEST(em_width(line) <= 1280 * 1000 / broken.size);
  }
  BOOST_TEST(all == letters);
  BOOST_TEST(broken.lines.size() <= 12U);
  std::string words;
  for (int i = 1; i <= 45; ++i) words += (i == 1 ? "" : " ") + std::string("number ") + std::to_string(i);
  const TitleLines small = break_title(words, "en", 1280, {176, 92});
  std::string joined_again;
  for (const std::string& line : small.lines) joined_again += (joined_again.empty() ? "" : " ") + line;
  BOOST_TEST(joined_again == words);
  BOOST_TEST(small.size < 92);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "长";
  BOOST_TEST(break_title(many, "zh-CN", 1280, {176, 92}).lines.size() <= 12U);
}

BOOST_AUTO_TEST_SUITE_END()
