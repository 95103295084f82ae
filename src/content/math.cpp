#include "content/math.h"

#include "base/text.h"

#include <string>

namespace essaypack {

namespace {

constexpr std::size_t kInlineLimit = 2'000;
constexpr std::size_t kDisplayLimit = 20'000;
constexpr int kMaxFailedEnvironments = 500;
constexpr std::string_view kClosers[] = {"$$", "\\)", "\\]"};

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (at > slashes && text[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

/// `\[1\]` and `\(see below\)` are escaped brackets far more often than formulas.
bool looks_like_math(std::string_view content) {
  return content.find_first_of("\\^_=+*/<>{}|") != std::string_view::npos || (trim(content).size() == 1 && is_ascii_letter(trim(content)[0]));
}

}  // namespace

std::size_t MathFinder::end_behind(std::size_t at, std::size_t closer, std::size_t limit) {
  std::size_t& next = next_[closer];
  const std::size_t from = at + 2;
  if (next != std::string_view::npos && next < from) {
    next = text_.find(kClosers[closer], from);
    while (closer == 0 && next != std::string_view::npos && is_escaped(text_, next)) next = text_.find("$$", next + 1);
  }
  if (next == std::string_view::npos || next == from || next - at > limit) return 0;
  if (closer != 0 && !looks_like_math(text_.substr(from, next - from))) return 0;
  return next + 2;
}

std::size_t MathFinder::end_of_inline(std::size_t at) const {
  const char first = at + 1 < text_.size() ? text_[at + 1] : ' ';
  if (is_ascii_space(first) || first == '$') return 0;
  const std::size_t limit = text_.size() - at < kInlineLimit ? text_.size() : at + kInlineLimit;
  for (std::size_t i = at + 1; i < limit; ++i) {
    const char c = text_[i];
    if (c == '\n' || c == '`') return 0;
    if (c == '\\') ++i;
    if (c != '$') continue;
    const char next = i + 1 < text_.size() ? text_[i + 1] : ' ';
    return is_ascii_space(text_[i - 1]) || is_digit(next) || next == '$' ? 0 : i + 1;
  }
  return 0;
}

std::size_t MathFinder::end_of_environment(std::size_t at) {
  const std::size_t open = at + 7;
  const std::size_t brace = text_.substr(0, open + 24).find('}', open);
  if (brace == std::string_view::npos || brace == open || failed_environments_ > kMaxFailedEnvironments) return 0;
  const std::string closer = "\\end{" + std::string(text_.substr(open, brace - open)) + "}";
  const std::size_t end = text_.substr(0, brace + kDisplayLimit).find(closer, brace);
  if (end != std::string_view::npos) return end + closer.size();
  ++failed_environments_;
  return 0;
}

MathFinder::Found MathFinder::find(std::size_t at) {
  const std::string_view start = text_.substr(at, 7);
  if (start.starts_with("$$")) return {end_behind(at, 0, kDisplayLimit), true};
  if (start[0] == '$') return {end_of_inline(at), false};
  if (start.starts_with("\\(")) return {end_behind(at, 1, kInlineLimit), false};
  if (start.starts_with("\\[")) return {end_behind(at, 2, kDisplayLimit), true};
  if (start == "\\begin{") return {end_of_environment(at), true};
  return {};
}

}  // namespace essaypack
