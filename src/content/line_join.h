#pragma once

/// Whether a line break inside a paragraph shows as a space (input.md section 9): between CJK characters it does not.

#include <cmark-gfm.h>

#include <string_view>
#include <vector>

namespace essaypack {

/// The characters of the current line, in pieces; markup between them does not count.
class LineTail {
 public:
  /// `guard`: the letter that counts as nothing.
  explicit LineTail(char32_t guard) : guard_(guard) {}

  void clear() { pieces_.clear(); }
  void add(std::string_view text) { if (!text.empty()) pieces_.push_back(text); }

  /// What a side of the break shows.
  struct Side {
    enum class Shows { nothing, zero_width_space, cjk, neutral, other } first = Shows::nothing;
    bool cjk_behind = false;  ///< Past neutral characters there is CJK.
  };
  /// The side before the break.
  Side side() const;

 private:
  char32_t guard_;
  std::vector<std::string_view> pieces_;
};

/// The side behind `softbreak`.
LineTail::Side side_after(cmark_node* softbreak, char32_t guard);

/// True if the break vanishes; `is_cjk_language`: zh, ja, yue, ii or unknown.
bool vanishes(const LineTail::Side& left, const LineTail::Side& right, bool is_cjk_language);
bool is_cjk_language(std::string_view language);

}  // namespace essaypack
