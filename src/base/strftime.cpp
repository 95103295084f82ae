#include "base/strftime.h"

#include "base/text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace essaypack {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;

int hour_of_twelve(const CivilTime& at) { return at.hour % 12 == 0 ? 12 : at.hour % 12; }

/// A number of a date: at least so many digits, and what stands in for those that it lacks.
struct NumberPiece {
  char letter;
  int width;
  char fill;
  int (*of)(const CivilTime& at);
};
constexpr NumberPiece kNumbers[] = {
    {'Y', 0, '0', [](const CivilTime& at) { return at.year; }},
    {'C', 2, '0', [](const CivilTime& at) { return at.year / 100; }},
    {'y', 2, '0', [](const CivilTime& at) { return at.year % 100; }},
    {'m', 2, '0', [](const CivilTime& at) { return at.month; }},
    {'d', 2, '0', [](const CivilTime& at) { return at.day; }},
    {'e', 2, ' ', [](const CivilTime& at) { return at.day; }},
    {'j', 3, '0', [](const CivilTime& at) { return day_of_year(at); }},
    {'u', 0, '0', [](const CivilTime& at) { return weekday(at) == 0 ? 7 : weekday(at); }},
    {'w', 0, '0', [](const CivilTime& at) { return weekday(at); }},
    {'H', 2, '0', [](const CivilTime& at) { return at.hour; }},
    {'k', 2, ' ', [](const CivilTime& at) { return at.hour; }},
    {'I', 2, '0', hour_of_twelve},
    {'l', 2, ' ', hour_of_twelve},
    {'M', 2, '0', [](const CivilTime& at) { return at.minute; }},
    {'S', 2, '0', [](const CivilTime& at) { return at.second; }},
};

/// A letter that stands for several.
struct ComposedPiece {
  char letter;
  const char* format;
};
constexpr ComposedPiece kComposed[] = {
    {'F', "%Y-%m-%d"},    {'T', "%H:%M:%S"}, {'X', "%H:%M:%S"}, {'R', "%H:%M"},
    {'r', "%I:%M:%S %p"}, {'D', "%m/%d/%y"}, {'x', "%m/%d/%y"}, {'c', "%a %b %e %H:%M:%S %Y"},
    {'v', "%e-%^b-%Y"},
};

std::string padded(int number, const NumberPiece& piece, char flag) {
  std::string digits = std::to_string(number);
  if (flag == '-') return digits;
  const auto width = std::max(static_cast<std::size_t>(piece.width), digits.size());
  return std::string(width - digits.size(), flag == '0' ? '0' : piece.fill) + digits;
}

std::string offset_text(int seconds, const char* colon) {
  char text[16];
  const int minutes = std::abs(seconds) / 60;
  std::snprintf(text, sizeof text, "%c%02d%s%02d", seconds < 0 ? '-' : '+', minutes / 60, colon, minutes % 60);
  return text;
}

std::string piece_of(const Timestamp& time, char letter, char flag) {
  const CivilTime at = civil(time);
  for (const NumberPiece& number : kNumbers)
    if (number.letter == letter) return padded(number.of(at), number, flag);
  for (const ComposedPiece& composed : kComposed)
    if (composed.letter == letter) return format_strftime(time, composed.format);
  switch (letter) {
    case 'L':
      return "000";
    case 'p':
      return at.hour < 12 ? "AM" : "PM";
    case 'P':
      return at.hour < 12 ? "am" : "pm";
    case 'B':
      return std::string(month_name(at));
    case 'b':
    case 'h':
      return std::string(month_name(at).substr(0, 3));
    case 'A':
      return std::string(day_name(at));
    case 'a':
      return std::string(day_name(at).substr(0, 3));
    case 's':
      return std::to_string(time.unix_seconds);
    case 'z':
      return offset_text(time.offset_seconds, flag == ':' ? ":" : "");
    case 'Z':
      return time.offset_seconds == 0 ? "UTC" : offset_text(time.offset_seconds, "");
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case '%':
      return "%";
    default:
      return std::string("%") + letter;
  }
}

}  // namespace

std::string_view month_name(const CivilTime& time) {
  constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
  return kMonths[(time.month + 11) % 12];
}

std::string_view day_name(const CivilTime& time) {
  constexpr std::string_view kDays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  return kDays[weekday(time) % 7];
}

std::string format_strftime(const Timestamp& time, std::string_view format) {
  std::string out;
  for (std::size_t at = 0; at < format.size() && out.size() < kMostBytes; ++at) {
    if (format[at] != '%' || at + 1 == format.size()) {
      out += format[at];
      continue;
    }
    char flag = 0;
    if (std::string_view("-0^_:").find(format[at + 1]) != std::string_view::npos && at + 2 < format.size())
      flag = format[++at];
    const char letter = format[++at];
    out += flag == '^' ? to_upper(piece_of(time, letter, 0)) : piece_of(time, letter, flag);
  }
  return out;
}

}  // namespace essaypack
