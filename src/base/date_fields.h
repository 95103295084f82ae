#pragma once

/// What the readers of dates share: a text that is read from the left, and the values that it gives. Read by hand, one
/// character at a time: no locale, no machine zone, and an impossible value is named in the message.

#include "base/text.h"
#include "base/time.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack::dates {

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

/// A part of a date.
enum class DatePart { year, month, day, hour, minute, second, offset };

/// The text for a message: one line, not too long.
std::string shown(std::string_view text);

/// Notes that `value` can't be `part`. False, for the caller to return.
bool refuse(Fields& fields, DatePart part, std::string_view value);

/// A number of one or two digits; anything else, and what is out of its range, is refused by name.
bool read_part(Fields& fields, DatePart part, std::string_view digits, int least, int most, int& value);
bool read_year(Fields& fields, std::string_view digits);
bool read_month_and_day(Fields& fields, std::string_view month, std::string_view day);

/// `06:18:07`, `6:18`, `6时18分`, `6点18分07秒`, `6:18 PM`, `下午6:18`, `6 PM`.
bool read_time(Reader& reader, Fields& fields);

/// Names that mean one offset everywhere (RFC 822 section 5.1, and those of one country); `CST`, `IST`, `BST` do not.
std::optional<int> offset_of_zone(std::string_view name);

/// What may stand behind a time of day: nothing, `Z`, `UTC`, `+08:00`, an abbreviation.
bool read_zone(Reader& reader, Fields& fields);

}  // namespace essaypack::dates
