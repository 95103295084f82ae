#pragma once

/// A piece at the top of a file that may be its head, and the lines that it is found by.

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

/// The piece from `begin` on line `line` to `end`; `after` stands behind the closing fence.
HeadSpan make_span(std::string_view text, std::size_t begin, int line, std::size_t end, const LineReader& after,
                   HeadSpan::Syntax syntax);

/// Bytes that a head may have, unless it looks like one.
inline constexpr std::size_t kMaxHead = 256 * 1024;
/// Marks that make a fence.
inline constexpr std::size_t kMinFence = 3;

/// True if a line of `text` begins with a known key as heads of its syntax have it.
bool has_known_key(const HeadSpan& span);
/// The same of one line.
bool looks_like_head(std::string_view line, HeadSpan::Syntax syntax);

/// How many of `mark` make up the line, spaces behind them apart; 0 if there is anything else.
std::size_t fence_length(std::string_view line, char mark);

/// White space only (tabs, spaces, U+00A0 and U+3000 included).
bool is_blank(std::string_view line);

}  // namespace essaypack
