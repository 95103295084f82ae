#pragma once

/// Instants, wall clocks and zones. No function here reads the clock, the environment or the machine's zone.

#include "base/message.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// An instant, and the offset from UTC that a wall clock of the site shows at it.
struct Timestamp {
  std::int64_t unix_seconds = 0;
  int offset_seconds = 0;  ///< East of Greenwich is positive.

  friend bool operator==(const Timestamp& a, const Timestamp& b) { return a.unix_seconds == b.unix_seconds; }
  friend auto operator<=>(const Timestamp& a, const Timestamp& b) { return a.unix_seconds <=> b.unix_seconds; }
};

/// What a calendar and a wall clock show (proleptic Gregorian).
struct CivilTime {
  int year = 1970;
  int month = 1;  ///< 1 to 12.
  int day = 1;    ///< 1 to 31.
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// The wall clock at `time`, with its own offset.
CivilTime civil(const Timestamp& time);
/// The wall clock in UTC.
CivilTime civil_utc(const Timestamp& time);
/// Seconds since 1970-01-01T00:00:00 of the same clock.
std::int64_t seconds_of(const CivilTime& time);
/// True if there is such a day and time of day (years 1 to 9999; 24:00:00 and leap seconds are none).
bool is_valid(const CivilTime& time);
/// 0 is Sunday.
int weekday(const CivilTime& time);
/// 1 is January 1st.
int day_of_year(const CivilTime& time);

/// `2025-10-30T06:18:07+08:00` (RFC 3339); `Z` is never written.
std::string format_rfc3339(const Timestamp& time);
/// `2025-10-29T22:18:07Z`.
std::string format_rfc3339_utc(const Timestamp& time);
/// `Thu, 30 Oct 2025 06:18:07 +0800` (RFC 822 with RFC 1123 years), English whatever the locale.
std::string format_rfc822(const Timestamp& time);
/// `2025-10-30`, by the time's own offset.
std::string format_date(const Timestamp& time);

/// Seconds east of Greenwich: `+08:00`, `+0800`, `+08`, `+8` or `Z`; up to 23:59 either way.
std::optional<int> parse_offset(std::string_view text);

/// A zone: an IANA name or a fixed offset such as `+08:00`, by ICU's own data.
class Zone {
 public:
  /// UTC.
  Zone();
  /// Nothing if there is no such zone.
  static std::optional<Zone> find(std::string_view name);

  const std::string& name() const { return name_; }

  /// Which of these a wall clock time met.
  enum class Fit { exact, gap, overlap };
  /// The instant at which the site's clock shows `wall`. In a gap it moves forward by the gap; in an overlap it is the
  /// first of both.
  Timestamp at(const CivilTime& wall, Fit* fit = nullptr) const;
  /// The same instant with this zone's offset.
  Timestamp at(std::int64_t unix_seconds) const;

 private:
  struct Rules;
  std::string name_;
  std::shared_ptr<const Rules> rules_;  ///< Null for UTC and fixed offsets.
  int fixed_offset_ = 0;
};

/// How a date text was understood; `ok` tells whether `time` counts.
struct ParsedDate {
  bool ok = false;
  Timestamp time;
  bool date_only = false;   ///< No time of day was given.
  bool wall_clock = false;  ///< No offset was given: read in the zone.
  bool in_gap = false;      ///< The wall clock skipped this time; it moved forward.
  bool is_odd = false;      ///< One moment beyond doubt, in a form that few generators read: `Jan 6, 2024 10:00 PM`.
  bool zone_name_ignored = false;  ///< An ambiguous abbreviation (`CST`) stood behind it.
  CivilTime wall;                  ///< As written, before any offset.
  Message problem;                 ///< If not ok: "month '13' in date '2024-13-09'", lower case, for a message.
};

/// Reads a date in any of the forms that date_parse.cpp lists. Never throws.
ParsedDate parse_date(std::string_view text, const Zone& zone);

/// A full or month date in words for `language` (BCP 47) by ICU's skeleton `yMMMMd` or `yMMMM`: "2025年10月30日",
/// "October 30, 2025".
std::string format_long_date(const Timestamp& time, std::string_view language);
std::string format_month(const Timestamp& time, std::string_view language);

}  // namespace essaypack
