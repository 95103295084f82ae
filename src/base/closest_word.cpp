#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kMaxLetters = 64;

std::u32string letters(std::string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size() && out.size() <= kMaxLetters;) out += next_code_point(word, at);
  return out;
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before, previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before = previous;
    previous = current;
  }
  return previous[b.size()];
}

}  // namespace

std::optional<std::string> closest_word(std::string_view word, const std::vector<std::string>& words) {
  const std::u32string wanted = letters(word);
  if (wanted.size() > kMaxLetters) return std::nullopt;
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const std::string* found = nullptr;
  for (const std::string& candidate : words) {
    const std::size_t distance = edit_distance(wanted, letters(candidate));
    if (distance < best) {
      best = distance;
      found = &candidate;
    }
  }
  return found ? std::optional(*found) : std::nullopt;
}

}  // namespace essaypack
