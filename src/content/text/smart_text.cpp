#include "content/text/smart_text.h"

#include "base/byte_set.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr ByteSet kMarks("\"'-."), kMarksAndSigns("\"'-.(+,?!");

bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(c);
  return !is_punctuation(c) && !is_space(c);
}
bool is_cjk_side(char32_t c) { return c >= 0x80 && (is_cjk(c) || is_cjk_neutral(c)); }
bool is_opening_mark(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == 0x2014 || c == 0x2013 || c == 0x201C ||
         c == 0x2018 || c == 0xAB || c == '"' || c == '\'' || c == '=' || c == '*';
}

/// `'90s`
bool begins_decade(std::string_view rest) {
  return rest.size() > 2 && is_digit(rest[0]) && is_digit(rest[1]) && rest[2] == 's' &&
         (rest.size() == 3 || !is_ascii_alnum(rest[3]));
}

}  // namespace

SmartText::SmartText(std::string_view quotes) {
  std::size_t at = 0;
  for (std::string& quote : quotes_)
    if (at < quotes.size()) append_utf8(quote, next_code_point(quotes, at));
}

/// Between two CJK characters a straight quote has no direction: then it pairs with the one before.
bool SmartText::opens(char32_t after, bool is_open) const {
  const bool edge = before_ == '\n' || is_space(before_);
  const bool after_edge = after == '\n' || is_space(after);
  if (edge) return !after_edge || !is_open;
  if (after_edge) return false;
  if (is_cjk_side(before_) || is_cjk_side(after)) return !is_open;
  return is_opening_mark(before_) && (is_word(after) || !is_open);
}

/// Beside Chinese or Japanese a dash and dots are two characters wide: `渡船--你知道的`, `也许......`. Behind such a
/// run; 0 where none begins.
std::size_t SmartText::end_of_wide_mark(std::string_view text, std::size_t at, char32_t next) const {
  constexpr std::size_t kLongest = 6;
  const char c = text[at];
  if (c != '-' && c != '.') return 0;
  const std::size_t end = std::min(text.find_first_not_of(c, at), text.size()), count = end - at;
  if (count < (c == '-' ? 2U : 3U) || count > kLongest) return 0;
  std::size_t peek = end;
  const char32_t after = peek < text.size() ? next_code_point(text, peek) : next;
  return is_cjk(before_) || is_cjk(after) ? end : 0;
}

/// Behind a sign of markdown-it's `replacements`; 0 where none begins.
std::size_t SmartText::replace_signs(std::string_view text, std::size_t at, std::string& out) {
  constexpr std::pair<std::string_view, const char*> kSigns[] = {
      {"(c)", "©"}, {"(r)", "®"}, {"(tm)", "™"}, {"+-", "±"}};
  for (const auto& [written, sign] : kSigns)
    if (to_lower_ascii(text.substr(at, written.size())) == written) {
      out += sign;
      before_ = U'©';
      return at + written.size();
    }
  const char c = text[at];
  const std::size_t end =
      std::min(text.find_first_not_of(c == '!' || c == '?' ? "!?" : std::string_view(&c, 1), at), text.size());
  const std::size_t count = end - at;
  if (c == '.' && count > 1)
    out += before_ == '!' || before_ == '?' ? ".." : "…";
  else if (c == ',' && count > 1)
    out += ',';
  else if ((c == '!' || c == '?') && count > 3)
    out.append(3, text[end - 1]);
  else if (c == '(' || c == '+' || c == ',' || c == '!' || c == '?')
    out += text.substr(at, c == '!' || c == '?' ? count : 1);
  else
    return 0;
  before_ = static_cast<unsigned char>(text[end - 1]);
  return c == '(' || c == '+' ? at + 1 : c == ',' && count == 1 ? at + 1 : end;
}

std::size_t SmartText::turn_mark(std::string_view text, std::size_t at, char32_t next, std::string& out) {
  const char c = text[at];
  std::size_t end = at + 1;
  if (const std::size_t length = end_of_wide_mark(text, at, next); length > 0) {
    out += c == '-' ? "——" : "……";
    before_ = static_cast<unsigned char>(c);
    return length;
  }
  if (has_replacements_)
    if (const std::size_t behind = replace_signs(text, at, out); behind > 0) return behind;
  if (c == '-' || c == '.') {
    while (end < text.size() && text[end] == c && end - at < 3) ++end;
    const std::size_t count = end - at;
    if (c == '-' && count >= 2)
      out += count == 3 ? "—" : "–";
    else if (c == '.' && count == 3)
      out += "…";
    else
      out.append(count, c);
    before_ = static_cast<unsigned char>(c);
    return end;
  }
  std::size_t peek = end;
  const char32_t after = peek < text.size() ? next_code_point(text, peek) : next;
  if (c == '"') {
    double_open_ = opens(after, double_open_);
    out += quotes_[double_open_ ? 0 : 1];
  } else if (is_word(before_) ? !is_cjk_side(before_) && is_word(after) : begins_decade(text.substr(end))) {
    out += quotes_[3];
  } else {
    single_open_ = opens(after, single_open_);
    out += quotes_[single_open_ ? 2 : 3];
  }
  before_ = static_cast<unsigned char>(c);
  return end;
}

std::string SmartText::turn(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& literal,
                            char32_t next) {
  std::string out;
  out.reserve(text.size() + 16);
  auto range = literal.begin();
  for (std::size_t at = 0; at < text.size();) {
    while (range != literal.end() && range->second <= at) ++range;
    std::size_t stop = (has_replacements_ ? kMarksAndSigns : kMarks).find(text, at);
    if (stop == std::string_view::npos) stop = text.size();
    if (range != literal.end() && range->first <= at)
      stop = range->second;
    else if (range != literal.end() && range->first < stop)
      stop = range->first;
    const bool is_mark = stop == at;
    if (stop > at) {
      out.append(text, at, stop - at);
      std::size_t last = stop;
      before_ = previous_code_point(text, last);
      at = stop;
    }
    if (is_mark) at = turn_mark(text, at, next, out);
  }
  return out;
}

}  // namespace essaypack
