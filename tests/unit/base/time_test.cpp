#include "base/time.h"

#include <unicode/timezone.h>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <memory>
#include <string>

using namespace essaypack;

namespace {

Zone zone(const char* name) { return Zone::find(name).value(); }

Timestamp instant(const CivilTime& utc, int offset_seconds) { return {seconds_of(utc), offset_seconds}; }

}  // namespace

namespace time_test {  // a namespace `time` of the suite would clash with the C library's function

BOOST_AUTO_TEST_SUITE(time)

BOOST_AUTO_TEST_CASE(counts_days_both_ways) {
  BOOST_TEST(seconds_of({1970, 1, 1, 0, 0, 0}) == 0);
  BOOST_TEST(seconds_of({2025, 10, 29, 22, 18, 7}) == 1761776287);
  BOOST_TEST(seconds_of({2500, 1, 1, 0, 0, 0}) == 16725225600);
  int expected_weekday = 1;  // 0001-01-01 was a Monday
  int expected_day = 1;
  for (std::int64_t at = seconds_of({1, 1, 1, 12, 34, 56}); at < seconds_of({9999, 12, 31, 23, 0, 0}); at += 86400) {
    const CivilTime day = civil_utc({at, 0});
    if (day.month == 1 && day.day == 1) expected_day = 1;
    const bool good =
        seconds_of(day) == at && is_valid(day) && weekday(day) == expected_weekday && day_of_year(day) == expected_day;
    if (!good) BOOST_ERROR(format_rfc3339_utc({at, 0}));
    ++expected_day;
    expected_weekday = (expected_weekday + 1) % 7;
  }
}

BOOST_AUTO_TEST_CASE(knows_impossible_times) {
  const CivilTime impossible[] = {{2023, 2, 29}, {2100, 2, 29},    {2024, 2, 30},       {2024, 4, 31},
                                  {2024, 13, 1}, {2024, 0, 1},     {2024, 1, 0},        {0, 1, 1},
                                  {10000, 1, 1}, {2024, 1, 1, 24}, {2024, 1, 1, 0, 60}, {2024, 1, 1, 0, 0, 60}};
  for (const CivilTime& time : impossible) BOOST_TEST(!is_valid(time));
  for (const CivilTime& time : {CivilTime{2024, 2, 29}, CivilTime{2000, 2, 29}, CivilTime{9999, 12, 31, 23, 59, 59}})
    BOOST_TEST(is_valid(time));
}

BOOST_AUTO_TEST_CASE(formats) {
  struct {
    const char* name;
    Timestamp time;
    const char *rfc3339, *utc, *rfc822, *date;
  } cases[] = {
      {"Shanghai",
       {1761776287, 28800},
       "2025-10-30T06:18:07+08:00",
       "2025-10-29T22:18:07Z",
       "Thu, 30 Oct 2025 06:18:07 +0800",
       "2025-10-30"},
      {"UTC",
       {0, 0},
       "1970-01-01T00:00:00+00:00",
       "1970-01-01T00:00:00Z",
       "Thu, 01 Jan 1970 00:00:00 +0000",
       "1970-01-01"},
      {"west",
       {-1, -16200},
       "1969-12-31T19:29:59-04:30",
       "1969-12-31T23:59:59Z",
       "Wed, 31 Dec 1969 19:29:59 -0430",
       "1969-12-31"},
      {"year 1", instant({1, 1, 1, 0, 0, 0}, 0), "0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00Z",
       "Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01"},
      {"offset with seconds",
       {-2840140800 - 29143, 29143},
       "1879-12-31T23:59:17+08:05",
       "1879-12-31T15:54:17Z",
       "Wed, 31 Dec 1879 23:59:17 +0805",
       "1880-01-01"},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) {
      BOOST_TEST(format_rfc3339(c.time) == c.rfc3339);
      BOOST_TEST(format_rfc3339_utc(c.time) == c.utc);
      BOOST_TEST(format_rfc822(c.time) == c.rfc822);
      BOOST_TEST(format_date(c.time) == c.date);
    }
}

BOOST_AUTO_TEST_CASE(finds_zones) {
  struct {
    const char *name, *found;  ///< Found: the name as the zone has it, empty if there is no such zone.
  } cases[] = {
      {"Asia/Shanghai", "Asia/Shanghai"},
      {"asia/shanghai", "Asia/Shanghai"},
      {" UTC ", "UTC"},
      {"GMT", "UTC"},
      {"Z", "UTC"},
      {"+08:00", "+08:00"},
      {"+0800", "+08:00"},
      {"+8", "+08:00"},
      {"UTC+8", "+08:00"},
      {"GMT-03:30", "-03:30"},
      {"-09:30", "-09:30"},
      {"+24:00", ""},
      {"Etc/GMT-8", "Etc/GMT-8"},
      {"PRC", "PRC"},
      {"EST", "EST"},
      {"CST", ""},
      {"PST", ""},
      {"", ""},
      {"Asia/Beijing", ""},
      {"上海", ""},
      {"Etc/Unknown", ""},
      {"GMT+99", ""},
      {"../etc/passwd", ""},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) {
      const std::optional<Zone> found = Zone::find(c.name);
      BOOST_TEST((found ? found->name() : "") == c.found);
    }
}

BOOST_AUTO_TEST_CASE(reads_offsets) {
  struct {
    const char* text;
    int seconds;  ///< -1: none.
  } cases[] = {{"+08:00", 28800},  {"+0800", 28800}, {"+08", 28800},    {"+8", 28800},  {"+8:30", 30600},
               {"-03:30", -12600}, {"Z", 0},         {"+23:59", 86340}, {"", -1},       {"+", -1},
               {"08:00", -1},      {"+080", -1},     {"+08:0", -1},     {"+08:60", -1}, {"+:00", -1},
               {"+08:", -1},       {"+008:00", -1},  {"+08:00:00", -1}, {"+0a", -1},    {"+08000", -1}};
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.text) BOOST_TEST(parse_offset(c.text).value_or(-1) == c.seconds);
}

