#include "input/front_matter.h"

#include "base/text.h"
#include "base/value/value.h"
#include "input/head_keys.h"
#include "input/head_lines.h"
#include "input/head_repair.h"
#include "input/head_split.h"
#include "input/known_keys.h"

#include <algorithm>
#include <set>
#include <utility>

namespace essaypack {
namespace {

/// A head as read: its value (if any), what was repaired, and why it failed.
struct ReadHead {
  ParsedValue parsed;
  std::vector<Repair> repairs;
};

void move_lines(Value& value, int by) {
  if (value.line > 0) value.line += by;
  for (Value& item : value.items) move_lines(item, by);
  for (Value::Member& member : value.members) {
    if (member.line > 0) member.line += by;
    move_lines(member.value, by);
  }
}

bool is_map_or_null(const ParsedValue& parsed) {
  return parsed.value && (parsed.value->is_map() || parsed.value->is_null());
}

ParsedValue parse_braced(std::string_view text) {
  ParsedValue parsed = parse_json("{\n" + std::string(text) + "\n}");
  if (parsed.value) move_lines(*parsed.value, -1);
  parsed.line = std::max(parsed.line - 1, 1);
  return parsed;
}

Message what_was_repaired(const Repair& repair) {
  switch (repair.cause) {
    case Repair::Cause::indentation:
      return tr("the line of '{}' is indented by something else than spaces", repair.key);
    case Repair::Cause::colon_space:
      return tr("there is no space behind the colon of '{}'", repair.key);
    case Repair::Cause::wide_colon:
      return tr("the colon behind '{}' is a full-width one", repair.key);
    case Repair::Cause::open_quote:
      return tr("the quotation mark in the value of '{}' is not closed", repair.key);
    case Repair::Cause::open_list:
      return tr("the list in '{}' is not closed", repair.key);
    case Repair::Cause::value:
      break;
  }
  return tr("the value of '{}' needs quotation marks", repair.key);
}

/// Strict first; only where that fails, with repairs.
ReadHead read_yaml(std::string_view text) {
  ReadHead head;
  std::string strict(text);
  if (!strict.empty() && strict.back() != '\n') strict += '\n';
  head.parsed = parse_yaml(strict);
  std::string_view source = strict;
  RepairedHead repaired;
  const bool blank_key = head.parsed.value && has_blank_key(*head.parsed.value);
  // `title：a` in each line is one text to YAML
  const bool is_text = head.parsed.value && head.parsed.value->is_scalar();
  if (!head.parsed.too_complex && (!head.parsed.value || blank_key || is_text)) {
    repaired = repair_head(strict);
    ParsedValue again;
    if (!repaired.repairs.empty()) {
      again = parse_yaml(repaired.text);
      if (!is_text || (again.value && again.value->is_map())) {
        head.parsed = std::move(again);
        head.repairs = std::move(repaired.repairs);
        source = repaired.text;
      }
    }
  }
  if (head.parsed.value && head.parsed.value->is_map()) {
    std::vector<Repair> restored = restore_texts(*head.parsed.value, source);
    std::move(restored.begin(), restored.end(), std::back_inserter(head.repairs));
  }
  return head;
}

ReadHead read_span(const HeadSpan& span) {
  switch (span.syntax) {
    case HeadSpan::Syntax::yaml:
      return read_yaml(span.text);
    case HeadSpan::Syntax::json:
      return {span.braces ? parse_json(span.text) : parse_braced(span.text), {}};
    case HeadSpan::Syntax::toml:
      return {parse_toml(span.text), {}};
    case HeadSpan::Syntax::org:
      return {parse_org_head(span.text), {}};
    case HeadSpan::Syntax::rst:
      return {parse_rst_head(span.text), {}};
    case HeadSpan::Syntax::html:
      return {parse_html_head(span.text), {}};
    case HeadSpan::Syntax::lines:
      return {parse_line_head(span.text), {}};
    case HeadSpan::Syntax::notion:
      return {parse_notion_head(span.text), {}};
    case HeadSpan::Syntax::other: {
      ReadHead unread;
      unread.parsed.error = tr("it is written in a language that is not read; write it as YAML");
      return unread;
    }
  }
  return {};
}

bool is_plain_name(std::string_view key) { return !key.empty() && std::all_of(key.begin(), key.end(), is_ascii_name); }

bool has_blank_line(std::string_view text) {
  LineReader reader(text);
  std::string_view line;
  while (reader.next(line))
    if (is_blank(line)) return true;
  return false;
}

/// Form e: is this text above a line of dashes a head, or prose above a thematic break?
bool looks_like_fields(const Value& fields, std::string_view text) {
  if (!fields.is_map() || fields.members.empty()) return false;
  bool all_plain = true;
  for (const Value::Member& member : fields.members) {
    if (is_known_key(member.key) || is_known_key(to_lower_ascii(member.key))) return true;
    all_plain = all_plain && is_plain_name(member.key);
  }
  return all_plain && !has_blank_line(text);
}

/// True if a line is a field's: one word before a colon. Where none is, text between two rules is prose.
bool has_field_line(std::string_view text) {
  LineReader reader(text);
  std::string_view line;
  while (reader.next(line)) {
    const std::size_t colon = std::min(line.find(':'), line.find("："));
    if (colon == line.npos) continue;
    const std::string_view key = trim(line.substr(0, colon));
    if (!key.empty() && std::none_of(key.begin(), key.end(), is_ascii_space)) return true;
  }
  return false;
}

/// What is wrong, without a word of the text: a head that can't be read whole may be that of a private post.
/// toml++ 3.3, nlohmann 3.11 and yaml-cpp 0.7 put what they met in quotes, or behind these words.
Message reason_of(const Message& whole) {
  std::string_view error = whole.english();
  for (const std::string_view quotation :
       {" '", " \"", " saw ", "last read", " character: ", " unicode: ", " version: "})
    error = error.substr(0, error.find(quotation));
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const std::string_view rest : {" ", ",", ";", ":", " expected"})
      if (error.ends_with(rest)) {
        error.remove_suffix(rest.size());
        has_changed = true;
      }
  }
  return error.size() == whole.english().size() ? whole : said_by_library(std::string(error));
}

