#pragma once

/// `markdown:`, and what the generator of a site switches on or off in its own dialect.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"

#include <string>
#include <string_view>

namespace essaypack {

/// True for what switches formulas on in a head or a setting: anything but a no.
bool is_math_switched_on(std::string_view text);

/// Pairs of signs around words.
struct InlineMarks {
  bool strikethrough = true;  ///< `~~text~~`, a part of GFM.
  bool single_tilde = false;  ///< `~text~` is struck, too.
  bool inserted = false;      ///< `++text++`
  bool subscripts = false;    ///< `~x~`
  bool superscripts = false;  ///< `^x^`
  bool spoilers = false;      ///< `!!text!!`
  bool ruby = false;          ///< `{base^reading}`
};

/// Signs that are set as others.
struct Typography {
  bool smart = false;         ///< Typographic quotes, dashes and dots.
  bool replacements = false;  ///< `(c)`, `(tm)` and `+-` are signs (markdown-it's typographer).
  bool emoji = false;         ///< `:tada:` is a character.
  std::string quotes = "“”‘’";
};

/// Formulas between dollar signs and their like.
struct FormulaRules {
  bool is_read = true;
  bool is_loaded = false;       ///< The site says that its pages typeset formulas.
  bool loses_escapes = false;   ///< The renderer takes Markdown's backslashes out of formulas: `\_` is `_`.
  bool loose_displays = false;  ///< `$$` at the start of a line opens a formula that may hold blank lines.
};

struct TableRules {
  bool are_read = true;  ///< A part of GFM.
  // markdown-it-multimd-table
  bool spanned_columns = false;  ///< Bars side by side end a cell of several columns.
  bool spanned_rows = false;     ///< A cell `^^` belongs to the one above it.
  bool rows_of_lines = false;    ///< A row that ends with a backslash goes on below.
  bool headless = false;         ///< A table may begin with its rule.
};

/// `term`, then lines that begin with `: `.
struct DescriptionRules {
  bool are_read = true;
  bool several_terms = false;  ///< Lines above a description are a term each, and a blank line may part them
                               ///< (kramdown, Goldmark).
  bool term_ids = false;       ///< A term has an id, as a heading has (Goldmark).
};

struct HeadingRules {
  bool bare = false;                  ///< `#text` and `#text#` are headings (kramed, marked's `pedantic`).
  LetterCase ids = LetterCase::keep;  ///< marked's modifyAnchors.
};

struct FenceRules {
  bool come_first = false;      ///< Fenced code is taken out before HTML is read (Hexo).
  bool have_titles = false;     ///< What stands behind a fence's language is shown above the code (Hexo).
  bool keep_references = true;  ///< `&#123;` in fenced code is no `{`.
};

/// HTML among Markdown.
struct HtmlRules {
  bool is_kept = true;          ///< Else it is left out (Goldmark without `unsafe`).
  bool is_text = false;         ///< Tags are shown as they are typed (markdown-it's `html: false`).
  bool holds_markdown = false;  ///< Text in block elements is Markdown (kramdown's `parse_block_html`).
  bool ends_at_tag = false;     ///< Below the line that closes an element is Markdown (kramed, marked 0.3).
};

/// Attributes in braces, which are no text.
struct AttributeRules {
  bool below_blocks = false;  ///< A line `{.class}` (Goldmark, where the site asks for it).
  bool anywhere = false;      ///< `{.class}` behind a block or span (markdown-it-attrs).
};

/// What programs for notes write.
struct NoteRules {
  bool wiki_links = false;  ///< Obsidian's `[[links]]`, `![[embeds]]`, `%%comments%%` and `^blocks`.
  bool outlines = false;    ///< Logseq's `((blocks))`, `{{macros}}`, `^^marks^^`, `#[[tags]]` and `TODO`.
};

struct MarkdownConfig {
  bool kramdown = false;  ///< Tables without a head and of several parts, `\\` at a line's end breaks it.
  bool gfm = true;        ///< Tables, task lists, strikethrough (marked's `gfm`); Goldmark can switch off each.
  bool task_lists = true;
  bool autolink = true;  ///< Bare addresses are links.
  bool footnotes = true;
  bool inline_notes = false;   ///< `^[a note]`
  bool abbreviations = false;  ///< `*[HTML]: words`
  bool shoka_blocks = false;   ///< `+++ title` and `;;;tab title`, closed as `:::` is.
  bool breaks = false;         ///< A newline is `<br />` (Hexo).
  bool join_lines = true;      ///< A soft break between CJK characters vanishes.
  bool cjk_emphasis = true;
  InlineMarks marks;
  Typography typography;
  FormulaRules math;
  TableRules tables;
  DescriptionRules descriptions;
  HeadingRules headings;
  FenceRules fences;
  HtmlRules html;
  AttributeRules attributes;
  NoteRules notes;
};

/// A switch for tables of them, named by the members that lead to it:
/// `switch_of<&MarkdownConfig::marks, &InlineMarks::ruby>`.
using MarkdownSwitch = bool& (*)(MarkdownConfig&);
template <auto... members>
bool& switch_of(MarkdownConfig& markdown) {
  return (markdown.*....*members);
}

void read_markdown(KeyReader keys, MarkdownConfig& markdown);

}  // namespace essaypack
