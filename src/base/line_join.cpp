#include "base/line_join.h"

#include "base/text.h"

namespace essaypack {

bool BreakSide::take(char32_t c) {
  const Shows what = c == 0x200B         ? Shows::zero_width_space
                     : is_cjk(c)         ? Shows::cjk
                     : is_cjk_neutral(c) ? Shows::neutral
                                         : Shows::other;
  if (first_ == Shows::nothing) first_ = what;
  cjk_behind_ = what == Shows::cjk;
  return what == Shows::neutral;
}

bool joins_lines(const BreakSide& left, const BreakSide& right, bool has_cjk_breaks) {
  using Shows = BreakSide::Shows;
  if (left.is_empty() || right.is_empty()) return false;
  if (left.first_ == Shows::zero_width_space || right.first_ == Shows::zero_width_space) return true;
  if (left.first_ == Shows::cjk && right.first_ == Shows::cjk) return true;
  const auto fits = [](Shows what) { return what == Shows::cjk || what == Shows::neutral; };
  return has_cjk_breaks && fits(left.first_) && fits(right.first_) && (left.cjk_behind_ || right.cjk_behind_);
}

bool has_cjk_breaks(std::string_view language) {
  const std::string primary = to_lower_ascii(language.substr(0, language.find_first_of("-_")));
  return primary.empty() || primary == "und" || primary == "zh" || primary == "ja" || primary == "yue" ||
         primary == "ii";
}

}  // namespace essaypack
