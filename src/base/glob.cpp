#include "base/glob.h"
#include "base/text.h"

#include <string>
#include <vector>

#include <algorithm>

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
  if (glob[at] == '?') {
    ++at;
    return true;
  }
  if (glob[at] == '[')
    if (const std::optional<bool> in_set = match_set(glob, at, c)) return *in_set;
  if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
  return next_code_point(glob, at) == c;
}

/// `!(a|b)`, `@(a|b)`, `?(a|b)`, `*(a|b)` or `+(a|b)`.
struct Group {
  char kind = '@';
  std::vector<std::string_view> choices;
  std::size_t size = 0;  ///< In the pattern; 0: none.
};

/// The group that the pattern begins with.
Group group_at_start(std::string_view glob) {
  Group group;
  if (glob.size() < 3 || glob[1] != '(' || std::string_view("!@?*+").find(glob[0]) == std::string_view::npos)
    return group;
  group.kind = glob[0];
  int depth = 0;
  std::size_t start = 2;
  for (std::size_t at = 1; at < glob.size(); ++at) {
    const char c = glob[at];
    if (c == '\\')
      ++at;
    else if (c == '(')
      ++depth;
    else if ((c == '|' && depth == 1) || (c == ')' && --depth == 0)) {
      group.choices.push_back(glob.substr(start, at - start));
      start = at + 1;
      if (depth == 0) {
        group.size = at + 1;
        return group;
      }
    }
  }
  return group;
}

/// Matches with groups are tried by going back, up to this many steps for a part; then it does not match.
constexpr int kMostSteps = 20'000;
constexpr std::size_t kLongestGroupPart = 300;

bool match_groups(std::string_view glob, std::string_view text, int& steps);

/// Every beginning of the text that the group may take.
bool match_group(const Group& group, std::string_view glob, std::string_view text, int& steps) {
  const std::string_view rest = glob.substr(group.size);
  if ((group.kind == '?' || group.kind == '*') && match_groups(rest, text, steps)) return true;
  for (std::size_t size = 0;; next_code_point(text, size)) {
    bool is_choice = false;
    for (const std::string_view choice : group.choices)
      is_choice = is_choice || match_groups(choice, text.substr(0, size), steps);
    if (is_choice != (group.kind == '!')) {
      if (match_groups(rest, text.substr(size), steps)) return true;
      const bool repeats = group.kind == '*' || group.kind == '+';
      if (repeats && size > 0 && match_groups(glob, text.substr(size), steps)) return true;
    }
    if (size >= text.size() || steps < 0) return false;
  }
}

bool match_groups(std::string_view glob, std::string_view text, int& steps) {
  while (--steps >= 0) {
    if (glob.empty()) return text.empty();
    if (const Group group = group_at_start(glob); group.size > 0) return match_group(group, glob, text, steps);
    std::size_t at = 0, place = 0;
    if (glob[0] == '*') {
      for (;; next_code_point(text, place)) {
        if (match_groups(glob.substr(1), text.substr(place), steps)) return true;
        if (place >= text.size() || steps < 0) return false;
      }
    }
    if (text.empty() || !match_one(glob, at, text, place)) return false;
    glob.remove_prefix(at);
    text.remove_prefix(place);
  }
  return false;
}

/// One path part against one part of the pattern, by backing up to the last `*` only.
bool match_part(std::string_view glob, std::string_view text) {
  if (!text.empty() && text[0] == '.' && (glob.empty() || (glob[0] != '.' && glob[0] != '\\'))) return false;
  if (const std::size_t open = glob.find('('); open != std::string_view::npos && open > 0 &&
                                               glob.find(')', open) != std::string_view::npos &&
                                               glob.size() <= kLongestGroupPart && text.size() <= kLongestGroupPart) {
    int steps = kMostSteps;
    return match_groups(glob, text, steps);
  }
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

bool matches_any_glob(const std::vector<std::string>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return matches_glob(glob, path); });
}

}  // namespace essaypack
