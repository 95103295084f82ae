#include "input/head_split.h"

#include "base/text.h"
#include "input/head_lines.h"
#include "input/head_place.h"
#include "input/state_words.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace essaypack {
namespace {

constexpr std::size_t kMinFence = 3;
constexpr std::size_t kMaxHead = 256 * 1024;

/// In byte order, for the binary search.
constexpr std::string_view kKnownKeys[] = {"abbrlink",
                                           "alias",
                                           "aliases",
                                           "author",
                                           "authors",
                                           "banner",
                                           "canonical_url",
                                           "categories",
                                           "category",
                                           "comments",
                                           "copyright",
                                           "cover",
                                           "created",
                                           "date",
                                           "description",
                                           "disableNunjucks",
                                           "draft",
                                           "encrypt",
                                           "excerpt",
                                           "expiryDate",
                                           "expirydate",
                                           "feed",
                                           "guid",
                                           "header-img",
                                           "hidden",
                                           "hide",
                                           "id",
                                           "image",
                                           "index_img",
                                           "intro",
                                           "keywords",
                                           "lang",
                                           "language",
                                           "last_modified_at",
                                           "lastmod",
                                           "layout",
                                           "link",
                                           "math",
                                           "mathjax",
                                           "noindex",
                                           "password",
                                           "permalink",
                                           "photos",
                                           "publishDate",
                                           "publishdate",
                                           "published",
                                           "redirect",
                                           "redirect_from",
                                           "redirect_to",
                                           "robots",
                                           "series",
                                           "sitemap",
                                           "slug",
                                           "source",
                                           "sticky",
                                           "subtitle",
                                           "summary",
                                           "tag",
                                           "tags",
                                           "thumbnail",
                                           "title",
                                           "toc",
                                           "toc_number",
                                           "top",
                                           "top_img",
                                           "type",
                                           "updated",
                                           "url"};

/// The text before the first colon, spaces cut; empty if there is no colon.
std::string_view key_of(std::string_view line) {
  const std::size_t ascii = line.find(':');
  const std::size_t wide = line.find("：");
  std::string_view key = line.substr(0, std::min(ascii, wide));
  if (key.size() == line.size()) return {};
  while (!key.empty() && (key.back() == ' ' || key.back() == '\t')) key.remove_suffix(1);
  return key;
}

bool begins_with_toml_key(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  std::string_view key = line.substr(0, equals);
  while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
  return is_known_key(key) || is_known_key(to_lower_ascii(key));
}

bool begins_with_json_key(std::string_view line) {
  const std::size_t quote = line.find_first_not_of(" \t");
  if (quote == std::string_view::npos || line[quote] != '"') return false;
  const std::size_t end = line.find('"', quote + 1);
  return end != std::string_view::npos && is_known_key(to_lower_ascii(line.substr(quote + 1, end - quote - 1)));
}

bool looks_like_head(std::string_view line, HeadSpan::Syntax syntax) {
  switch (syntax) {
    case HeadSpan::Syntax::yaml:
      return begins_with_known_key(line);
    case HeadSpan::Syntax::json:
      return begins_with_json_key(line);
    case HeadSpan::Syntax::toml:
      return begins_with_toml_key(line);
    case HeadSpan::Syntax::org:
    case HeadSpan::Syntax::rst:
    case HeadSpan::Syntax::html:
    case HeadSpan::Syntax::lines:
    case HeadSpan::Syntax::notion:
    case HeadSpan::Syntax::other:
      return false;
  }
  return false;
}

/// A line that may stand above the first known key of a head: another key, what belongs to one, a comment.
bool goes_on(std::string_view line) {
  if (is_blank(line)) return false;
  const bool is_inner = line[0] == ' ' || line[0] == '\t' || line[0] == '#' || line[0] == '-';
  if (is_inner) return true;
  const std::string_view key = line.substr(0, std::min(line.find_first_of(":="), line.size()));
  return key.size() < line.size() && !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return is_ascii_name(c) || c == ' ' || c == '"'; });
}

