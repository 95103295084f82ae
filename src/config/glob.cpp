#include "base/text.h"
#include "config/config.h"

#include <string>
#include <vector>

namespace essaypack {
namespace {

/// More alternatives than these of `{a,b}` are not tried.
constexpr std::size_t kMostAlternatives = 512;

/// The end of the group that `{` at `open` begins, and its commas; `npos` if it does not close or has no comma.
std::size_t find_group(std::string_view glob, std::size_t open, std::vector<std::size_t>& commas) {
  int depth = 0;
  for (std::size_t at = open; at < glob.size(); ++at) {
    if (glob[at] == '\\') {
      ++at;
    } else if (glob[at] == '{') {
      ++depth;
    } else if (glob[at] == ',' && depth == 1) {
      commas.push_back(at);
    } else if (glob[at] == '}' && --depth == 0) {
      return commas.empty() ? std::string_view::npos : at;
    }
  }
  return std::string_view::npos;
}

/// Replaces the first group of each pattern by its alternatives until none is left.
std::vector<std::string> expand_braces(std::string_view glob) {
  std::vector<std::string> waiting = {std::string(glob)}, done;
  while (!waiting.empty()) {
    const std::string pattern = std::move(waiting.back());
    waiting.pop_back();
    std::size_t open = 0, close = std::string::npos;
    std::vector<std::size_t> commas;
    for (; open < pattern.size(); ++open) {
      if (pattern[open] == '\\') {
        ++open;
      } else if (pattern[open] == '{') {
        commas.clear();
        close = find_group(pattern, open, commas);
        if (close != std::string::npos) break;
      }
    }
    if (close == std::string::npos || waiting.size() + done.size() + commas.size() >= kMostAlternatives) {
      done.push_back(pattern);
      continue;
    }
    commas.push_back(close);
    std::size_t start = open + 1;
    for (const std::size_t end : commas) {
      waiting.push_back(pattern.substr(0, open) + pattern.substr(start, end - start) + pattern.substr(close + 1));
      start = end + 1;
    }
  }
  return done;
}

/// `[a-z]` at `at`: moves behind it and tells whether `c` is in it; nothing if it is no set.
std::optional<bool> match_set(std::string_view glob, std::size_t& at, char32_t c) {
  std::size_t next = at + 1;
  const bool negated = next < glob.size() && (glob[next] == '!' || glob[next] == '^');
  if (negated) ++next;
  bool found = false;
  for (bool first = true; next < glob.size() && (first || glob[next] != ']'); first = false) {
    if (glob[next] == '\\' && next + 1 < glob.size()) ++next;
    const char32_t low = next_code_point(glob, next);
    char32_t high = low;
    if (next + 1 < glob.size() && glob[next] == '-' && glob[next + 1] != ']') {
      ++next;
      high = next_code_point(glob, next);
    }
    found = found || (low <= c && c <= high);
  }
  if (next >= glob.size()) return std::nullopt;
  at = next + 1;
  return found != negated;
}

/// Matches one pattern character that is no `*` with the next code point; both move on.
bool match_one(std::string_view glob, std::size_t& at, std::string_view text, std::size_t& place) {
  const char32_t c = next_code_point(text, place);
  if (glob[at] == '?') return ++at, true;
  if (glob[at] == '[')
    if (const std::optional<bool> in_set = match_set(glob, at, c)) return *in_set;
  if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
  return next_code_point(glob, at) == c;
}

/// One path part against one part of the pattern, by backing up to the last `*` only.
bool match_part(std::string_view glob, std::string_view text) {
  if (!text.empty() && text[0] == '.' && (glob.empty() || (glob[0] != '.' && glob[0] != '\\'))) return false;
  constexpr std::size_t kNoStar = std::string_view::npos;
  std::size_t at = 0, place = 0, star = kNoStar, star_place = 0;
  while (place < text.size()) {
    if (at < glob.size() && glob[at] == '*') {
      star = at++;
      star_place = place;
      continue;
    }
    if (at < glob.size() && match_one(glob, at, text, place)) continue;
    if (star == kNoStar) return false;
    at = star + 1;
    next_code_point(text, star_place);
    place = star_place;
  }
  while (at < glob.size() && glob[at] == '*') ++at;
  return at == glob.size();
}

/// All parts: row after row of which beginnings of the path the beginning of the pattern can match.
bool match_parts(const std::vector<std::string_view>& globs, const std::vector<std::string_view>& parts) {
  std::vector<char> reached(parts.size() + 1, 0);
  reached[0] = 1;
  for (const std::string_view glob : globs) {
    std::vector<char> next(parts.size() + 1, 0);
    if (glob == "**") {
      next[0] = reached[0];
      for (std::size_t i = 1; i <= parts.size(); ++i)
        next[i] = reached[i] || (next[i - 1] && (parts[i - 1].empty() || parts[i - 1][0] != '.'));
    } else {
      for (std::size_t i = 1; i <= parts.size(); ++i) next[i] = reached[i - 1] && match_part(glob, parts[i - 1]);
    }
    reached = std::move(next);
  }
  return reached[parts.size()] != 0;
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  for (const std::string& pattern : expand_braces(glob))
    if (match_parts(split(pattern, '/'), parts)) return true;
  return false;
}

}  // namespace essaypack