// The table of transitions must say what ICU says, whatever the instant.
BOOST_AUTO_TEST_CASE(agrees_with_icu) {
  for (const char* name : {"America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Casablanca",
                           "Europe/Dublin", "Pacific/Apia", "Asia/Tehran", "America/Sao_Paulo"}) {
    const Zone ours = zone(name);
    const std::unique_ptr<icu::TimeZone> theirs(icu::TimeZone::createTimeZone(name));
    std::int64_t step = 86400 * 9 + 3333;
    for (std::int64_t at = seconds_of({1850, 1, 1, 0, 0, 0}); at < seconds_of({2700, 1, 1, 0, 0, 0}); at += step) {
      UErrorCode status = U_ZERO_ERROR;
      std::int32_t raw, saving;
      theirs->getOffset(1000.0 * static_cast<double>(at), false, raw, saving, status);
      const Timestamp here = ours.at(at);
      const std::int64_t earlier = at - ours.at(civil(here)).unix_seconds;  // an overlap gives the first of both
      const int whole_minutes =
          static_cast<int>(std::lround((raw + saving) / 60000.0)) * 60;  // local mean times have seconds
      if (here.offset_seconds != whole_minutes || earlier < 0 || earlier > 3600)
        BOOST_ERROR(std::string(name) + " at " + format_rfc3339(here));
    }
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_days_before_zones) {
  for (const char* name : {"Asia/Shanghai", "Africa/Monrovia", "Europe/Amsterdam"})
    for (const int year : {1, 1850, 1890}) {
      const CivilTime wall{year, 1, 1, 0, 0, 0};
      const Timestamp time = zone(name).at(wall);
      BOOST_TEST(time.offset_seconds % 60 == 0, name);
      BOOST_TEST(seconds_of(civil(time)) == seconds_of(wall), name << year);
    }
  BOOST_TEST(format_rfc3339(zone("Asia/Shanghai").at(CivilTime{1, 1, 1, 0, 0, 0})) == "0001-01-01T00:00:00+08:06");
}

BOOST_AUTO_TEST_CASE(meets_gaps_and_overlaps) {
  struct {
    const char* name;
    const char* zone;
    CivilTime wall;
    const char* expected;
    Zone::Fit fit;
  } cases[] = {
      {"exact", "Asia/Shanghai", {2025, 10, 30, 6, 18, 7}, "2025-10-30T06:18:07+08:00", Zone::Fit::exact},
      {"fixed", "+08:00", {2025, 10, 30, 6, 18, 7}, "2025-10-30T06:18:07+08:00", Zone::Fit::exact},
      {"start of the gap", "America/New_York", {2025, 3, 9, 2, 0, 0}, "2025-03-09T03:00:00-04:00", Zone::Fit::gap},
      {"end of the gap", "America/New_York", {2025, 3, 9, 2, 59, 59}, "2025-03-09T03:59:59-04:00", Zone::Fit::gap},
      {"start of the overlap",
       "America/New_York",
       {2025, 11, 2, 1, 0, 0},
       "2025-11-02T01:00:00-04:00",
       Zone::Fit::overlap},
      {"end of the overlap",
       "America/New_York",
       {2025, 11, 2, 1, 59, 59},
       "2025-11-02T01:59:59-04:00",
       Zone::Fit::overlap},
      {"half an hour", "Australia/Lord_Howe", {2025, 10, 5, 2, 15, 0}, "2025-10-05T02:45:00+11:00", Zone::Fit::gap},
      {"a whole day", "Pacific/Apia", {2011, 12, 30, 12, 0, 0}, "2011-12-31T12:00:00+14:00", Zone::Fit::gap},
      {"Chinese summer time", "Asia/Shanghai", {1986, 5, 4, 2, 30, 0}, "1986-05-04T03:30:00+09:00", Zone::Fit::gap},
      {"far gap", "America/New_York", {2825, 3, 9, 2, 30, 0}, "2825-03-09T03:30:00-04:00", Zone::Fit::gap},
      {"year 9999", "America/New_York", {9999, 12, 31, 23, 59, 59}, "9999-12-31T23:59:59-05:00", Zone::Fit::exact},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) {
      Zone::Fit fit;
      BOOST_TEST(format_rfc3339(zone(c.zone).at(c.wall, &fit)) == c.expected);
      BOOST_TEST((fit == c.fit));
    }
}

BOOST_AUTO_TEST_CASE(writes_dates_in_words) {
  const Timestamp time = zone("Asia/Shanghai").at(CivilTime{2025, 10, 30, 0, 30, 0});
  struct {
    const char *language, *date, *month;
  } cases[] = {
      {"zh-CN", "2025年10月30日", "2025年10月"},  {"ja", "2025年10月30日", "2025年10月"},
      {"en", "October 30, 2025", "October 2025"}, {"en-GB", "30 October 2025", "October 2025"},
      {"", "October 30, 2025", "October 2025"},   {"no such language!", "October 30, 2025", "October 2025"},
      {"de", "30. Oktober 2025", "Oktober 2025"},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.language) {
      BOOST_TEST(format_long_date(time, c.language) == c.date);
      BOOST_TEST(format_month(time, c.language) == c.month);
    }
  BOOST_TEST(format_long_date(zone("UTC").at(CivilTime{1066, 10, 14, 0, 0, 0}), "en") == "October 14, 1066");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace time_test
