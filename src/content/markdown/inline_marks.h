#pragma once

/// `~~struck~~`, `==marked==`, `++inserted++` and `!!spoiler!!` on cmark's tree: its own extension for the first
/// changes a global table while it parses.

#include "config/config.h"
#include "content/text/placeholder.h"

#include <cmark-gfm.h>

#include <string_view>

namespace essaypack {

/// How many tildes strike out.
enum class Tildes { none, two, one_or_two };
Tildes tildes_of(const MarkdownConfig& markdown);

/// Wraps what stands between two tildes, equals signs and so on in an emphasis node that `mark_element` knows. Runs of
/// other lengths are text; flanking is CommonMark's with the amendment for CJK.
void apply_inline_marks(cmark_node* document, const Letters& letters, const MarkdownConfig& markdown);

/// `del`, `mark`, `ins` or `span` for such a node, else an empty text.
std::string_view mark_element(cmark_node* node);

}  // namespace essaypack
