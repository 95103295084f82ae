#include "base/time.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace essaypack {

namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kDay = 86400;
constexpr int kLastYear = 30'000;  ///< `chrono::year` ends behind it.

/// The day, whatever month and day are: those beyond their range count on.
chrono::sys_days day_of(int year, int month, int day) {
  const chrono::year_month first =
      chrono::year(std::clamp(year, -kLastYear, kLastYear)) / chrono::January + chrono::months(month - 1);
  return chrono::sys_days(first / 1) + chrono::days(day - 1);
}

CivilTime civil_of(std::int64_t seconds) {
  const std::int64_t days = seconds / kDay - (seconds % kDay < 0 ? 1 : 0);
  const auto rest = static_cast<int>(seconds - days * kDay);
  const std::int64_t last = day_of(kLastYear, 1, 1).time_since_epoch().count();
  const chrono::year_month_day date(chrono::sys_days(chrono::days(static_cast<int>(std::clamp(days, -last, last)))));
  CivilTime time;
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  time.hour = rest / 3600;
  time.minute = rest / 60 % 60;
  time.second = rest % 60;
  return time;
}

int days_in_month(int year, int month) {
  const chrono::year_month_day_last last =
      chrono::year(year) / chrono::month(static_cast<unsigned>(month)) / chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
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
  const std::int64_t days = day_of(time.year, time.month, time.day).time_since_epoch().count();
  return days * kDay + time.hour * 3600 + time.minute * 60 + time.second;
}

bool is_valid(const CivilTime& time) {
  return time.year >= 1 && time.year <= 9999 && time.month >= 1 && time.month <= 12 && time.day >= 1 &&
         time.day <= days_in_month(time.year, time.month) && time.hour >= 0 && time.hour <= 23 && time.minute >= 0 &&
         time.minute <= 59 && time.second >= 0 && time.second <= 59;
}

int weekday(const CivilTime& time) {
  return static_cast<int>(chrono::weekday(day_of(time.year, time.month, time.day)).c_encoding());
}

int day_of_year(const CivilTime& time) {
  return static_cast<int>((day_of(time.year, time.month, time.day) - day_of(time.year, 1, 1)).count()) + 1;
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
