/// The forms of dates in front matter. Read by hand, one character at a time: no locale, no machine
/// zone, and an impossible value is named in the message.

#include "base/text.h"
#include "base/time.h"

#include <algorithm>
#include <array>

namespace essaypack {

namespace {

/// Reads a text from the left.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  template <std::size_t N>
  bool take_one_of(const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words)
      if (take(word)) return true;
    return false;
  }
  std::string_view digits() {
    const std::size_t start = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }
  std::string_view letters() {
    const std::size_t start = at_;
    while (is_ascii_letter(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }
  bool spaces() {
    const std::size_t start = at_;
    while (!done()) {
      std::size_t next = at_;
      if (!is_space(next_code_point(text_, next))) break;
      at_ = next;
    }
    return at_ > start;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// The values that a text gives, before the zone is applied.
struct Fields {
  CivilTime wall;
  bool timed = false;
  std::optional<int> offset;
  bool abbreviation = false;
  bool is_odd = false;  ///< In a form that few generators read.
  Message problem;      ///< `month '13'`; empty if there is none.
};

/// A part of a date; `value` is what stands in its place.
enum class Part { year, month, day, hour, minute, second, offset };
Message describe(Part part, const std::string& value) {
  switch (part) {
    case Part::year:
      return tr("year '{}'", value);
    case Part::month:
      return tr("month '{}'", value);
    case Part::day:
      return tr("day '{}'", value);
    case Part::hour:
      return tr("hour '{}'", value);
    case Part::minute:
      return tr("minute '{}'", value);
    case Part::second:
      return tr("second '{}'", value);
    case Part::offset:
      return tr("offset '{}'", value);
  }
  return {};
}

/// The text for a message: one line, not too long.
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

bool refuse(Fields& fields, Part part, std::string_view value) {
  constexpr std::size_t kMaxShown = 24;
  fields.problem = describe(part, shown(value.substr(0, kMaxShown)));
  return false;
}

/// A number of one or two digits; anything else, and what is out of its range, is refused by name.
bool read_part(Fields& fields, Part part, std::string_view digits, int least, int most, int& value) {
  value = 0;
  if (digits.empty()) return false;
  for (const char c : digits.substr(0, 3)) value = value * 10 + (c - '0');
  if (digits.size() > 2 || value < least || value > most) return refuse(fields, part, digits);
  return true;
}

bool read_year(Fields& fields, std::string_view digits) {
  if (digits.size() != 4) return refuse(fields, Part::year, digits);
  fields.wall.year = 0;
  for (const char c : digits) fields.wall.year = fields.wall.year * 10 + (c - '0');
  return fields.wall.year > 0 || refuse(fields, Part::year, digits);
}

bool read_month_and_day(Fields& fields, std::string_view month, std::string_view day) {
  if (!read_part(fields, Part::month, month, 1, 12, fields.wall.month)) return false;
  if (!read_part(fields, Part::day, day, 1, 31, fields.wall.day)) return false;
  return is_valid(fields.wall) || refuse(fields, Part::day, day);
}

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

/// `:07` and up to nine decimals, which are dropped.
bool read_seconds(Reader& reader, Fields& fields) {
  if (!read_part(fields, Part::second, reader.digits(), 0, 59, fields.wall.second)) return false;
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
  if (hour < 1 || hour > 12) return refuse(fields, Part::hour, std::to_string(hour));
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
  return (fields.wall.minute == 0 && fields.wall.second == 0) || refuse(fields, Part::hour, "24");
}

bool read_clock(Reader& reader, Fields& fields, std::string_view hour) {
  if (!read_part(fields, Part::hour, hour, 0, 24, fields.wall.hour)) return false;
  if (!read_part(fields, Part::minute, reader.digits(), 0, 59, fields.wall.minute)) return false;
  if (reader.take(":")) return read_seconds(reader, fields) && is_midnight(fields);
  // `18:00.000`, as Ruby reads it
  return (!reader.take(".") || !reader.digits().empty()) && is_midnight(fields);
}

/// What follows `6时`.
bool read_cjk_clock(Reader& reader, Fields& fields, std::string_view hour) {
  if (!read_part(fields, Part::hour, hour, 0, 23, fields.wall.hour)) return false;
  const std::string_view minute = reader.digits();
  if (minute.empty()) return true;
  if (!reader.take("分") || !read_part(fields, Part::minute, minute, 0, 59, fields.wall.minute)) return false;
  const std::string_view second = reader.digits();
  if (second.empty()) return true;
  return reader.take("秒") && read_part(fields, Part::second, second, 0, 59, fields.wall.second);
}

/// `06:18:07`, `6:18`, `6时18分`, `6点18分07秒`, `6:18 PM`, `下午6:18`, `6 PM`.
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
    return read_part(fields, Part::hour, hour, 1, 12, fields.wall.hour) && set_half(fields, behind);
  return reader.take_one_of(kHours) && read_cjk_clock(reader, fields, hour) && set_half(fields, before);
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
  return fields.offset || refuse(fields, Part::offset, text);
}

/// A name such as `CST` or `(China Standard Time)` behind an offset says nothing new.
bool skip_comment(Reader& reader) {
  reader.spaces();
  if (reader.peek() == '(') return reader.rest().find(')') == reader.rest().size() - 1;
  return reader.letters().size() <= 5 && reader.done();
}

/// Names that mean one offset everywhere (RFC 822 section 5.1, and those of one country); `CST`, `IST`, `BST` do not.
std::optional<int> offset_of_zone(std::string_view name) {
  constexpr std::pair<std::string_view, int> kZones[] = {{"EST", -5}, {"EDT", -4}, {"MST", -7}, {"MDT", -6},
                                                         {"PST", -8}, {"PDT", -7}, {"CET", 1},  {"CEST", 2},
                                                         {"EET", 2},  {"JST", 9},  {"KST", 9},  {"HKT", 8}};
  for (const auto& [zone, hours] : kZones)
    if (zone == name) return hours * 60 * 60;
  return {};
}

/// `/Shanghai` behind `Asia`: the name of a zone, which Ruby passes over.
bool skip_place(std::string_view region, Reader& reader) {
  if (region.empty() || reader.peek() != '/') return false;
  return Zone::find(std::string(region) + std::string(reader.rest())).has_value();
}

/// What may stand behind a time of day: nothing, `Z`, `UTC`, `+08:00`, an abbreviation.
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
  if (!read_part(fields, Part::day, day, 1, 31, fields.wall.day)) return false;
  return is_valid(fields.wall) || refuse(fields, Part::day, day);
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
  if (month == 0) return refuse(fields, Part::month, name);
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

/// What the text is without white space and one pair of quotes.
std::string_view unquote(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front())
    text = trim(text.substr(1, text.size() - 2));
  return text;
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
  text = unquote(text);
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
