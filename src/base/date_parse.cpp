/// The forms of dates in front matter.

#include "base/date_fields.h"
#include "base/quotes.h"

#include <algorithm>

namespace essaypack {
namespace {

using namespace dates;

/// `2025-10` is its first day.
bool read_month_alone(Fields& fields, std::string_view year, std::string_view month) {
  fields.is_odd = true;
  return read_year(fields, year) && read_month_and_day(fields, month, "1");
}

/// `2025-10-30`, `2025/10/30`, `2025.10.30`, `2025年10月30日`, or a month of one. `tight` if a time may follow at once.
bool read_day(Reader& reader, Fields& fields, bool& tight) {
  const std::string_view year = reader.digits();
  if (year.empty()) return false;
  tight = false;
  std::string_view month, day;
  const char separator = reader.peek();
  if (separator == '-' || separator == '/' || separator == '.') {
    const std::string_view mark(&separator, 1);
    reader.take(mark);
    month = reader.digits();
    if (reader.done() && !month.empty() && separator != '.') return read_month_alone(fields, year, month);
    if (month.empty() || !reader.take(mark)) return false;
    day = reader.digits();
  } else {
    reader.spaces();
    if (!reader.take("年")) return false;
    reader.spaces();
    month = reader.digits();
    reader.spaces();
    if (!reader.take("月")) return false;
    if (reader.done()) return read_month_alone(fields, year, month);
    reader.spaces();
    day = reader.digits();
    reader.spaces();
    tight = reader.take("日") || reader.take("号") || reader.take("號");
    if (!tight) return false;
  }
  return !day.empty() && read_year(fields, year) && read_month_and_day(fields, month, day);
}

bool read_numeric_form(Reader reader, Fields& fields) {
  bool tight;
  if (!read_day(reader, fields, tight)) return false;
  if (reader.done()) return true;
  const bool separated = reader.take("T") || reader.take("t") || reader.spaces();
  if (!separated && !tight) return false;
  reader.spaces();
  return read_time(reader, fields) && read_zone(reader, fields);
}

/// 1 to 12 for an English name or its first three letters, in any case; 0 else.
int month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  const std::string lower = to_lower_ascii(name);
  if (lower == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (lower == kMonths[i] || lower == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  return 0;
}

bool take_weekday(Reader& reader) {
  constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  Reader ahead = reader;
  const std::string name = to_lower_ascii(ahead.letters());
  const bool is_day = name.size() >= 3 && std::any_of(kDays.begin(), kDays.end(),
                                                      [&](std::string_view day) { return name.starts_with(day); });
  if (is_day) reader = ahead;
  return is_day;
}

/// `st`, `nd`, `rd`, `th` behind a day.
void skip_ordinal(Reader& reader) {
  Reader ahead = reader;
  const std::string word = to_lower_ascii(ahead.letters());
  if (word == "st" || word == "nd" || word == "rd" || word == "th") reader = ahead;
}

bool set_day(Fields& fields, std::string_view year, int month, std::string_view day) {
  if (!read_year(fields, year)) return false;
  fields.wall.month = month;
  if (!read_part(fields, DatePart::day, day, 1, 31, fields.wall.day)) return false;
  return is_valid(fields.wall) || refuse(fields, DatePart::day, day);
}

/// `Thu, 30 Oct 2025 06:18:07 +0800` (RFC 2822 section 3.3; the weekday is not checked). False with no problem set
/// where the text does not look like it.
bool read_mail_form(Reader reader, Fields& fields) {
  if (!reader.letters().empty()) {
    reader.take(",");
    reader.spaces();
  }
  const std::string_view day = reader.digits();
  skip_ordinal(reader);
  reader.spaces();
  const std::string_view name = reader.letters();
  if (day.empty() || name.empty()) return false;
  const int month = month_of(name);
  if (month == 0) return refuse(fields, DatePart::month, name);
  reader.take(",");
  reader.spaces();
  const std::string_view year = reader.digits();
  if (year.empty() || !set_day(fields, year, month, day)) return false;
  if (reader.done()) return true;
  reader.take(",");
  return reader.spaces() && read_time(reader, fields) && read_zone(reader, fields);
}

/// `Jan 6, 2024 10:00 PM`, `January 6th 2024`, JavaScript's `Sat Jan 06 2024 10:00:00 GMT+0800 (CST)`, and C's
/// `Sat Jan  6 10:00:00 2024` with a zone before or behind the year.
bool read_american_form(Reader reader, Fields& fields) {
  fields.is_odd = true;
  if (take_weekday(reader)) {
    reader.take(",");
    reader.spaces();
  }
  const int month = month_of(reader.letters());
  reader.take(".");
  if (month == 0 || !reader.spaces()) return false;
  const std::string_view day = reader.digits();
  skip_ordinal(reader);
  reader.take(",");
  if (day.empty() || !reader.spaces()) return false;
  Reader ahead = reader;
  if (ahead.digits().size() == 4 && ahead.peek() != ':') {
    if (!set_day(fields, reader.digits(), month, day)) return false;
    if (reader.done()) return true;
    reader.take(",");
    const bool has_space = reader.spaces();
    if (reader.take("at")) reader.spaces();
    return has_space && read_time(reader, fields) && read_zone(reader, fields);
  }
  if (!read_time(reader, fields) || !reader.spaces()) return false;
  if (const std::string zone = to_upper(reader.letters()); zone == "UTC" || zone == "GMT")
    fields.offset = 0;
  else if (!zone.empty() && !(fields.offset = offset_of_zone(zone)))
    fields.abbreviation = true;
  reader.spaces();
  return set_day(fields, reader.digits(), month, day) && read_zone(reader, fields);
}

/// Unix seconds (10 digits) or milliseconds (13).
ParsedDate unix_date(std::string_view digits, const Zone& zone) {
  std::int64_t value = 0;
  for (const char c : digits.substr(0, 10)) value = value * 10 + (c - '0');
  ParsedDate parsed;
  parsed.ok = true;
  parsed.time = zone.at(value);
  parsed.wall = civil(parsed.time);
  return parsed;
}

/// True if all formats can show it: its year in the zone is 1 to 9999, in UTC 0 to 9999.
bool is_showable(const Timestamp& time) {
  const int utc = civil_utc(time).year;
  return utc >= 0 && utc <= 9999 && is_valid(civil(time));
}

ParsedDate apply_zone(const Fields& fields, const Zone& zone) {
  ParsedDate parsed;
  parsed.date_only = !fields.timed;
  parsed.wall_clock = !fields.offset;
  parsed.zone_name_ignored = fields.abbreviation;
  parsed.is_odd = fields.is_odd;
  CivilTime wall = fields.wall;
  if (wall.hour == 24) wall = civil_utc({seconds_of({wall.year, wall.month, wall.day, 0, 0, 0}) + 24 * 60 * 60, 0});
  parsed.wall = wall;
  if (fields.offset) {
    parsed.time = zone.at(seconds_of(wall) - *fields.offset);
  } else {
    Zone::Fit fit;
    parsed.time = zone.at(wall, &fit);
    parsed.in_gap = fit == Zone::Fit::gap;
  }
  parsed.ok = is_showable(parsed.time);
  return parsed;
}

/// Tries the forms one after the other; the first that names an impossible value ends it.
bool read_fields(std::string_view text, Fields& fields) {
  constexpr std::size_t kMaxText = 200;
  if (text.size() > kMaxText) return false;
  if (text.size() == 8 && Reader(text).digits().size() == 8)
    return read_year(fields, text.substr(0, 4)) && read_month_and_day(fields, text.substr(4, 2), text.substr(6));
  for (const auto read : {read_mail_form, read_american_form, read_numeric_form}) {
    fields = {};
    if (read(Reader(text), fields)) return true;
    if (!fields.problem.empty()) return false;
  }
  return false;
}

}  // namespace

ParsedDate parse_date(std::string_view text, const Zone& zone) {
  text = trim(without_quotes(trim(text)));
  const std::size_t digits = Reader(text).digits().size();
  if (digits == text.size() && (digits == 10 || digits == 13)) return unix_date(text, zone);

  Fields fields;
  ParsedDate parsed;
  if (text.empty()) {
    parsed.problem = tr("empty date");
  } else if (read_fields(text, fields)) {
    parsed = apply_zone(fields, zone);
    if (!parsed.ok) parsed.problem = tr("date '{}' is outside the years 1 to 9999", shown(text));
  } else if (fields.problem.empty()) {
    parsed.problem = tr("unknown form of date '{}'", shown(text));
  } else {
    parsed.problem = tr("{} in date '{}'", fields.problem, shown(text));
  }
  return parsed;
}

}  // namespace essaypack
