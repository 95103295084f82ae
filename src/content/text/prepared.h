#pragma once

/// What `prepare_markdown` hands on.

#include "content/text/kramdown_table.h"
#include "content/text/placeholder.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// A list's item that is a description: its marker was `: `.
struct Description {
  int line = 0;           ///< Of the prepared text.
  bool is_loose = false;  ///< A blank line stands above it: its first paragraph is one.
};

/// A row that begins a part of a table.
struct TablePart {
  int line = 0;  ///< Of the prepared text.
  KramdownTable::Line part = KramdownTable::Line::body;
};

/// `*[HTML]: HyperText Markup Language`: the words, and what they stand for.
using Abbreviations = std::map<std::string, std::string, std::less<>>;

/// A body ready for cmark.
struct Prepared {
  std::string text;
  Letters letters;
  std::vector<Placeholder> placeholders;
  std::vector<std::pair<int, int>> line_shifts;  ///< From this line of `text` on, the source is so many lines back.
  std::vector<std::pair<std::string, int>> note_labels;  ///< `[^label]:` and its line in `text`.
  std::vector<Description> descriptions;                 ///< By line.
  std::vector<TablePart> table_parts;                    ///< By line.
  Abbreviations abbreviations;
  bool has_letters = false;       ///< Guards or tokens were put in.
  bool has_html_tokens = false;   ///< Some token stands for HTML.
  bool has_references = false;    ///< `&#` or `[^` occurs: text may hold what XML forbids.
  bool has_inline_marks = false;  ///< `~~` or `==` occurs.

  /// The line of the body (from 1) that a line of `text` came from.
  int source_line(int line) const;
  std::string resolve(std::string_view literal, Resolve how) const {
    return has_letters && letters.may_occur(literal) ? resolve_tokens(literal, letters, placeholders, how)
                                                     : std::string(literal);
  }
};

}  // namespace essaypack
