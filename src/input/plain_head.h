#pragma once

/// Heads without an opening fence. Each function is given a reader that stands at the first line, which begins at
/// `begin`.

#include "input/head_span.h"

namespace essaypack {

/// Fields up to a closing fence.
HeadSplit split_unopened(std::string_view text, LineReader reader, std::size_t begin, int first_line);

/// Org heads: `#+key: value` lines at the top.
HeadSplit split_org(std::string_view text, LineReader reader, std::size_t begin, int first_line);

/// `Key: value` or `key:: value` lines up to a blank one, `.. key: value` lines also in a comment. Nothing unless they
/// name a title or a date.
HeadSplit split_lines(std::string_view text, LineReader reader, std::size_t begin, int first_line);

/// What Notion exports: `# Title`, a blank line, then `Property name: value` lines up to another. Nothing unless a
/// property is one that says when, what about or for whom.
HeadSplit split_notion(std::string_view text, LineReader reader, std::size_t begin, int first_line);

}  // namespace essaypack
