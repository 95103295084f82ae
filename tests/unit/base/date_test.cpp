#include "base/time.h"
#include "folders.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

using namespace essaypack;
using nlohmann::json;

namespace {

/// One line for a result: the instant in the zone, and what was noted on the way.
std::string describe(std::string_view text, std::string_view zone_name) {
  const ParsedDate date = parse_date(text, Zone::find(zone_name).value());
  if (!date.ok) return "error: " + date.problem.english();
  std::string out = format_rfc3339(date.time);
  if (date.date_only) out += " date-only";
  if (date.wall_clock) out += " wall";
  if (date.in_gap) out += " gap";
  if (date.is_odd) out += " odd";
  if (date.zone_name_ignored) out += " abbreviation";
  return out;
}

struct DateCase {
  const char* name;
  const char* text;
  const char* expected;  ///< Read in Asia/Shanghai.
};

const DateCase kForms[] = {
    {"space", "2025-10-30 06:18:07", "2025-10-30T06:18:07+08:00 wall"},
    {"letter T", "2025-10-30T06:18:07", "2025-10-30T06:18:07+08:00 wall"},
    {"small t", "2025-10-30t06:18:07", "2025-10-30T06:18:07+08:00 wall"},
    {"several spaces", "2025-10-30   06:18:07", "2025-10-30T06:18:07+08:00 wall"},
    {"ideographic space", "2025-10-30\u300006:18", "2025-10-30T06:18:00+08:00 wall"},
    {"decimals", "2025-10-30 06:18:07.123456789", "2025-10-30T06:18:07+08:00 wall"},
    {"one decimal", "2025-10-30 06:18:07.5", "2025-10-30T06:18:07+08:00 wall"},
    {"ten decimals", "2025-10-30 06:18:07.1234567890", "error: unknown form of date '2025-10-30 06:18:07.1234567890'"},
    {"no seconds", "2025-10-30 06:18", "2025-10-30T06:18:00+08:00 wall"},
    {"one-digit parts", "2015-9-1 9:05", "2015-09-01T09:05:00+08:00 wall"},
    {"one-digit minute", "2015-9-1 9:5:7", "2015-09-01T09:05:07+08:00 wall"},
    {"slashes", "2025/10/30 06:18:07", "2025-10-30T06:18:07+08:00 wall"},
    {"dots", "2025.10.30 06:18", "2025-10-30T06:18:00+08:00 wall"},
    {"mixed separators", "2025-10/30", "error: unknown form of date '2025-10/30'"},
    {"single quotes", "'2025-10-30 06:18:07'", "2025-10-30T06:18:07+08:00 wall"},
    {"double quotes", "\"2025-10-30\"", "2025-10-30T00:00:00+08:00 date-only wall"},
    {"one quote", "'2025-10-30", "error: unknown form of date ''2025-10-30'"},
    {"white space around", "  2025-10-30\t", "2025-10-30T00:00:00+08:00 date-only wall"},
    {"date", "2025-10-30", "2025-10-30T00:00:00+08:00 date-only wall"},
    {"date with slashes", "2025/1/3", "2025-01-03T00:00:00+08:00 date-only wall"},
    {"Chinese date", "2025年10月30日", "2025-10-30T00:00:00+08:00 date-only wall"},
    {"Chinese date with spaces", "2025 年 1 月 3 日", "2025-01-03T00:00:00+08:00 date-only wall"},
    {"Chinese date and time", "2025年10月30日6时18分", "2025-10-30T06:18:00+08:00 wall"},
    {"Chinese date, spoken time", "2025年10月30日 6点18分07秒", "2025-10-30T06:18:07+08:00 wall"},
    {"Chinese date, clock", "2025年10月30日 6:18", "2025-10-30T06:18:00+08:00 wall"},
    {"Chinese date, full hour", "2025年10月30日6时", "2025-10-30T06:00:00+08:00 wall"},
    {"Chinese date without day mark", "2025年10月30", "error: unknown form of date '2025年10月30'"},
    {"eight digits", "20251030", "2025-10-30T00:00:00+08:00 date-only wall"},
    {"colon offset", "2025-10-30T06:18:07+09:00", "2025-10-30T05:18:07+08:00"},
    {"spaced offset", "2025-10-30 06:18:07 -05:00", "2025-10-30T19:18:07+08:00"},
    {"offset without colon", "2025-10-30 06:18 +0000", "2025-10-30T14:18:00+08:00"},
    {"hour offset", "2025-10-30 06:18:07+08", "2025-10-30T06:18:07+08:00"},
    {"half-hour offset", "2025-10-30 06:18:07 +05:30", "2025-10-30T08:48:07+08:00"},
    {"Z", "2025-10-30T06:18:07Z", "2025-10-30T14:18:07+08:00"},
    {"decimals and Z", "2025-10-30T06:18:07.000Z", "2025-10-30T14:18:07+08:00"},
    {"nine decimals and an offset", "2011-09-06 23:32:54.000000000 +09:00", "2011-09-06T22:32:54+08:00"},
    {"UTC", "2025-10-30 06:18:07 UTC", "2025-10-30T14:18:07+08:00"},
    {"GMT", "2025-10-30 06:18:07 GMT", "2025-10-30T14:18:07+08:00"},
    {"UTC with offset", "2025-10-30 06:18:07 UTC+8", "2025-10-30T06:18:07+08:00"},
    {"three digits", "2025-10-30 06:18:07 +800", "2025-10-30T06:18:07+08:00"},
    {"three digits to the west", "2025-10-30T06:18:07-330", "2025-10-30T17:48:07+08:00"},
    {"Go's default", "2025-10-30 06:18:07 +0800 CST", "2025-10-30T06:18:07+08:00"},
    {"abbreviation", "2025-10-30 06:18:07 CST", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"a sign of both kinds", "2025-10-30 06:18:07 +/-TTTT", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"one before digits", "2025-10-30 06:18:07 +/-0800", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"with a colon", "2025-10-30 06:18:07 +/-8:00", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"the other way round", "2025-10-30 06:18:07 -/+0800", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"one letter for both", "2025-10-30 06:18:07 ±0800", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"behind a space", "2025-10-30 06:18:07 +/- 0800", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"two signs", "2025-10-30 06:18:07 +-0800", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"signs alone", "2025-10-30 06:18:07 +/-", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"a pattern for an offset", "2025-10-30 06:18:07 +TTTT", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"the name of a zone", "2025-10-30 06:18:07 Asia/Tokyo", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"one with an underscore", "2025-10-30 06:18:07 America/New_York", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"UTC by its name", "2025-10-30 06:18:07 Etc/UTC", "2025-10-30T06:18:07+08:00 wall abbreviation"},
    {"no name of a zone", "2025-10-30 06:18:07 Asia/Nowhere",
     "error: unknown form of date '2025-10-30 06:18:07 Asia/Nowhere'"},
    {"afternoon", "2025-10-30 06:18 PM", "2025-10-30T18:18:00+08:00 wall odd"},
    {"afternoon, glued", "2025-10-30 6:18:07pm", "2025-10-30T18:18:07+08:00 wall odd"},
    {"afternoon with dots", "2025-10-30 6:18 p.m.", "2025-10-30T18:18:00+08:00 wall odd"},
    {"noon and midnight", "2025-10-30 12:00 PM", "2025-10-30T12:00:00+08:00 wall odd"},
    {"midnight", "2025-10-30 12:05 AM", "2025-10-30T00:05:00+08:00 wall odd"},
    {"afternoon with an offset", "2025-10-30 6:18 PM +09:00", "2025-10-30T17:18:00+08:00 odd"},
    {"afternoon in Chinese", "2025-10-30 下午6:18", "2025-10-30T18:18:00+08:00 wall odd"},
    {"morning in Chinese", "2025年10月30日 上午6点18分", "2025-10-30T06:18:00+08:00 wall odd"},
    {"a clock with 24 hours says it, too", "2025-10-30 18:18 PM", "2025-10-30T18:18:00+08:00 wall odd"},
    {"American", "Oct 30, 2025 6:18 PM", "2025-10-30T18:18:00+08:00 wall odd"},
    {"American, long", "October 30th, 2025 at 6:18 PM", "2025-10-30T18:18:00+08:00 wall odd"},
    {"American, no time", "Oct. 30, 2025", "2025-10-30T00:00:00+08:00 date-only wall odd"},
    {"American with a weekday", "Thursday, October 30, 2025", "2025-10-30T00:00:00+08:00 date-only wall odd"},
    {"JavaScript", "Thu Oct 30 2025 06:18:07 GMT+0900 (Japan Standard Time)", "2025-10-30T05:18:07+08:00 odd"},
    {"C", "Thu Oct 30 06:18:07 2025", "2025-10-30T06:18:07+08:00 wall odd"},
    {"C with two spaces", "Sat Oct  4 06:18:07 2025", "2025-10-04T06:18:07+08:00 wall odd"},
    {"git", "Thu Oct 30 06:18:07 2025 +0900", "2025-10-30T05:18:07+08:00 odd"},
    {"date(1)", "Thu Oct 30 06:18:07 UTC 2025", "2025-10-30T14:18:07+08:00 odd"},
    {"a comma before the year", "30 October, 2025", "2025-10-30T00:00:00+08:00 date-only wall"},
    {"the end of a day", "2025-10-30 24:00:00", "2025-10-31T00:00:00+08:00 wall odd"},
    {"the end of a year", "2025-12-31 24:00", "2026-01-01T00:00:00+08:00 wall odd"},
    {"a zone of one offset", "2025-10-30 06:18:07 PST", "2025-10-30T22:18:07+08:00"},
    {"in a mail", "Thu, 30 Oct 2025 06:18:07 EST", "2025-10-30T19:18:07+08:00"},
    {"of date(1)", "Thu Oct 30 06:18:07 JST 2025", "2025-10-30T05:18:07+08:00 odd"},
    {"of date(1), ambiguous", "Thu Oct 30 06:18:07 CST 2025", "2025-10-30T06:18:07+08:00 wall odd abbreviation"},
    {"a month", "2025-10", "2025-10-01T00:00:00+08:00 date-only wall odd"},
    {"a month in Chinese", "2025年10月", "2025-10-01T00:00:00+08:00 date-only wall odd"},
    {"mail", "Thu, 30 Oct 2025 06:18:07 +0800", "2025-10-30T06:18:07+08:00"},
    {"mail without weekday", "30 Oct 2025 06:18 GMT", "2025-10-30T14:18:00+08:00"},
    {"mail with a comment", "Thu, 30 Oct 2025 06:18:07 +0800 (CST)", "2025-10-30T06:18:07+08:00"},
    {"mail without time", "3 September 2025", "2025-09-03T00:00:00+08:00 date-only wall"},
    {"mail, no such month", "Thu, 30 Okt 2025 06:18:07 +0800",
     "error: month 'Okt' in date 'Thu, 30 Okt 2025 06:18:07 +0800'"},
    {"Unix seconds", "1761776287", "2025-10-30T06:18:07+08:00"},
    {"Unix milliseconds", "1761776287999", "2025-10-30T06:18:07+08:00"},
    {"eleven digits", "17617762871", "error: unknown form of date '17617762871'"},
    {"the epoch", "1970-01-01", "1970-01-01T00:00:00+08:00 date-only wall"},
    {"the future", "2999-12-31 23:59:59", "2999-12-31T23:59:59+08:00 wall"},
    {"local mean time", "1880-01-01 00:00:00", "1880-01-01T00:00:00+08:06 wall"},
};

const DateCase kRefused[] = {
    {"empty", "", "error: empty date"},
    {"quotes only", "''", "error: empty date"},
    {"word", "yesterday", "error: unknown form of date 'yesterday'"},
    {"month 13", "2024-13-09", "error: month '13' in date '2024-13-09'"},
    {"month 0", "2024-00-09", "error: month '00' in date '2024-00-09'"},
    {"February 30", "2023-02-30", "error: day '30' in date '2023-02-30'"},
    {"February 29 of no leap year", "2023-02-29", "error: day '29' in date '2023-02-29'"},
    {"day 32", "20230132", "error: day '32' in date '20230132'"},
    {"three-digit minute", "2020-09-06 22:010:17", "error: minute '010' in date '2020-09-06 22:010:17'"},
    {"hour 24", "2020-09-06 24:00:01", "error: hour '24' in date '2020-09-06 24:00:01'"},
    {"leap second", "2016-12-31 23:59:60", "error: second '60' in date '2016-12-31 23:59:60'"},
    {"offset of a day", "2020-09-06 22:10 +24:00", "error: offset '+24:00' in date '2020-09-06 22:10 +24:00'"},
    {"two-digit year", "15-09-11", "error: year '15' in date '15-09-11'"},
    {"year 0", "0000-01-01", "error: year '0000' in date '0000-01-01'"},
    {"a month that is none", "2025-13", "error: month '13' in date '2025-13'"},
    {"a year", "2025", "error: unknown form of date '2025'"},
    {"13 PM of twelve", "2025-10-30 0:18 PM", "error: hour '0' in date '2025-10-30 0:18 PM'"},
    {"13 AM", "2025-10-30 13:18 AM", "error: hour '13' in date '2025-10-30 13:18 AM'"},
    {"no such day of a month", "Feb 30, 2025", "error: day '30' in date 'Feb 30, 2025'"},
    {"a month alone", "October 2025", "error: unknown form of date 'October 2025'"},
    {"text behind", "2025-10-30 morning!", "error: unknown form of date '2025-10-30 morning!'"},
    {"date glued to a time", "2025-10-3006:18:07", "error: day '3006' in date '2025-10-3006:18:07'"},
    {"zone without time", "2025-10-30 +08:00", "error: unknown form of date '2025-10-30 +08:00'"},
    {"pushed over the last year", "9999-12-31 23:00 -05:00",
     "error: date '9999-12-31 23:00 -05:00' is outside the years 1 to 9999"},
    {"line break inside", "2025\n10", "error: unknown form of date '2025 10'"},
};

json read_shared(const std::string& name) {
  std::ifstream file(std::filesystem::path(kShared) / "vectors" / name);
  return file ? json::parse(file) : json();
}

/// What a row of dates.json must give: Hexo's value, or ours where we differ.
json expected_of(const json& row, const json& deviations) {
  const std::string id = row["id"];
  const std::string zone = row["timezone"].is_null() ? "UTC" : row["timezone"].get<std::string>();
  for (const json& reason : deviations)
    if (reason["expected"].contains(id)) {
      const json& ours = reason["expected"][id];
      return ours.contains("error") ? ours : ours[zone];
    }
  return row;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(reads_every_form) {
  for (const DateCase& c : kForms)
    BOOST_TEST_CONTEXT(c.name) BOOST_TEST(describe(c.text, "Asia/Shanghai") == c.expected);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_date_and_says_why) {
  for (const DateCase& c : kRefused)
    BOOST_TEST_CONTEXT(c.name) BOOST_TEST(describe(c.text, "Asia/Shanghai") == c.expected);
}

BOOST_AUTO_TEST_CASE(shortens_a_long_text_in_its_message) {
  const std::string word(500, 'x');
  BOOST_TEST(describe(word, "UTC") == "error: unknown form of date '" + word.substr(0, 60) + "…'");
}

BOOST_AUTO_TEST_CASE(moves_forward_in_a_gap_and_takes_the_first_of_an_overlap) {
  const DateCase cases[] = {
      {"before the gap", "2025-03-09 01:59:59", "2025-03-09T01:59:59-05:00 wall"},
      {"in the gap", "2025-03-09 02:30:00", "2025-03-09T03:30:00-04:00 wall gap"},
      {"behind the gap", "2025-03-09 03:00:00", "2025-03-09T03:00:00-04:00 wall"},
      {"in the overlap", "2025-11-02 01:30:00", "2025-11-02T01:30:00-04:00 wall"},
      {"behind the overlap", "2025-11-02 02:00:00", "2025-11-02T02:00:00-05:00 wall"},
      {"a far summer", "9000-07-01 12:00:00", "9000-07-01T12:00:00-04:00 wall"},
  };
  for (const DateCase& c : cases)
    BOOST_TEST_CONTEXT(c.name) BOOST_TEST(describe(c.text, "America/New_York") == c.expected);
}

BOOST_AUTO_TEST_CASE(keeps_the_wall_clock_as_written) {
  const CivilTime wall = parse_date("2025-10-30T06:18:07+09:00", Zone()).wall;
  BOOST_TEST(wall.hour == 6);
  BOOST_TEST(wall.day == 30);
}

BOOST_AUTO_TEST_CASE(agrees_with_the_shared_vectors) {
  const json vectors = read_shared("dates.json");
  if (vectors.is_null()) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/vectors");
    return;
  }
  const json deviations = read_shared("DEVIATE.json")["files"]["dates.json"];
  int rows = 0;
  for (const json& row : vectors["cases"]) {
    const std::string zone_name = row["timezone"].is_null() ? "UTC" : row["timezone"].get<std::string>();
    if (row["machineTZ"] != zone_name) continue;
    ++rows;
    const json expected = expected_of(row, deviations);
    BOOST_TEST_CONTEXT(row["id"] << " in " << zone_name) {
      const ParsedDate date = parse_date(row["date"].get<std::string>(), Zone::find(zone_name).value());
      BOOST_TEST(date.ok == !expected.contains("error"));
      if (!date.ok) continue;
      const CivilTime wall = civil(date.time);
      char permalink[40];
      std::snprintf(permalink, sizeof permalink, "%04d-%02d-%02d-%02d-%02d/", wall.year, wall.month, wall.day,
                    wall.hour, wall.minute);
      const std::string instant = format_rfc3339_utc(date.time);
      BOOST_TEST(instant.substr(0, 19) + ".000Z" == expected["instant"].get<std::string>());
      BOOST_TEST(permalink == expected["permalink"].get<std::string>());
    }
  }
  BOOST_TEST(rows == 57);
}

BOOST_AUTO_TEST_SUITE_END()