HeadSpan make_span(std::string_view text, std::size_t begin, int line, std::size_t end, const LineReader& after,
                   HeadSpan::Syntax syntax) {
  HeadSpan span;
  span.syntax = syntax;
  span.text = text.substr(begin, end - begin);
  span.line = line;
  span.fence_line = after.line() - 1;
  span.body_offset = after.offset();
  span.body_line = after.line();
  return span;
}

/// How a head opens that has fences.
struct Fence {
  char mark = '-';
  std::size_t length = 3;
  std::size_t begin = 0;      ///< Of the text behind it.
  int line = 1;               ///< Of that text.
  std::string_view margin{};  ///< White space that may stand before the closing one, too.
};

HeadSpan::Syntax syntax_of(char mark) {
  return mark == '-' ? HeadSpan::Syntax::yaml : mark == ';' ? HeadSpan::Syntax::json : HeadSpan::Syntax::toml;
}

/// Forms a, b and c: `reader` stands behind the opening fence, or behind the line that it begins.
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

/// Form d: an object from `begin` to its matching brace.
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

/// Form e: no opening fence.
HeadSplit split_unopened(std::string_view text, LineReader reader, std::size_t begin, int first_line) {
  HeadSplit split;
  std::string_view line;
  bool is_first = true;
  for (std::size_t at = begin; reader.next(line); at = reader.offset()) {
    const bool dashes = fence_length(line, '-') >= kMinFence;
    if (dashes || fence_length(line, ';') >= kMinFence) {
      split.span =
          make_span(text, begin, first_line, at, reader, dashes ? HeadSpan::Syntax::yaml : HeadSpan::Syntax::json);
      return split;
    }
    if (is_first && !is_blank(line) && line.front() != '#') {
      is_first = false;
      if (key_of(line).empty()) return split;
    }
    if (reader.offset() - begin > kMaxHead) return split;
  }
  return split;
}

/// Org heads: `#+key: value` lines at the top.
HeadSplit split_org(std::string_view text, LineReader reader, std::size_t begin, int first_line) {
  std::string_view line;
  LineReader body = reader;
  std::size_t end = begin;
  while (reader.next(line) && line.starts_with("#+")) {
    body = reader;
    end = reader.offset();
  }
  HeadSplit split;
  split.span = make_span(text, begin, first_line, end, body, HeadSpan::Syntax::org);
  split.span->opened = true;
  return split;
}

/// A field with which a head without fences begins.
bool begins_lines(const HeadLine& field) {
  if (field.form == HeadLine::Form::property) return true;
  constexpr std::string_view kFirst[] = {"author",    "authors", "category", "created", "date", "draft",
                                         "published", "slug",    "status",   "summary", "tags", "title"};
  return std::find(std::begin(kFirst), std::end(kFirst), to_lower_ascii(field.key)) != std::end(kFirst);
}

/// Whether a post has such a field, whatever else it has.
bool names_post(const HeadLine& field) {
  const std::string key = to_lower_ascii(field.key);
  return key == "title" || key == "date" || field.form == HeadLine::Form::property;
}

