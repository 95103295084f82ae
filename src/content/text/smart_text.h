#pragma once

/// Typographic quotes, dashes and dots (`marked.smartypants`), with pairs of quotes between CJK characters.

#include "base/text.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// The state of one block: what stands before the next piece, and which quotes are open.
class SmartText {
 public:
  /// `quotes`: the four characters for “ ” ‘ ’.
  explicit SmartText(std::string_view quotes);
  /// `(c)`, `(tm)`, `(r)`, `+-`, `,,` and rows of marks become what markdown-it's typographer makes of them, too.
  void take_replacements() { has_replacements_ = true; }

  void begin_block() { before_ = '\n', double_open_ = single_open_ = false; }
  /// Some character that is no text stands here: a line break or an object.
  void pass(char32_t c) { before_ = c; }
  /// `text` with its marks turned; bytes inside `literal` ranges (ascending) stay. `next` stands behind it.
  std::string turn(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& literal,
                   char32_t next);

 private:
  std::size_t end_of_wide_mark(std::string_view text, std::size_t at, char32_t next) const;
  std::size_t replace_signs(std::string_view text, std::size_t at, std::string& out);
  std::size_t turn_mark(std::string_view text, std::size_t at, char32_t next, std::string& out);
  bool opens(char32_t after, bool is_open) const;

  std::array<std::string, 4> quotes_;
  char32_t before_ = '\n';
  bool double_open_ = false;
  bool single_open_ = false;
  bool has_replacements_ = false;
};

}  // namespace essaypack
