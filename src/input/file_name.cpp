#include "input/file_name.h"

#include "base/path.h"
#include "base/text.h"

#include <vector>

namespace essaypack {
namespace {

int number_of(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

/// A piece of a `new_post_name`: literal text or a placeholder.
struct Piece {
  bool is_placeholder = false;
  std::string_view text;
  std::size_t shortest = 1;
  std::size_t longest = 0;  ///< 0: any length, the shortest first.
};

Piece make_placeholder(std::string_view name) {
  Piece piece{true, name};
  if (name == "year") piece.shortest = piece.longest = 4;
  if (name == "month" || name == "day") piece.shortest = piece.longest = 2;
  if (name == "i_month" || name == "i_day") piece.longest = 2;
  if (name == "hash") piece.shortest = piece.longest = 12;
  return piece;
}

std::vector<Piece> parse_pattern(std::string_view pattern) {
  std::vector<Piece> pieces;
  std::size_t done = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    std::size_t end = at + 1;
    while (end < pattern.size() && is_ascii_word(pattern[end])) ++end;
    while (end > at + 1 && pattern[end - 1] == '_') --end;
    if (pattern[at] != ':' || end == at + 1) {
      ++at;
      continue;
    }
    if (at > done) pieces.push_back({false, pattern.substr(done, at - done)});
    pieces.push_back(make_placeholder(pattern.substr(at + 1, end - at - 1)));
    done = at = end;
  }
  if (done < pattern.size()) pieces.push_back({false, pattern.substr(done)});
  return pieces;
}

bool fits(const Piece& piece, std::string_view text) {
  if (piece.longest == 0) return true;
  for (const char c : text) {
    const bool hex = is_digit(c) || (c >= 'a' && c <= 'f');
    if (piece.text == "hash" ? !hex : !is_digit(c)) return false;
  }
  return true;
}

/// Tries all lengths, the shortest first, but no more steps than any real name needs.
class Matcher {
 public:
  Matcher(const std::vector<Piece>& pieces, std::string_view text)
      : pieces_(pieces), text_(text), values_(pieces.size()) {}

  bool match(std::size_t piece, std::size_t at) {
    if (++steps_ > kMaxSteps) return false;
    if (piece == pieces_.size()) return at == text_.size();
    const Piece& wanted = pieces_[piece];
    if (!wanted.is_placeholder)
      return text_.substr(at, wanted.text.size()) == wanted.text && match(piece + 1, at + wanted.text.size());
    const std::size_t longest = wanted.longest ? wanted.longest : text_.size();
    // A fixed width leaves no choice; `\d{1,2}` takes the longer run first, a name the shorter.
    for (std::size_t step = wanted.shortest; step <= longest; ++step) {
      const std::size_t length = wanted.longest ? longest + wanted.shortest - step : step;
      if (at + length > text_.size()) {
        if (wanted.longest) continue;
        return false;
      }
      values_[piece] = text_.substr(at, length);
      if (fits(wanted, values_[piece]) && match(piece + 1, at + length)) return true;
    }
    return false;
  }

  const std::vector<std::string_view>& values() const { return values_; }

