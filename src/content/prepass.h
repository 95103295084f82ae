#pragma once

/// What happens to a body before cmark sees it: mathematics and template tags are taken out, CJK emphasis is guarded,
/// `##text` becomes a heading, addresses with spaces get their brackets.

#include "config/config.h"
#include "content/placeholder.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

struct TagContext;

/// A body ready for cmark.
struct Prepared {
  std::string text;
  Letters letters;
  std::vector<Placeholder> placeholders;
  std::vector<std::pair<int, int>> line_shifts;  ///< From this line of `text` on, the source is so many lines back.
  std::vector<std::pair<std::string, int>> note_labels;  ///< `[^label]:` and its line in `text`.
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

/// Prepares `body`; problems are reported for the post of `context`.
Prepared prepare_markdown(std::string_view body, const TagContext& context);

/// True if a guard letter belongs between a run of `*` from `begin` to `end` and its neighbours, so that it can open and
/// close emphasis: neither neighbour is white space and at least one is CJK.
bool needs_guard(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace essaypack