/// TOML has dates of its own: one that does not exist is a fault of its syntax to toml++.
bool is_about_date(const HeadSpan& span, std::string_view error) {
  return span.syntax == HeadSpan::Syntax::toml &&
         (error.starts_with("error while parsing date") || error.starts_with("error while parsing time"));
}

/// Reports and fills a `FrontMatter` from what was read.
class HeadReader {
 public:
  HeadReader(std::string_view text, const std::string& file, const FrontMatterOptions& options,
             Diagnostics& diagnostics)
      : text_(text), file_(file), options_(options), diagnostics_(diagnostics) {}

  FrontMatter read() {
    const HeadForms forms{.dots_close = options_.dots_close,
                          .lines = options_.loose,
                          .named = options_.loose,
                          .displaced = !options_.exact_place,
                          .open_fences = options_.lower_keys};
    const HeadSplit split =
        options_.markup == Markup::none ? split_head(text_, forms) : split_markup_head(text_, options_.markup, forms);
    if (split.unclosed_line > 0) return fail_unclosed(split);
    if (!split.span) return {};
    const HeadSpan* span = &*split.span;
    ReadHead head = read_span(*span);
    if (!is_map_or_null(head.parsed) && split.shorter) {
      ReadHead shorter = read_span(*split.shorter);
      if (is_map_or_null(shorter.parsed)) {
        head = std::move(shorter);
        span = &*split.shorter;
      }
    }
    if (!span->opened && !is_wanted(*span, head)) return {};
    if (!head.parsed.value) return fail(*span, head);
    if (!is_map_or_null(head.parsed)) return not_a_map(*span);
    return take(*span, std::move(head));
  }

 private:
  /// A head without an opening line: prose unless it looks like fields. One that begins like a head and can't be parsed
  /// counts too: as body it would publish what it protects.
  static bool is_wanted(const HeadSpan& span, const ReadHead& head) {
    if (head.parsed.value) return looks_like_fields(*head.parsed.value, span.text);
    if (span.displaced && has_known_key(span)) return true;
    if (span.syntax != HeadSpan::Syntax::yaml || has_blank_line(span.text)) return false;
    return begins_with_known_key(span.text.substr(0, span.text.find('\n')));
  }

  FrontMatter fail_unclosed(const HeadSplit& split) {
    FrontMatter result;
    result.present = result.failed = true;
    const bool object = split.fence == '{';
    const std::string fence(object ? 1 : std::size_t(split.unclosed_length), split.fence);
    diagnostics_.report(
        Kind::front_matter_unclosed, {file_, split.unclosed_line, 1},
        tr("the front matter that '{}' opens is not closed", fence),
        object ? tr("close the object with a line '}'") : tr("put a line '{}' below its last field", fence));
    return result;
  }

