#include "base/title_case.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace essaypack {

namespace {

constexpr std::string_view kSmallWords[] = {"a",   "an", "and", "as",  "at", "but", "by", "en",
                                            "for", "if", "in",  "nor", "of", "on",  "or", "per",
                                            "the", "to", "v",   "v.",  "vs", "vs.", "via"};

/// What a word begins with: the npm package's range goes from À to ÿ.
bool is_word(char32_t c) { return (c < 0x80 && is_ascii_alnum(static_cast<char>(c))) || (c >= 0xC0 && c <= 0xFF); }

bool is_small(std::string_view word) {
  const std::string lower = to_lower_ascii(word);
  return std::find(std::begin(kSmallWords), std::end(kSmallWords), lower) != std::end(kSmallWords);
}

/// The code point before `at`; 0 at the start.
char32_t code_point_before(std::string_view text, std::size_t& at) {
  return at == 0 ? 0 : previous_code_point(text, at);
}

/// True where a small word stands between others: at neither end, behind no colon, in no `a-word`.
bool is_between(std::string_view title, std::size_t begin, std::size_t end) {
  if (begin == 0 || end == title.size()) return false;
  std::size_t at = begin;
  const char32_t before = code_point_before(title, at), second = code_point_before(title, at);
  if (!is_space(before) && before != '-') return false;
  return second != ':' && (title[end] != '-' || before == '-');
}

/// Behind the word that begins at `at`: up to a space or dash.
std::size_t end_of_word(std::string_view title, std::size_t at) {
  while (at < title.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(title, next);
    if (is_space(c) || c == '-') break;
    at = next;
  }
  return at;
}

bool is_as_meant(std::string_view behind_first) {
  for (std::size_t at = 0; at < behind_first.size(); ++at) {
    const char c = behind_first[at];
    if ((c >= 'A' && c <= 'Z') || (c == '.' && at + 1 < behind_first.size())) return true;
  }
  return false;
}

}  // namespace

std::string title_case(std::string_view title) {
  std::string out;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t next = at;
    if (!is_word(next_code_point(title, next))) {
      out += title.substr(at, next - at);
      at = next;
      continue;
    }
    const std::size_t end = end_of_word(title, next);
    const std::string_view word = title.substr(at, end - at);
    if (is_small(word) && is_between(title, at, end))
      out += to_lower_ascii(word);
    else if (is_as_meant(title.substr(next, end - next)))
      out += word;
    else
      out.append(to_upper(title.substr(at, next - at))).append(title.substr(next, end - next));
    at = end;
  }
  return out;
}

}  // namespace essaypack
