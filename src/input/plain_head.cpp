#include "input/plain_head.h"

#include "base/text.h"
#include "input/head_lines.h"
#include "input/known_keys.h"
#include "input/state_words.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

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

/// `Private: keep out of here`: what Notion has as a checkbox says yes or no, when, or a state, in a word.
bool is_prose_of_flag(const HeadLine& property) {
  if (!is_one_of(meaning_of_property(property.key),
                 {"draft", "hidden", "private", "public", "publish", "published", "visible"}))
    return false;
  const bool is_one_word = property.value.find(' ') == property.value.npos;
  return !is_one_word && !find_state(property.value, WordScope::notes) && notion_time(property.value).empty();
}

}  // namespace

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
      if (key_of_line(line).empty()) return split;
    }
    if (reader.offset() - begin > kMaxHead) return split;
  }
  return split;
}

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

}  // namespace essaypack
