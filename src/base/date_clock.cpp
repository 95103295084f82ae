/// Times of day, and what may stand behind them.

#include "base/date_fields.h"

namespace essaypack::dates {
namespace {

/// `:07` and up to nine decimals, which are dropped.
bool read_seconds(Reader& reader, Fields& fields) {
  if (!read_part(fields, DatePart::second, reader.digits(), 0, 59, fields.wall.second)) return false;
  if (!reader.take(".") && !reader.take(",")) return true;
  const std::size_t decimals = reader.digits().size();
  return decimals >= 1 && decimals <= 9;
}

enum class HalfDay { none, morning, afternoon };

/// The hour of a clock with twelve: 12 comes before 1.
bool set_half(Fields& fields, HalfDay half) {
  if (half == HalfDay::none) return true;
  fields.is_odd = true;
  int& hour = fields.wall.hour;
  if (half == HalfDay::afternoon && hour > 12 && hour < 24) return true;  // `PM` behind 22:00 says nothing new
  if (hour < 1 || hour > 12) return refuse(fields, DatePart::hour, std::to_string(hour));
  hour = hour % 12 + (half == HalfDay::afternoon ? 12 : 0);
  return true;
}

/// `AM`, `p.m.` behind a time, in any case.
HalfDay read_half_behind(Reader& reader) {
  Reader ahead = reader;
  ahead.spaces();
  const char letter = static_cast<char>(lower_ascii(ahead.peek()));
  if (letter != 'a' && letter != 'p') return HalfDay::none;
  const std::string word(ahead.rest().substr(0, 4));
  std::size_t size = 0;
  if (to_lower_ascii(word).substr(1) == ".m.")
    size = 4;
  else if (to_lower_ascii(word.substr(1, 1)) == "m" && (word.size() < 3 || !is_ascii_alnum(word[2])))
    size = 2;
  if (size == 0) return HalfDay::none;
  ahead.take(word.substr(0, size));
  reader = ahead;
  return letter == 'a' ? HalfDay::morning : HalfDay::afternoon;
}

/// `下午` before a time.
HalfDay read_half_before(Reader& reader) {
  constexpr std::array<std::string_view, 2> kMorning = {"上午", "午前"};
  constexpr std::array<std::string_view, 2> kAfternoon = {"下午", "午後"};
  const HalfDay half = reader.take_one_of(kMorning)     ? HalfDay::morning
                       : reader.take_one_of(kAfternoon) ? HalfDay::afternoon
                                                        : HalfDay::none;
  if (half != HalfDay::none) reader.spaces();
  return half;
}

/// 24:00 is the next day's beginning (ISO 8601-1 4.3.8.2); the hour stays 24 until the zone is applied.
bool is_midnight(Fields& fields) {
  if (fields.wall.hour < 24) return true;
  fields.is_odd = true;
  return (fields.wall.minute == 0 && fields.wall.second == 0) || refuse(fields, DatePart::hour, "24");
}

bool read_clock(Reader& reader, Fields& fields, std::string_view hour) {
  if (!read_part(fields, DatePart::hour, hour, 0, 24, fields.wall.hour)) return false;
  if (!read_part(fields, DatePart::minute, reader.digits(), 0, 59, fields.wall.minute)) return false;
  if (reader.take(":")) return read_seconds(reader, fields) && is_midnight(fields);
  // `18:00.000`, as Ruby reads it
  return (!reader.take(".") || !reader.digits().empty()) && is_midnight(fields);
}

/// What follows `6时`.
bool read_cjk_clock(Reader& reader, Fields& fields, std::string_view hour) {
  if (!read_part(fields, DatePart::hour, hour, 0, 23, fields.wall.hour)) return false;
  const std::string_view minute = reader.digits();
  if (minute.empty()) return true;
  if (!reader.take("分") || !read_part(fields, DatePart::minute, minute, 0, 59, fields.wall.minute)) return false;
  const std::string_view second = reader.digits();
  if (second.empty()) return true;
  return reader.take("秒") && read_part(fields, DatePart::second, second, 0, 59, fields.wall.second);
}

/// `+/-0800`, `±8`, `+TTTT`: what stands where an offset should, and says none. Ruby passes over it.
bool skip_unsigned_offset(Reader& reader, Fields& fields) {
  constexpr std::array<std::string_view, 3> kSigns = {"+", "-", "±"};
  Reader ahead = reader;
  int signs = 0;
  const bool is_both = ahead.rest().starts_with("±");
  while (ahead.take_one_of(kSigns)) {
    ++signs;
    ahead.take("/");
  }
  if (signs == 0 || (signs == 1 && !is_both && is_digit(ahead.peek()))) return false;
  ahead.spaces();
  if (ahead.digits().empty()) {
    if (ahead.letters().size() > 5) return false;
  } else if (ahead.take(":")) {
    ahead.digits();
  }
  if (!ahead.done()) return false;
  reader = ahead;
  return fields.abbreviation = true;
}

bool read_signed_offset(Reader& reader, Fields& fields) {
  std::string text(1, reader.peek());
  reader.take(text);
  text.append(reader.digits());
  if (reader.take(":")) text.append(":").append(reader.digits());
  fields.offset = parse_offset(text);
  return fields.offset || refuse(fields, DatePart::offset, text);
}

/// A name such as `CST` or `(China Standard Time)` behind an offset says nothing new.
bool skip_comment(Reader& reader) {
  reader.spaces();
  if (reader.peek() == '(') return reader.rest().find(')') == reader.rest().size() - 1;
  return reader.letters().size() <= 5 && reader.done();
}

/// `/Shanghai` behind `Asia`: the name of a zone, which Ruby passes over.
bool skip_place(std::string_view region, Reader& reader) {
  if (region.empty() || reader.peek() != '/') return false;
  return Zone::find(std::string(region) + std::string(reader.rest())).has_value();
}

}  // namespace

std::optional<int> offset_of_zone(std::string_view name) {
  constexpr std::pair<std::string_view, int> kZones[] = {{"EST", -5}, {"EDT", -4}, {"MST", -7}, {"MDT", -6},
                                                         {"PST", -8}, {"PDT", -7}, {"CET", 1},  {"CEST", 2},
                                                         {"EET", 2},  {"JST", 9},  {"KST", 9},  {"HKT", 8}};
  for (const auto& [zone, hours] : kZones)
    if (zone == name) return hours * 60 * 60;
  return {};
}

bool read_time(Reader& reader, Fields& fields) {
  constexpr std::array<std::string_view, 4> kHours = {"时", "時", "点", "點"};
  fields.timed = true;
  const HalfDay before = read_half_before(reader);
  const std::string_view hour = reader.digits();
  if (hour.empty()) return false;
  if (reader.take(":")) {
    if (!read_clock(reader, fields, hour)) return false;
    const HalfDay behind = read_half_behind(reader);
    return set_half(fields, before == HalfDay::none ? behind : before);
  }
  if (const HalfDay behind = read_half_behind(reader); behind != HalfDay::none)
    return read_part(fields, DatePart::hour, hour, 1, 12, fields.wall.hour) && set_half(fields, behind);
  return reader.take_one_of(kHours) && read_cjk_clock(reader, fields, hour) && set_half(fields, before);
}

bool read_zone(Reader& reader, Fields& fields) {
  reader.spaces();
  if (reader.done() || skip_unsigned_offset(reader, fields)) return true;
  if (reader.peek() == '+' || reader.peek() == '-') return read_signed_offset(reader, fields) && skip_comment(reader);
  const std::string_view name = reader.letters();
  const std::string upper = to_upper(name);
  if (upper == "Z" || upper == "UTC" || upper == "GMT" || upper == "UT") {
    fields.offset = 0;
    if (upper.size() == 3 && (reader.peek() == '+' || reader.peek() == '-'))
      return read_signed_offset(reader, fields) && skip_comment(reader);
    return skip_comment(reader);
  }
  if (const std::optional<int> offset = offset_of_zone(upper)) {
    fields.offset = offset;
    return skip_comment(reader);
  }
  fields.abbreviation = true;
  return (name.size() >= 2 && name.size() <= 5 && reader.done()) || skip_place(name, reader);
}

}  // namespace essaypack::dates
