#pragma once

/// Heads between fences or braces.

#include "input/head_span.h"

namespace essaypack {

/// What else may be a head.
struct HeadForms {
  bool dots_close = false;  ///< `...` closes YAML too.
  bool lines = false;  ///< `Title: ...` lines up to the first blank one, `.. title: ...` lines, or Notion's properties
                       ///< below a heading.
  bool named = false;  ///< The line of the opening fence may name the syntax: `---json` (gray-matter).
  bool displaced = false;    ///< White space and comments may stand before it, and a field in the line of its fence.
  bool open_fences = false;  ///< `--- text` closes, and a comment before the head goes on behind it.
};

/// How a head opens that has fences.
struct Fence {
  char mark = '-';
  std::size_t length = 3;
  std::size_t begin = 0;      ///< Of the text behind it.
  int line = 1;               ///< Of that text.
  std::string_view margin{};  ///< White space that may stand before the closing one, too.
};

/// YAML, JSON without braces, TOML: `reader` stands behind the opening fence, or behind the line that it begins.
HeadSplit split_fenced(std::string_view text, LineReader reader, const Fence& fence, const HeadForms& forms);

/// JSON: an object from `begin` to its matching brace.
HeadSplit split_object(std::string_view text, std::size_t begin, int line);

/// `---json`: what gray-matter's name of a syntax, behind a fence, means; nothing where the line is something else.
std::optional<HeadSpan::Syntax> named_syntax(std::string_view line);

/// A head whose fence names its syntax: `reader` stands behind it. What stands between such fences is no prose,
/// whatever it holds.
HeadSplit split_named(std::string_view text, LineReader reader, HeadSpan::Syntax syntax);

}  // namespace essaypack
