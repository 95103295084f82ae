#include "base/time.h"

#include <array>

namespace essaypack {

namespace {

constexpr std::int64_t kDay = 86400;

/// Days since 1970-01-01, after Howard Hinnant's "chrono-compatible low-level date algorithms".
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

CivilTime civil_of(std::int64_t seconds) {
  const std::int64_t days = seconds / kDay - (seconds % kDay < 0 ? 1 : 0);
  const auto rest = static_cast<int>(seconds - days * kDay);
  const std::int64_t z = days + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  CivilTime time;
  time.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  time.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  time.year = static_cast<int>(year_of_era + era * 400 + (time.month <= 2 ? 1 : 0));
  time.hour = rest / 3600;
  time.minute = rest / 60 % 60;
  time.second = rest % 60;
  return time;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

void append_digits(std::string& out, int value, int width) {
  std::array<char, 12> digits{};
  int count = 0;
  for (; count < width || value > 0; value /= 10)
    digits[static_cast<std::size_t>(count++)] = static_cast<char>('0' + value % 10);
  while (count > 0) out += digits[static_cast<std::size_t>(--count)];
}

void append_date(std::string& out, const CivilTime& time) {
  append_digits(out, time.year, 4);
  append_digits(out += '-', time.month, 2);
  append_digits(out += '-', time.day, 2);
}

void append_time(std::string& out, const CivilTime& time) {
  append_digits(out, time.hour, 2);
  append_digits(out += ':', time.minute, 2);
  append_digits(out += ':', time.second, 2);
}

/// The offset in whole minutes: the formats have no seconds, local mean time before the zones had some.
int offset_minutes(const Timestamp& time) { return time.offset_seconds / 60; }

CivilTime civil_to_the_minute(const Timestamp& time) {
  return civil_of(time.unix_seconds + std::int64_t{60} * offset_minutes(time));
}

void append_offset(std::string& out, int minutes, std::string_view separator) {
  out += minutes < 0 ? '-' : '+';
  if (minutes < 0) minutes = -minutes;
  append_digits(out, minutes / 60, 2);
  append_digits(out.append(separator), minutes % 60, 2);
}

}  // namespace

CivilTime civil(const Timestamp& time) { return civil_of(time.unix_seconds + time.offset_seconds); }

CivilTime civil_utc(const Timestamp& time) { return civil_of(time.unix_seconds); }

std::int64_t seconds_of(const CivilTime& time) {
  return days_from_civil(time.year, time.month, time.day) * kDay + time.hour * 3600 + time.minute * 60 + time.second;
}

bool is_valid(const CivilTime& time) {
  return time.year >= 1 && time.year <= 9999 && time.month >= 1 && time.month <= 12 && time.day >= 1 &&
         time.day <= days_in_month(time.year, time.month) && time.hour >= 0 && time.hour <= 23 && time.minute >= 0 &&
         time.minute <= 59 && time.second >= 0 && time.second <= 59;
}

int weekday(const CivilTime& time) {
  const std::int64_t days = days_from_civil(time.year, time.month, time.day) + 4;  // 1970-01-01 was a Thursday
  return static_cast<int>((days % 7 + 7) % 7);
}

int day_of_year(const CivilTime& time) {
  return static_cast<int>(days_from_civil(time.year, time.month, time.day) - days_from_civil(time.year, 1, 1)) + 1;
}

std::string format_rfc3339(const Timestamp& time) {
  const CivilTime wall = civil_to_the_minute(time);
  std::string out;
  append_date(out, wall);
  append_time(out += 'T', wall);
  append_offset(out, offset_minutes(time), ":");
  return out;
}

std::string format_rfc3339_utc(const Timestamp& time) {
  const CivilTime wall = civil_utc(time);
  std::string out;
  append_date(out, wall);
  append_time(out += 'T', wall);
  return out += 'Z';
}

std::string format_rfc822(const Timestamp& time) {
  constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const CivilTime wall = civil_to_the_minute(time);
  std::string out(kDays.substr(static_cast<std::size_t>(weekday(wall)) * 3, 3));
  append_digits(out += ", ", wall.day, 2);
  (out += ' ').append(kMonths.substr(static_cast<std::size_t>(wall.month - 1) * 3, 3));
  append_digits(out += ' ', wall.year, 4);
  append_time(out += ' ', wall);
  append_offset(out += ' ', offset_minutes(time), "");
  return out;
}

std::string format_date(const Timestamp& time) {
  std::string out;
  append_date(out, civil(time));
  return out;
}

}  // namespace essaypack
