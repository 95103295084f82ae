#pragma once

/// Finding the head of a file: the fences around it, not its meaning.

#include <cstddef>
#include <optional>
#include <string_view>

namespace essaypack {

/// Lines of a text one after the other, with their numbers.
class LineReader {
 public:
  explicit LineReader(std::string_view text, std::size_t offset = 0, int line = 1)
      : text_(text), offset_(offset), line_(line) {}
  /// The next line without its newline; false at the end of the text.
  bool next(std::string_view& line);
  std::size_t offset() const { return offset_; }  ///< Of the line that `next` gives.
  int line() const { return line_; }              ///< Its number.

 private:
  std::string_view text_;
  std::size_t offset_;
  int line_;
};

/// A piece of a file that may be its head.
struct HeadSpan {
  enum class Syntax { yaml, json, toml, org, rst, html, lines, notion, other };
  Syntax syntax = Syntax::yaml;  ///< `other`: the line of the fence names one that is not read.
  bool opened = false;           ///< A fence stands above it; else it is a head only if it looks like one.
  bool braces = false;           ///< JSON that brings its own braces.
  std::string_view text;         ///< Without the fences.
  int line = 1;                  ///< Of the file, where `text` begins.
  int fence_line = 0;            ///< Of the closing fence.
  bool odd_fence = false;        ///< The closing fence is longer than the opening one.
  bool displaced = false;        ///< White space or a comment stands before it, or it begins in the line of its fence.
  std::size_t body_offset = 0;
  int body_line = 1;
};

/// What was found at the top of a file.
struct HeadSplit {
  std::optional<HeadSpan> span;
  std::optional<HeadSpan>
      shorter;            ///< Ends at a longer run of dashes above the closing fence: if `span` can't be parsed.
  int unclosed_line = 0;  ///< An opening fence with a head below it and no closing one.
  int unclosed_length = 3;
  char fence = '-';
};

/// What else may be a head.
struct HeadForms {
  bool dots_close = false;  ///< `...` closes YAML too.
  bool lines = false;  ///< `Title: ...` lines up to the first blank one, `.. title: ...` lines, or Notion's properties
                       ///< below a heading.
  bool named = false;  ///< The line of the opening fence may name the syntax: `---json` (gray-matter).
  bool displaced = false;    ///< White space and comments may stand before it, and a field in the line of its fence.
  bool open_fences = false;  ///< `--- text` closes, and a comment before the head goes on behind it.
};

/// Looks for a head at the top of `text`.
HeadSplit split_head(std::string_view text, const HeadForms& forms);

/// True for the names of front matter fields that generators, themes and plugins share (`title`, `date`, `tags`, ...).
bool is_known_key(std::string_view key);

/// True if a line of `text` begins with a known key as heads of its syntax have it.
bool has_known_key(const HeadSpan& span);

/// True if `line` begins with a known key and a colon (ASCII or full-width).
bool begins_with_known_key(std::string_view line);

/// How many of `mark` make up the line, spaces behind them apart; 0 if there is anything else.
std::size_t fence_length(std::string_view line, char mark);

/// White space only (tabs, spaces, U+00A0 and U+3000 included).
bool is_blank(std::string_view line);

}  // namespace essaypack
