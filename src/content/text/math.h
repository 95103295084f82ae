#pragma once

/// Finding mathematics in the text of a block, as MathJax and KaTeX do in a page: `$...$`, `$$...$$`, `\(...\)`,
/// `\[...\]`,
/// `\begin{x}...\end{x}`, and what generators and GitHub add: `\\(...\\)`, `` $`...`$ ``.

#include "content/text/tex_look.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// Markdown repeats the marks of a quotation in each line, and its tables have bars; HTML has neither.
enum class MathText { markdown, html };

/// Walks one text from front to back; remembers where nothing closes, so that unclosed openers stay cheap.
class MathFinder {
 public:
  MathFinder(std::string_view text, MathTrust trust, MathText kind) : text_(text), trust_(trust), kind_(kind) {}

  struct Found {
    std::size_t end = 0;  ///< Behind it; 0: no mathematics opens here.
    std::string source;  ///< With its delimiters, without the marks of what it stands in; character references decoded.
    bool is_display = false;  ///< It may stand as a block.
  };
  /// The mathematics that opens at `at`, which never decreases from call to call; `line_begin` is where its line
  /// begins.
  Found find(std::size_t at, std::size_t line_begin);
  /// Out of which of the formulas that follow the renderer took Markdown's backslashes.
  enum class Escapes {
    kept,
    inline_lost,  ///< Not out of those between `$$`.
    lost
  };
  void take_escapes(Escapes escapes) { escapes_ = escapes; }
  /// `$$` at the start of a line opens a formula that may hold blank lines (kramed, markdown-it-katex).
  void take_loose_displays() { has_loose_displays_ = true; }
  /// The line that begins there is a table's row, though nothing in Markdown itself says so.
  void begin_row(std::size_t line_begin) { asked_line_ = line_begin, in_row_ = true; }

 private:
  /// How the marks of one kind of formula close.
  enum Closer : std::size_t { dollars, parenthesis, bracket, parenthesis_twice, bracket_twice, closers };

  void enter(std::size_t at, std::size_t line_begin);
  bool is_row(std::size_t line_begin);
  std::size_t find_closer(std::size_t from, Closer closer);
  Found find_pair(std::size_t at, Closer closer);
  Found find_inline(std::size_t at);
  Found find_loose_display(std::size_t at) const;
  Found find_code(std::size_t at) const;
  Found find_environment(std::size_t at);
  bool suits_inline(std::size_t at, std::size_t end, std::string_view content) const;
  bool ends_line(std::size_t at) const;
  bool crosses_block(std::size_t at, std::size_t end) const;
  /// What stands between two offsets, as it is read: without Markdown's backslashes where `escapes_` goes that far.
  std::string content(std::size_t begin, std::size_t end, std::optional<Escapes> that_far) const;

  std::string_view text_;
  MathTrust trust_;
  MathText kind_;
  std::size_t block_end_ = 0;  ///< Of the text block that `find` was asked about: a blank line, or the text's end.
  std::size_t limit_ = 0;      ///< No formula goes on behind it: `block_end_`, or a table's bar.
  std::size_t next_row_ = 0;   ///< A line that begins here is a table's row if it has a bar.
  std::size_t row_end_ = 0;    ///< Of the row of a table that was looked at last.
  std::size_t asked_line_ = std::string_view::npos;  ///< `in_row_` holds for it.
  int quotes_ = 0;                                   ///< Marks of quotations before the line.
  bool in_row_ = false;
  Escapes escapes_ = Escapes::kept;
  bool has_loose_displays_ = false;
  std::array<std::size_t, closers> next_{};  ///< The next closer of each kind, or where it was last looked for in vain.
  int failed_environments_ = 0;
};

}  // namespace essaypack
