#include "input/head_split.h"

#include "base/text.h"
#include "input/head_place.h"
#include "input/plain_head.h"

#include <algorithm>

namespace essaypack {
namespace {

/// `{` alone, or followed by a key: what no prose and no template tag begins with.
bool opens_object(std::string_view line) {
  if (line.empty() || line[0] != '{') return false;
  const std::size_t next = line.find_first_not_of(" \t", 1);
  return next == std::string_view::npos || line[next] == '"' || (line[next] == '}' && is_blank(line.substr(next + 1)));
}

/// `line` without byte order marks and zero-width spaces before it: a second one would hide the fence.
std::string_view drop_marks(std::string_view line) {
  while (line.substr(0, 3) == "\uFEFF" || line.substr(0, 3) == "\u200B" || line.substr(0, 3) == "\u2060")
    line.remove_prefix(3);
  return line;
}

/// `--- title: a`: Hugo cares for three marks, whatever follows them.
bool opens_in_line(std::string_view line) { return line.starts_with("---") || line.starts_with("+++"); }

/// `%YAML 1.2`, which may stand above the fence of a YAML document, and what editors read there.
bool is_directive(std::string_view line) {
  return line.starts_with("%YAML ") || line.starts_with("%TAG ") || line.starts_with("# yaml-language-server:");
}

bool opens_fence(std::string_view line) {
  return fence_length(line, '-') >= kMinFence || fence_length(line, ';') >= kMinFence ||
         fence_length(line, '+') >= kMinFence;
}

/// What a head in a comment begins with.
bool opens_head(std::string_view line) { return opens_fence(line) || opens_in_line(line) || opens_object(line); }

/// The head that begins at `begin`.
HeadSplit split_at(std::string_view text, std::size_t begin, int first_line, const HeadForms& forms,
                   std::string_view margin = {}) {
  const LineReader top(text, begin, first_line);
  LineReader reader = top;
  std::string_view line;
  if (!reader.next(line)) return {};
  for (const char mark : {'-', ';', '+'}) {
    const std::size_t length = fence_length(line, mark);
    if (length >= kMinFence)
      return split_fenced(text, reader, {mark, length, reader.offset(), reader.line(), margin}, forms);
  }
  if (opens_object(line)) return split_object(text, begin, first_line);
  if (line.starts_with("#+")) return split_org(text, top, begin, first_line);
  if (forms.lines)
    if (HeadSplit split = line.starts_with("# ") ? split_notion(text, top, begin, first_line)
                                                 : split_lines(text, top, begin, first_line);
        split.span)
      return split;
  return split_unopened(text, top, begin, first_line);
}

/// Where the text behind such a head begins: Hugo, whose comment before a head ends behind it, drops what is in
/// between.
void move_body(std::string_view text, const HeadPlace& place, const HeadForms& forms, HeadSpan& span) {
  if (!place.is_in_comment && !(forms.open_fences && place.is_behind_comment)) return;
  const std::size_t close = text.find("-->", span.body_offset);
  if (close == std::string_view::npos && !place.is_in_comment) return;
  const std::size_t body = close == std::string_view::npos ? text.size() : close + 3;
  const std::string_view dropped = text.substr(span.body_offset, body - span.body_offset);
  span.body_line += int(std::count(dropped.begin(), dropped.end(), '\n'));
  span.body_offset = body;
}

/// A head that does not begin its file, or begins in the line of its fence.
HeadSplit split_displaced(std::string_view text, const HeadForms& forms) {
  const HeadPlace place = find_head_place(text, opens_head, forms.lines ? is_directive : nullptr);
  LineReader reader(text, place.begin, place.line);
  std::string_view line;
  if (!reader.next(line)) return {};
  if (const auto syntax = forms.named ? named_syntax(line) : std::nullopt) return split_named(text, reader, *syntax);
  HeadSplit split;
  if (opens_in_line(line) && !opens_fence(line)) {
    split = split_fenced(text, reader, {line[0], kMinFence, place.begin + kMinFence, place.line}, forms);
  } else if (place.is_displaced()) {
    const std::string_view before = text.substr(0, place.begin);
    const std::string_view margin = before.substr(before.find_last_not_of(" \t") + 1);
    split = split_at(text, place.begin, place.line, forms, forms.open_fences ? std::string_view() : margin);
  } else if (forms.open_fences && line[0] == '{' && line.find_first_of("{%", 1) != 1) {
    split = split_object(text, place.begin, place.line);
  }
  for (std::optional<HeadSpan>* span : {&split.span, &split.shorter}) {
    if (!*span) continue;
    (*span)->displaced = true;
    if ((*span)->syntax != HeadSpan::Syntax::lines && (*span)->syntax != HeadSpan::Syntax::notion)
      (*span)->opened = forms.open_fences && (*span)->opened;
    move_body(text, place, forms, **span);
  }
  return split;
}

}  // namespace

HeadSplit split_head(std::string_view text, const HeadForms& forms) {
  if (forms.displaced)
    if (HeadSplit split = split_displaced(text, forms); split.span || split.unclosed_line > 0) return split;
  LineReader reader(text);
  std::string_view line;
  std::size_t begin = 0;
  int first_line = 1;
  bool is_skipped = false, is_behind_directive = false;
  do {
    begin = reader.offset();
    first_line = reader.line();
    if (!reader.next(line)) return {};
    const std::string_view shown = trim(drop_marks(line));
    const bool directs = forms.lines && (is_directive(shown) || (is_behind_directive && shown.starts_with('#')));
    is_behind_directive = is_behind_directive || directs;
    is_skipped = directs || is_blank(shown);
  } while (is_skipped);
  begin += line.size();
  line = drop_marks(line);
  begin -= line.size();
  return split_at(text, begin, first_line, forms);
}

}  // namespace essaypack
