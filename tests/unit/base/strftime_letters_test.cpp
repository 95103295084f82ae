#include "base/strftime.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(strftime_letters)

BOOST_AUTO_TEST_CASE(letters) {
  const Timestamp time{1'709'622'307, 8 * 3600};  // 2024-03-05 15:05:07 +08:00, a Tuesday
  const struct {
    const char *format, *text;
  } kCases[] = {
      {"%Y-%m-%d %H:%M:%S", "2024-03-05 15:05:07"},
      {"%C %y %j %u %w %s", "20 24 065 2 2 1709622307"},
      {"%e|%k|%I|%l|%L", " 5|15|03| 3|000"},
      {"%A %a %B %b %h %p %P", "Tuesday Tue March Mar Mar PM pm"},
      {"%-d %-m %-H %-j %-l", "5 3 15 65 3"},
      {"%0e %0l %_d", "05 03 05"},
      {"%^a %^B", "TUE MARCH"},
      {"%z %:z %Z", "+0800 +08:00 +0800"},
      {"%F %T %X %R", "2024-03-05 15:05:07 15:05:07 15:05"},
      {"%r %D %x", "03:05:07 PM 03/05/24 03/05/24"},
      {"%c", "Tue Mar  5 15:05:07 2024"},
      {"%v", " 5-MAR-2024"},
      {"%%%n%t", "%\n\t"},
      {"%Q %", "%Q %"},
      {"年%Y", "年2024"},
  };
  for (const auto& one : kCases) BOOST_TEST(format_strftime(time, one.format) == one.text, one.format);
}

BOOST_AUTO_TEST_CASE(length_is_bounded) {
  std::string format;
  for (int i = 0; i < 100'000; ++i) format += "%c";
  BOOST_TEST(format_strftime({0, 0}, format).size() < 70'000U);
}

BOOST_AUTO_TEST_SUITE_END()
