#pragma once

/// Where a line break between two characters is none: the one rule, for texts and for trees.

#include <string_view>

namespace essaypack {

/// What one side of a line break shows, read outwards from the break.
class BreakSide {
 public:
  /// Takes the next character, going away from the break. False when the side is decided: further ones change nothing.
  bool take(char32_t c);
  bool is_empty() const { return first_ == Shows::nothing; }

 private:
  enum class Shows { nothing, zero_width_space, cjk, neutral, other };
  friend bool joins_lines(const BreakSide& left, const BreakSide& right, bool has_cjk_breaks);

  Shows first_ = Shows::nothing;
  bool cjk_behind_ = false;  ///< Past neutral characters there is CJK.
};

/// True if the break vanishes. `has_cjk_breaks`: of the text's language.
bool joins_lines(const BreakSide& left, const BreakSide& right, bool has_cjk_breaks);

/// True for zh, ja, yue, ii and an unknown language, whose neutral characters stand for CJK ones.
bool has_cjk_breaks(std::string_view language);

}  // namespace essaypack
