/// The forms of dates in front matter. Read by hand, one character at a time: no locale, no machine
/// zone, and an impossible value is named in the message.

#include "base/text.h"
#include "base/time.h"

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
  std::string problem;  ///< `month '13'`; empty if there is none.
};

bool refuse(Fields& fields, std::string_view part, std::string_view value) {
  constexpr std::size_t kMaxShown = 24;
  fields.problem = std::string(part) + " '" + std::string(value.substr(0, kMaxShown)) + "'";
  return false;
}

/// A number of one or two digits; anything else, and what is out of its range, is refused by name.
bool read_part(Fields& fields, std::string_view part, std::string_view digits, int least, int most, int& value) {
  value = 0;
  if (digits.empty()) return false;
  for (const char c : digits.substr(0, 3)) value = value * 10 + (c - '0');
  if (digits.size() > 2 || value < least || value > most) return refuse(fields, part, digits);
  return true;
}

bool read_year(Fields& fields, std::string_view digits) {
  if (digits.size() != 4) return refuse(fields, "year", digits);
  fields.wall.year = 0;
  for (const char c : digits) fields.wall.year = fields.wall.year * 10 + (c - '0');
  return fields.wall.year > 0 || refuse(fields, "year", digits);
}

bool read_month_and_day(Fields& fields, std::string_view month, std::string_view day) {
  if (!read_part(fields, "month", month, 1, 12, fields.wall.month)) return false;
  if (!read_part(fields, "day", day, 1, 31, fields.wall.day)) return false;
  return is_valid(fields.wall) || refuse(fields, "day", day);
}

/// `2025-10-30`, `2025/10/30`, `2025.10.30`, `2025年10月30日`. `tight` if a time may follow at once.
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
    if (month.empty() || !reader.take(mark)) return false;
    day = reader.digits();
  } else {
    reader.spaces();
    if (!reader.take("年")) return false;
    reader.spaces();
    month = reader.digits();
    reader.spaces();
    if (!reader.take("月")) return false;
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
  if (!read_part(fields, "second", reader.digits(), 0, 59, fields.wall.second)) return false;
  if (!reader.take(".") && !reader.take(",")) return true;
  const std::size_t decimals = reader.digits().size();
  return decimals >= 1 && decimals <= 9;
}

/// `06:18:07`, `6:18`, `6时18分`, `6点18分07秒`.
bool read_time(Reader& reader, Fields& fields) {
  constexpr std::array<std::string_view, 4> kHours = {"时", "時", "点", "點"};
  fields.timed = true;
  const std::string_view hour = reader.digits();
  if (hour.empty()) return false;
  if (reader.take(":")) {
    if (!read_part(fields, "hour", hour, 0, 23, fields.wall.hour)) return false;
    if (!read_part(fields, "minute", reader.digits(), 0, 59, fields.wall.minute)) return false;
    return !reader.take(":") || read_seconds(reader, fields);
  }
  if (!reader.take_one_of(kHours)) return false;
  if (!read_part(fields, "hour", hour, 0, 23, fields.wall.hour)) return false;
  const std::string_view minute = reader.digits();
  if (minute.empty()) return true;
  if (!reader.take("分") || !read_part(fields, "minute", minute, 0, 59, fields.wall.minute)) return false;
  const std::string_view second = reader.digits();
  if (second.empty()) return true;
  return reader.take("秒") && read_part(fields, "second", second, 0, 59, fields.wall.second);
}

bool read_signed_offset(Reader& reader, Fields& fields) {
  std::string text(1, reader.peek());
  reader.take(text);
  text.append(reader.digits());
  if (reader.take(":")) text.append(":").append(reader.digits());
  fields.offset = parse_offset(text);
  return fields.offset || refuse(fields, "offset", text);
}

/// A name such as `CST` or `(China Standard Time)` behind an offset says nothing new.
bool skip_comment(Reader& reader) {
  reader.spaces();
  if (reader.peek() == '(') return reader.rest().find(')') == reader.rest().size() - 1;
  return reader.letters().size() <= 5 && reader.done();
}

/// What may stand behind a time of day: nothing, `Z`, `UTC`, `+08:00`, an abbreviation.
bool read_zone(Reader& reader, Fields& fields) {
  reader.spaces();
  if (reader.done()) return true;
  if (reader.peek() == '+' || reader.peek() == '-') return read_signed_offset(reader, fields) && skip_comment(reader);
  const std::string_view name = reader.letters();
  const std::string upper = to_upper(name);
  if (upper == "AM" || upper == "PM") return false;  // half of them would be twelve hours off
  if (upper == "Z" || upper == "UTC" || upper == "GMT" || upper == "UT") {
    fields.offset = 0;
    if (upper.size() == 3 && (reader.peek() == '+' || reader.peek() == '-'))
      return read_signed_offset(reader, fields) && skip_comment(reader);
    return skip_comment(reader);
  }
  fields.abbreviation = true;
  return name.size() >= 2 && name.size() <= 5 && reader.done();
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

/// `Thu, 30 Oct 2025 06:18:07 +0800` (RFC 2822 section 3.3; the weekday is not checked). False with no problem set
/// where the text does not look like it.
bool read_mail_form(Reader reader, Fields& fields) {
  if (!reader.letters().empty()) {
    reader.take(",");
    reader.spaces();
  }
  const std::string_view day = reader.digits();
  reader.spaces();
  const std::string_view name = reader.letters();
  if (day.empty() || name.empty()) return false;
  const int month = month_of(name);
  if (month == 0) return refuse(fields, "month", name);
  reader.spaces();
  const std::string_view year = reader.digits();
  if (year.empty() || !read_year(fields, year)) return false;
  fields.wall.month = month;
  if (!read_part(fields, "day", day, 1, 31, fields.wall.day)) return false;
  if (!is_valid(fields.wall)) return refuse(fields, "day", day);
  if (reader.done()) return true;
  return reader.spaces() && read_time(reader, fields) && read_zone(reader, fields);
}

/// What the text is without white space and one pair of quotes.
std::string_view unquote(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front())
    text = trim(text.substr(1, text.size() - 2));
  return text;
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
  parsed.wall = fields.wall;
  parsed.date_only = !fields.timed;
  parsed.wall_clock = !fields.offset;
  parsed.zone_name_ignored = fields.abbreviation;
  if (fields.offset) {
    parsed.time = zone.at(seconds_of(fields.wall) - *fields.offset);
  } else {
    Zone::Fit fit;
    parsed.time = zone.at(fields.wall, &fit);
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
  if (read_mail_form(Reader(text), fields)) return true;
  if (!fields.problem.empty()) return false;
  fields = {};
  return read_numeric_form(Reader(text), fields);
}

}  // namespace

ParsedDate parse_date(std::string_view text, const Zone& zone) {
  text = unquote(text);
  const std::size_t digits = Reader(text).digits().size();
  if (digits == text.size() && (digits == 10 || digits == 13)) return unix_date(text, zone);

  Fields fields;
  ParsedDate parsed;
  if (text.empty()) {
    parsed.problem = "empty date";
  } else if (read_fields(text, fields)) {
    parsed = apply_zone(fields, zone);
    if (!parsed.ok) parsed.problem = "date '" + shown(text) + "' is outside the years 1 to 9999";
  } else if (fields.problem.empty()) {
    parsed.problem = "unknown form of date '" + shown(text) + "'";
  } else {
    parsed.problem = shown(fields.problem) + " in date '" + shown(text) + "'";
  }
  return parsed;
}

}  // namespace essaypack