  FrontMatter fail(const HeadSpan& span, const ReadHead& head) {
    const ParsedValue& parsed = head.parsed;
    if (options_.loose && span.syntax == HeadSpan::Syntax::yaml && !parsed.too_complex && !has_field_line(span.text))
      return not_a_map(span);
    FrontMatter result;
    result.present = result.failed = true;
    const Place place{file_, parsed.line > 0 ? span.line + parsed.line - 1 : span.line, parsed.column};
    if (parsed.too_complex) {
      diagnostics_.report(Kind::front_matter_too_complex, place, parsed.error,
                          tr("keep the front matter small and flat"));
      return result;
    }
    Message message = tr("the front matter can't be parsed");
    if (const Message reason = reason_of(parsed.error); !reason.empty()) message = tr("{}: {}", message, reason);
    if (is_about_date(span, parsed.error.english())) {
      diagnostics_.report(Kind::front_matter_bad_date, place, std::move(message), kDateHint);
      return result;
    }
    diagnostics_.report(Kind::front_matter_bad_yaml, place, std::move(message),
                        span.syntax == HeadSpan::Syntax::yaml
                            ? tr("check the indentation, or put quotes around the value")
                            : Message());
    return result;
  }

  FrontMatter not_a_map(const HeadSpan& span) {
    diagnostics_.report(Kind::front_matter_not_a_map, {file_, span.line, 1},
                        tr("the text between the fences has no fields, the whole file is taken as body"),
                        tr("write fields as 'title: ...', or remove the fences"));
    return {};
  }

  FrontMatter take(const HeadSpan& span, ReadHead head) {
    FrontMatter result;
    result.present = true;
    result.fields = std::move(*head.parsed.value);
    result.body_offset = span.body_offset;
    result.body_line = span.body_line;
    if (span.odd_fence)
      diagnostics_.report(Kind::front_matter_odd_fence, {file_, span.fence_line, 1},
                          tr("the closing line of the front matter is longer than the opening one"),
                          tr("make both lines '---'"));
    if (span.displaced && !options_.lower_keys)
      diagnostics_.report(
          Kind::front_matter_repaired, {file_, span.line, 1},
          tr("the front matter does not begin the file, it is read nevertheless"),
          tr("put its first line '---' at the top of the file, without white space and comments before it"));
    for (const Repair& repair : head.repairs) {
      const bool secret = repair.key == "password" || repair.key == "encrypt" || repair.key.empty();
      diagnostics_.report(Kind::front_matter_repaired, {file_, span.line + repair.line - 1, 1},
                          secret ? tr("a line of the front matter was repaired") : what_was_repaired(repair),
                          secret ? Message() : tr("write it as: {}", repair.text));
    }
    for (const DuplicateKey& duplicate : head.parsed.duplicates)
      diagnostics_.report(Kind::front_matter_duplicate_key,
                          {file_, span.line + duplicate.second_line - 1, duplicate.second_column},
                          tr("'{}' stands twice, first in line {}; the last value counts", duplicate.key,
                             span.line + duplicate.first_line - 1),
                          tr("remove one of them"));
    move_lines(result.fields, span.line - 1);
    if (options_.lower_keys) lower_keys(result);
    mend(result);
    return result;
  }

  void mend(FrontMatter& head) {
    const KeyScope scope = options_.loose ? KeyScope::known : KeyScope::state;
    for (const MendedKey& mended : mend_keys(head.fields, scope, head.rivals))
      if (!options_.loose && !(options_.lower_keys && to_lower_ascii(mended.key) == mended.written))
        diagnostics_.report(Kind::front_matter_repaired, {file_, mended.line, mended.column},
                            tr("the key '{}' is taken for '{}'", mended.written, mended.key),
                            tr("write it as '{}'", mended.key));
  }

  /// Of two spellings of a key Hugo takes one by chance.
  static void lower_keys(FrontMatter& head) {
    std::set<std::string, std::less<>> seen;
    for (Value::Member& member : head.fields.members) member.key = to_lower_ascii(member.key);
    std::vector<Value::Member> kept;
    for (Value::Member& member : head.fields.members)
      (seen.insert(member.key).second ? kept : head.rivals).push_back(std::move(member));
    head.fields.members = std::move(kept);
  }

  std::string_view text_;
  const std::string& file_;
  const FrontMatterOptions& options_;
  Diagnostics& diagnostics_;
};

}  // namespace

FrontMatter read_front_matter(std::string_view text, const std::string& file, const FrontMatterOptions& options,
                              Diagnostics& diagnostics) {
  return HeadReader(text, file, options, diagnostics).read();
}

}  // namespace essaypack
