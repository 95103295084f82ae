#include "base/date_fields.h"

namespace essaypack::dates {
namespace {

/// `value` is what stands in the place of the part.
Message describe(DatePart part, const std::string& value) {
  switch (part) {
    case DatePart::year:
      return tr("year '{}'", value);
    case DatePart::month:
      return tr("month '{}'", value);
    case DatePart::day:
      return tr("day '{}'", value);
    case DatePart::hour:
      return tr("hour '{}'", value);
    case DatePart::minute:
      return tr("minute '{}'", value);
    case DatePart::second:
      return tr("second '{}'", value);
    case DatePart::offset:
      return tr("offset '{}'", value);
  }
  return {};
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t kMaxShown = 60;
  std::string out;
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < kMaxShown; ++count) {
    const char32_t c = next_code_point(text, at);
    append_utf8(out, c < 0x20 ? U' ' : c);
  }
  return at < text.size() ? out + "…" : out;
}

bool refuse(Fields& fields, DatePart part, std::string_view value) {
  constexpr std::size_t kMaxShown = 24;
  fields.problem = describe(part, shown(value.substr(0, kMaxShown)));
  return false;
}

bool read_part(Fields& fields, DatePart part, std::string_view digits, int least, int most, int& value) {
  value = 0;
  if (digits.empty()) return false;
  for (const char c : digits.substr(0, 3)) value = value * 10 + (c - '0');
  if (digits.size() > 2 || value < least || value > most) return refuse(fields, part, digits);
  return true;
}

bool read_year(Fields& fields, std::string_view digits) {
  if (digits.size() != 4) return refuse(fields, DatePart::year, digits);
  fields.wall.year = 0;
  for (const char c : digits) fields.wall.year = fields.wall.year * 10 + (c - '0');
  return fields.wall.year > 0 || refuse(fields, DatePart::year, digits);
}

bool read_month_and_day(Fields& fields, std::string_view month, std::string_view day) {
  if (!read_part(fields, DatePart::month, month, 1, 12, fields.wall.month)) return false;
  if (!read_part(fields, DatePart::day, day, 1, 31, fields.wall.day)) return false;
  return is_valid(fields.wall) || refuse(fields, DatePart::day, day);
}

}  // namespace essaypack::dates
