#pragma once

/// Heads that are lines of keys and values: `Title: a` as MultiMarkdown and Pelican have it, Nikola's `.. title: a`,
/// Logseq's `title:: a`.

#include "base/value/yaml.h"

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// A text with its place; a null where it is empty.
Value scalar_value(std::string_view text, int line, int column);
/// `a, b` as a list, for keys that hold several names.
void split_names(Value::Member& member);

/// `Key: value`, `.. key: value` or `key:: value` lines; indented lines go on with the value, `- ` begins an item.
/// Names of tags and authors are split at commas.
ParsedValue parse_line_head(std::string_view text);

/// A line of `parse_line_head`.
struct HeadLine {
  enum class Form { plain, dotted, property } form = Form::plain;
  std::string_view key, value;
};
/// Nothing if `line` is none.
std::optional<HeadLine> read_head_line(std::string_view line);

/// A line without the bullets, numbers, `>` and marks of empty headings and tasks that it begins with in an outline.
std::string_view without_outline_marks(std::string_view line);

/// True for a text that begins with a list's item of properties, as pages of Logseq may: `- public:: false`.
bool begins_bullet_head(std::string_view text);
/// A line of such an item without its mark and indentation.
std::string_view bullet_text(std::string_view line);

/// A heading, which is the title, and `Property name: value` lines as Notion exports them; keys in lower case, or what
/// they mean.
ParsedValue parse_notion_head(std::string_view text);

/// `Property name: value`: a few words before the colon. Nothing if `line` is none.
std::optional<HeadLine> read_notion_property(std::string_view line);

/// The key that the name of such a property means, in English, Chinese or Japanese (`状态`: `status`); empty: it is not
/// known.
std::string_view meaning_of_property(std::string_view name);

/// `January 5, 2023 10:00 AM`, as Notion writes times, as `2023-01-05 10:00`; other words give nothing, for a property
/// may be called `Date` and be none. Of a range the first day counts, and `(GMT+8)` is its offset.
std::string notion_time(std::string_view text);

/// True for a property that tells an export of Notion from prose, letter case apart: `Status`, `Tags`, `Created time`.
bool is_notion_key(std::string_view key);

}  // namespace essaypack