/// `Key: value` or `key:: value` lines up to a blank one, `.. key: value` lines also in a comment. Nothing unless they
/// name a title or a date.
HeadSplit split_lines(std::string_view text, LineReader reader, std::size_t begin, int first_line) {
  std::string_view line;
  LineReader body = reader;
  if (!reader.next(line)) return {};
  const bool is_comment = trim(line) == "<!--";
  if (is_comment) {
    begin = reader.offset();
    first_line = reader.line();
  } else {
    reader = body;
  }
  std::optional<HeadLine::Form> form;
  const bool is_bullet = begins_bullet_head(text.substr(begin));
  bool is_post = false;
  bool is_closed = false;
  std::size_t end = begin;
  for (; reader.next(line) && !is_blank(line); end = reader.offset()) {
    is_closed = is_comment && trim(line) == "-->";
    if (!is_closed) {
      if (is_bullet && end > begin && line.starts_with("- ")) break;
      const std::optional<HeadLine> field = read_head_line(is_bullet ? bullet_text(line) : line);
      if (!form && (!field || !begins_lines(*field) || (is_comment && field->form != HeadLine::Form::dotted)))
        return {};
      if (!form) form = field->form;
      const bool goes_on = line[0] == ' ' || line[0] == '\t';
      if (*form == HeadLine::Form::property && (!field || field->form != *form)) break;
      if (field ? field->form != *form : !goes_on) return {};
      is_post = is_post || (field && names_post(*field));
    }
    body = reader;
    if (is_closed || reader.offset() - begin > kMaxHead) break;
  }
  HeadSplit split;
  if (!is_post || is_comment != is_closed || end - begin > kMaxHead) return split;
  split.span = make_span(text, begin, first_line, end, body, HeadSpan::Syntax::lines);
  split.span->opened = true;
  return split;
}

/// `Private: keep out of here`: what Notion has as a checkbox says yes or no, when, or a state, in a word.
bool is_prose_of_flag(const HeadLine& property) {
  if (!is_one_of(meaning_of_property(property.key),
                 {"draft", "hidden", "private", "public", "publish", "published", "visible"}))
    return false;
  const bool is_one_word = property.value.find(' ') == property.value.npos;
  return !is_one_word && !find_state(property.value, WordScope::notes) && notion_time(property.value).empty();
}

/// What Notion exports: `# Title`, a blank line, then `Property name: value` lines up to another. Nothing unless a
/// property is one that says when, what about or for whom.
HeadSplit split_notion(std::string_view text, LineReader reader, std::size_t begin, int first_line) {
  std::string_view line;
  reader.next(line);
  LineReader body = reader;
  if (!reader.next(line) || !is_blank(line)) return {};
  bool is_export = false;
  std::size_t end = begin;
  while (reader.next(line) && !is_blank(line)) {
    const std::optional<HeadLine> property = read_notion_property(line);
    if (!property || reader.offset() - begin > kMaxHead) return {};
    is_export = is_export || (is_notion_key(property->key) && !is_prose_of_flag(*property));
    body = reader;
    end = reader.offset();
  }
  HeadSplit split;
  if (!is_export) return split;
  split.span = make_span(text, begin, first_line, end, body, HeadSpan::Syntax::notion);
  split.span->opened = true;
  return split;
}

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

/// `---json`: what gray-matter's name of a syntax, behind a fence, means; nothing where the line is something else.
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

/// A head whose fence names its syntax. What stands between such fences is no prose, whatever it holds.
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

bool LineReader::next(std::string_view& line) {
  if (offset_ >= text_.size()) return false;
  const std::size_t end = text_.find('\n', offset_);
  line = text_.substr(offset_, end == std::string_view::npos ? end : end - offset_);
  offset_ = end == std::string_view::npos ? text_.size() : end + 1;
  ++line_;
  return true;
}

bool is_known_key(std::string_view key) {
  return std::binary_search(std::begin(kKnownKeys), std::end(kKnownKeys), key);
}

bool begins_with_known_key(std::string_view line) { return is_known_key(key_of(line)); }

std::size_t fence_length(std::string_view line, char mark) {
  std::size_t length = 0;
  while (length < line.size() && line[length] == mark) ++length;
  return line.find_first_not_of(" \t", length) == std::string_view::npos ? length : 0;
}

bool is_blank(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\t' || line[at] == '\n') {
      ++at;
    } else if (line.substr(at, 2) == "\u00a0") {
      at += 2;
    } else if (line.substr(at, 3) == "\u3000") {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

bool has_known_key(const HeadSpan& span) {
  LineReader reader(span.text);
  std::string_view line;
  while (reader.next(line))
    if (looks_like_head(trim(line), span.syntax)) return true;
  return span.syntax == HeadSpan::Syntax::json && looks_like_head(span.text.substr(span.braces ? 1 : 0), span.syntax);
}

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
