#include "input/fenced_head.h"

#include "base/text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace essaypack {
namespace {

/// A line that may stand above the first known key of a head: another key, what belongs to one, a comment.
bool goes_on(std::string_view line) {
  if (is_blank(line)) return false;
  const bool is_inner = line[0] == ' ' || line[0] == '\t' || line[0] == '#' || line[0] == '-';
  if (is_inner) return true;
  const std::string_view key = line.substr(0, std::min(line.find_first_of(":="), line.size()));
  return key.size() < line.size() && !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return is_ascii_name(c) || c == ' ' || c == '"'; });
}

HeadSpan::Syntax syntax_of(char mark) {
  return mark == '-' ? HeadSpan::Syntax::yaml : mark == ';' ? HeadSpan::Syntax::json : HeadSpan::Syntax::toml;
}

}  // namespace

HeadSplit split_fenced(std::string_view text, LineReader reader, const Fence& fence, const HeadForms& forms) {
  const auto [mark, length, begin, first_line, margin] = fence;
  const auto syntax = syntax_of(mark);
  const std::string closing(kMinFence, mark);
  HeadSplit split;
  split.fence = mark;
  const int opening = reader.line() - 1;
  std::string_view line = text.substr(begin, reader.offset() - begin);
  bool may_be_head = true;
  bool is_head = looks_like_head(trim(line), syntax);
  for (std::size_t at = reader.offset(); reader.next(line); at = reader.offset()) {
    const std::size_t run = fence_length(line.starts_with(margin) ? line.substr(margin.size()) : line, mark);
    // Hugo closes with whatever begins so
    const bool cuts = forms.open_fences && length == kMinFence && run == 0 && line.starts_with(closing);
    const bool closes = run == length || cuts || (forms.dots_close && mark == '-' && fence_length(line, '.') == 3);
    if (closes || (run > length && !split.shorter)) {
      HeadSpan span = make_span(text, begin, first_line, at, reader, syntax);
      span.opened = true;
      span.odd_fence = !closes;
      if (cuts) span.body_offset = at + kMinFence, span.body_line = reader.line() - 1;
      (closes ? split.span : split.shorter) = span;
      if (closes) break;
    }
    may_be_head = may_be_head && goes_on(line);
    is_head = is_head || (may_be_head && looks_like_head(line, syntax));
    if (!is_head && reader.offset() - begin > kMaxHead) break;
  }
  if (!split.span) {
    split.span = split.shorter;
    split.shorter.reset();
  }
  if (split.span && !is_head && split.span->text.size() > kMaxHead) split.span.reset();
  if (!split.span && is_head) {
    split.unclosed_line = opening;
    split.unclosed_length = int(std::min<std::size_t>(length, 40));
  }
  return split;
}

HeadSplit split_object(std::string_view text, std::size_t begin, int line) {
  HeadSplit split;
  split.fence = '{';
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < text.size() && at - begin <= kMaxHead; ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      const int last_line =
          line + int(std::count(text.begin() + std::ptrdiff_t(begin), text.begin() + std::ptrdiff_t(at), '\n'));
      LineReader reader(text, at + 1, last_line);
      std::string_view rest;
      if (reader.next(rest) && !is_blank(rest)) reader = LineReader(text, at + 1, last_line);
      HeadSpan span = make_span(text, begin, line, at + 1, reader, HeadSpan::Syntax::json);
      span.opened = span.braces = true;
      split.span = span;
      return split;
    }
  }
  split.unclosed_line = line;
  return split;
}

std::optional<HeadSpan::Syntax> named_syntax(std::string_view line) {
  using Syntax = HeadSpan::Syntax;
  constexpr std::pair<std::string_view, Syntax> kNames[] = {
      {"yaml", Syntax::yaml},    {"yml", Syntax::yaml},   {"json", Syntax::json},
      {"toml", Syntax::toml},    {"js", Syntax::other},   {"javascript", Syntax::other},
      {"json5", Syntax::json},   {"jsonc", Syntax::json}, {"ts", Syntax::other},
      {"coffee", Syntax::other}, {"cson", Syntax::other}, {"coffeescript", Syntax::other},
      {"hjson", Syntax::other},  {"lisp", Syntax::other}, {"jsLegacy", Syntax::other}};
  if (!line.starts_with("---")) return std::nullopt;
  const std::string_view word = trim(line.substr(3));
  for (const auto& [name, syntax] : kNames)
    if (to_lower_ascii(word) == to_lower_ascii(name)) return syntax;
  return std::nullopt;
}

HeadSplit split_named(std::string_view text, LineReader reader, HeadSpan::Syntax syntax) {
  HeadSplit split;
  const std::size_t begin = reader.offset();
  const int first_line = reader.line();
  std::string_view line;
  for (std::size_t at = begin; reader.next(line); at = reader.offset()) {
    if (fence_length(line, '-') != kMinFence) continue;
    split.span = make_span(text, begin, first_line, at, reader, syntax);
    split.span->opened = true;
    split.span->braces = trim(split.span->text).starts_with('{');
    return split;
  }
  split.unclosed_line = first_line - 1;
  return split;
}

}  // namespace essaypack