 private:
  static constexpr int kMaxSteps = 100'000;
  const std::vector<Piece>& pieces_;
  std::string_view text_;
  std::vector<std::string_view> values_;
  int steps_ = 0;
};

std::optional<CivilTime> date_of(int year, int month, int day) {
  CivilTime date;
  date.year = year;
  date.month = month;
  date.day = day;
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

/// Reads `min` to `max` digits at `at`, which moves; -1 if there are fewer.
int read_digits(std::string_view text, std::size_t& at, std::size_t min, std::size_t max) {
  const std::size_t begin = at;
  while (at < text.size() && at - begin < max && is_digit(text[at])) ++at;
  return at - begin < min ? -1 : number_of(text.substr(begin, at - begin));
}

bool skip(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

}  // namespace

std::optional<NameMatch> match_post_name(std::string_view pattern, std::string_view stem_path) {
  const std::vector<Piece> pieces = parse_pattern(without_extension(pattern));
  Matcher matcher(pieces, stem_path);
  if (!matcher.match(0, 0)) return {};
  NameMatch match;
  int year = 0, month = 0, day = 0;
  bool has_title = false;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (!pieces[at].is_placeholder) continue;
    const std::string_view name = pieces[at].text;
    const std::string_view value = matcher.values()[at];
    if (name == "title") {
      match.slug = value;
      has_title = true;
    } else if (name == "year") {
      year = number_of(value);
    } else if (name == "month" || name == "i_month") {
      month = number_of(value);
    } else if (name == "day" || name == "i_day") {
      day = number_of(value);
    } else if (name != "hash") {
      match.fields.emplace(name, value);
    }
  }
  if (!has_title) return {};
  if (year > 0 && month > 0 && day > 0) match.date = date_of(year, month, day);
  return match;
}

DatedName split_dated_name(std::string_view name) {
  std::size_t at = 0;
  const int year = read_digits(name, at, 4, 4);
  const bool dashes = skip(name, at, '-');
  const int month = read_digits(name, at, 2, 2);
  if (dashes && !skip(name, at, '-')) return {{}, name};
  const int day = read_digits(name, at, 2, 2);
  const bool is_divided = skip(name, at, '_') || (dashes && skip(name, at, '-'));
  if (year < 0 || month < 0 || day < 0 || !is_divided || at == name.size()) return {{}, name};
  const std::optional<CivilTime> date = date_of(year, month, day);
  return date ? DatedName{date, name.substr(at)} : DatedName{{}, name};
}

DatedName split_diary_name(std::string_view name) {
  constexpr std::string_view kDividers = "-_.";
  std::size_t at = 0;
  const int year = read_digits(name, at, 4, 4);
  const char divider = at < name.size() && kDividers.find(name[at]) != std::string_view::npos ? name[at++] : '\0';
  const int month = read_digits(name, at, 2, 2);
  if (divider != '\0' && !skip(name, at, divider)) return {{}, name};
  const int day = read_digits(name, at, 2, 2);
  if (year < 0 || month < 0 || day < 0) return {{}, name};
  const std::optional<CivilTime> date = date_of(year, month, day);
  if (!date || (at < name.size() && name[at] != ' ' && kDividers.find(name[at]) == std::string_view::npos))
    return {{}, name};
  const std::size_t rest = name.find_first_not_of(" -_.", at);
  return {date, rest == std::string_view::npos ? name : name.substr(rest)};
}

DatedName split_jekyll_name(std::string_view name) {
  std::size_t at = 0;
  int year = read_digits(name, at, 2, 4);
  const std::size_t year_digits = at;
  if (year < 0 || !skip(name, at, '-')) return {{}, name};
  const int month = read_digits(name, at, 1, 2);
  if (month < 0 || !skip(name, at, '-')) return {{}, name};
  const int day = read_digits(name, at, 1, 2);
  if (day < 0 || !skip(name, at, '-') || at == name.size()) return {{}, name};
  if (year_digits == 2) year += year < 69 ? 2000 : 1900;  // As Ruby's Time reads them.
  const std::optional<CivilTime> date = date_of(year, month, day);
  return date ? DatedName{date, name.substr(at)} : DatedName{{}, name};
}

DatedName split_hugo_name(std::string_view name) {
  constexpr std::string_view kTrimmed = " -_";
  std::size_t at = 0;
  const int year = read_digits(name, at, 4, 4);
  if (year < 0 || !skip(name, at, '-')) return {{}, name};
  const int month = read_digits(name, at, 2, 2);
  if (month < 0 || !skip(name, at, '-')) return {{}, name};
  const int day = read_digits(name, at, 2, 2);
  const std::optional<CivilTime> date = day < 0 ? std::nullopt : date_of(year, month, day);
  if (!date) return {{}, name};
  const std::size_t first = name.find_first_not_of(kTrimmed, at);
  if (first == name.npos) return {date, {}};
  return {date, name.substr(first, name.find_last_not_of(kTrimmed) + 1 - first)};
}

std::string_view without_notion_id(std::string_view name) {
  constexpr std::size_t kDigits = 32;
  if (name.size() < kDigits + 2 || name[name.size() - kDigits - 1] != ' ') return name;
  const bool is_id = name.find_first_not_of("0123456789abcdef", name.size() - kDigits) == std::string_view::npos;
  return is_id ? name.substr(0, name.size() - kDigits - 1) : name;
}

}  // namespace essaypack
