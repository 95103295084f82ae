#include "config/path_pattern.h"

#include "base/text.h"

#include <optional>
#include <string>
#include <vector>

namespace essaypack {
namespace {

/// One thing that a pattern asks for.
struct Piece {
  enum class Kind { text, any, star, wide_star, set };
  Kind kind = Kind::text;
  char32_t point = 0;                                   ///< Of a text.
  bool is_negated = false;                              ///< Of a set.
  std::vector<std::pair<char32_t, char32_t>> ranges{};  ///< Of a set.
};

enum class Dialect { hugo, ruby };

/// The set at `at`, moving behind it; nothing if it never closes.
std::optional<Piece> read_set(std::string_view pattern, std::size_t& at) {
  Piece piece{Piece::Kind::set};
  ++at;
  if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) piece.is_negated = true, ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
    const char32_t low = next_code_point(pattern, at);
    char32_t high = low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') high = next_code_point(pattern, ++at);
    piece.ranges.emplace_back(low, high);
  }
  if (at >= pattern.size()) return {};
  ++at;
  return piece;
}

/// The pattern in pieces, without braces; nothing if it is none.
std::optional<std::vector<Piece>> read_pieces(std::string_view pattern, Dialect dialect) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c == '*') {
      std::size_t stars = 0;
      while (at < pattern.size() && pattern[at] == '*') ++at, ++stars;
      pieces.push_back({dialect == Dialect::ruby || stars > 1 ? Piece::Kind::wide_star : Piece::Kind::star});
    } else if (c == '?') {
      ++at;
      pieces.push_back({Piece::Kind::any});
    } else if (c == '[') {
      std::optional<Piece> set = read_set(pattern, at);
      if (!set) return {};
      pieces.push_back(std::move(*set));
    } else {
      if (c == '\\' && at + 1 < pattern.size()) ++at;
      pieces.push_back({Piece::Kind::text, next_code_point(pattern, at)});
    }
  }
  return pieces;
}

bool matches_point(const Piece& piece, char32_t point, Dialect dialect) {
  if (piece.kind == Piece::Kind::text) return piece.point == point;
  if (piece.kind == Piece::Kind::any) return dialect == Dialect::ruby || point != '/';
  bool found = false;
  for (const auto& [low, high] : piece.ranges) found = found || (low <= point && point <= high);
  return found != piece.is_negated;
}

/// Row after row of which beginnings of the path the beginning of the pattern can match: no going back, so no pattern
/// takes long.
bool match_pieces(const std::vector<Piece>& pieces, std::string_view path, Dialect dialect) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < path.size();) points.push_back(next_code_point(path, at));
  std::vector<char> reached(points.size() + 1, 0);
  reached[0] = 1;
  for (const Piece& piece : pieces) {
    std::vector<char> next(points.size() + 1, 0);
    const bool is_star = piece.kind == Piece::Kind::star || piece.kind == Piece::Kind::wide_star;
    if (is_star) next[0] = reached[0];
    for (std::size_t i = 1; i <= points.size(); ++i) {
      if (is_star)
        next[i] = reached[i] || (next[i - 1] && (piece.kind == Piece::Kind::wide_star || points[i - 1] != '/'));
      else
        next[i] = reached[i - 1] && matches_point(piece, points[i - 1], dialect);
    }
    reached = std::move(next);
  }
  return reached[points.size()] != 0;
}

/// More alternatives than these of `{a,b}` are not tried: the pattern then matches everything.
constexpr std::size_t kMostAlternatives = 256;

/// The first `{...}` of a pattern: its ends and its commas.
struct Braces {
  std::size_t open = std::string_view::npos;
  std::vector<std::size_t> ends;  ///< Of the alternatives; the last one is the closing brace.
  bool is_closed = false;
};

Braces find_braces(std::string_view pattern) {
  Braces braces;
  int depth = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\')
      ++at;
    else if (c == '{' && depth++ == 0)
      braces.open = at;
    else if (c == ',' && depth == 1)
      braces.ends.push_back(at);
    else if (c == '}' && depth > 0 && --depth == 0) {
      braces.ends.push_back(at);
      braces.is_closed = true;
      break;
    }
  }
  return braces;
}

/// Replaces the first `{...}` by each of its alternatives until none is left; nothing if there are too many or one
/// never closes.
std::optional<std::vector<std::string>> expand(std::string_view whole) {
  std::vector<std::string> waiting = {std::string(whole)}, done;
  while (!waiting.empty()) {
    const std::string pattern = std::move(waiting.back());
    waiting.pop_back();
    const Braces braces = find_braces(pattern);
    if (braces.open == std::string_view::npos) {
      done.push_back(pattern);
      continue;
    }
    if (!braces.is_closed || waiting.size() + done.size() + braces.ends.size() > kMostAlternatives) return {};
    std::size_t start = braces.open + 1;
    for (const std::size_t end : braces.ends) {
      waiting.push_back(pattern.substr(0, braces.open) + pattern.substr(start, end - start) +
                        pattern.substr(braces.ends.back() + 1));
      start = end + 1;
    }
  }
  return done;
}

}  // namespace

bool matches_hugo_pattern(std::string_view pattern, std::string_view path) {
  if (pattern.find_first_of("*?[]{}\\") == pattern.npos) return pattern == path;
  const std::optional<std::vector<std::string>> patterns = expand(pattern);
  if (!patterns) return true;
  for (const std::string& one : *patterns) {
    const std::optional<std::vector<Piece>> pieces = read_pieces(one, Dialect::hugo);
    if (!pieces || match_pieces(*pieces, path, Dialect::hugo)) return true;
  }
  return false;
}

bool matches_ruby_pattern(std::string_view pattern, std::string_view path) {
  if (pattern.find_first_of("*?[\\") == pattern.npos) return pattern == path;
  const std::optional<std::vector<Piece>> pieces = read_pieces(pattern, Dialect::ruby);
  return pieces && match_pieces(*pieces, path, Dialect::ruby);
}

}  // namespace essaypack
