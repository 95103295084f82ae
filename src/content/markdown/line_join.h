#pragma once

/// The two sides of a line break inside a paragraph, looked at through markup (base/line_join.h has the rule).

#include "base/line_join.h"

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
  void add(std::string_view text) {
    if (!text.empty()) pieces_.push_back(text);
  }
  /// The side before the break.
  BreakSide side() const;

 private:
  char32_t guard_;
  std::vector<std::string_view> pieces_;
};

/// The side behind `softbreak`.
BreakSide side_after(cmark_node* softbreak, char32_t guard);

}  // namespace essaypack
