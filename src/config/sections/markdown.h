#pragma once

/// `markdown:`, and what the generator of a site switches on or off in its own dialect.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"

#include <string>
#include <string_view>

namespace essaypack {

/// True for what switches formulas on in a head or a setting: anything but a no.
bool is_math_switched_on(std::string_view text);

struct MarkdownConfig {
  bool breaks = false;                                          ///< A newline is `<br />` (Hexo).
  bool gfm = true;                                              ///< Tables, task lists, strikethrough (marked's `gfm`).
  bool tables = true, task_lists = true, strikethrough = true;  ///< Each of `gfm`, as Goldmark can switch it off.
  bool footnotes = true;
  bool raw_html = true;     ///< Else it is left out (Goldmark without `unsafe`).
  bool block_html = false;  ///< Text in block elements of HTML is Markdown (kramdown's `parse_block_html`).
  bool autolink = true;     ///< Bare addresses are links.
  bool kramdown = false;    ///< Tables without a head and of several parts, `\\` at a line's end breaks it.
  bool several_terms =
      false;  ///< Lines above `: description` are a term each, and a blank line may part them (kramdown, Goldmark).
  bool block_attributes =
      false;              ///< A line `{.class}` behind a block is no text (Goldmark, where the site asks for it).
  bool term_ids = false;  ///< A term of a description list has an id, as a heading has (Goldmark).
  bool description_lists = true;  ///< `term`, then lines that begin with `: `.
  bool smart = false;             ///< Typographic quotes, dashes and dots.
  bool cjk_emphasis = true;
  bool join_lines = true;  ///< A soft break between CJK characters vanishes.
  bool single_tilde = false;
  bool math = true;
  bool fences_first = false;         ///< Fenced code is taken out before HTML is read (Hexo).
  bool fence_titles = false;         ///< What stands behind a fence's language is shown above the code (Hexo).
  bool escapes_in_formulas = false;  ///< The renderer takes Markdown's backslashes out of formulas: `\_` is `_`.
  bool math_is_loaded = false;       ///< The site says that its pages typeset formulas.
  bool wiki_links = false;           ///< Obsidian's `[[links]]`, `![[embeds]]`, `%%comments%%` and `^blocks`.
  bool outlines = false;             ///< Logseq's `((blocks))`, `{{macros}}`, `^^marks^^`, `#[[tags]]` and `TODO`.
  // What plug-ins of markdown-it and Goldmark's extras add.
  bool emoji = false;                 ///< `:tada:` is a character.
  bool inserted = false;              ///< `++text++`
  bool subscripts = false;            ///< `~x~`
  bool superscripts = false;          ///< `^x^`
  bool spoilers = false;              ///< `!!text!!`
  bool inline_notes = false;          ///< `^[a note]`
  bool abbreviations = false;         ///< `*[HTML]: words`
  bool ruby = false;                  ///< `{base^reading}`
  bool shoka_blocks = false;          ///< `+++ title` and `;;;tab title`, closed as `:::` is.
  bool list_attributes = false;       ///< `{.class}` behind a block or span is no text (markdown-it-attrs).
  bool spanned_columns = false;       ///< Bars side by side end a cell of several columns (markdown-it-multimd-table).
  bool spanned_rows = false;          ///< A cell `^^` belongs to the one above it.
  bool rows_of_lines = false;         ///< A row that ends with a backslash goes on below.
  bool headless_tables = false;       ///< A table may begin with its rule.
  bool code_keeps_references = true;  ///< `&#123;` in fenced code is no `{`.
  bool bare_headings = false;         ///< `#text` and `#text#` are headings (kramed, marked's `pedantic`).
  LetterCase heading_ids = LetterCase::keep;  ///< marked's modifyAnchors.
  bool loose_displays = false;    ///< `$$` at the start of a line opens a formula that may hold blank lines.
  bool html_ends_at_tag = false;  ///< Below the line that closes an element of HTML is Markdown (kramed, marked 0.3).
  bool replacements = false;      ///< `(c)`, `(tm)` and `+-` are signs (markdown-it's typographer).
  bool html_is_text = false;      ///< Tags are shown as they are typed (markdown-it's `html: false`).
  std::string quotes = "“”‘’";
};

void read_markdown(KeyReader keys, MarkdownConfig& markdown);

}  // namespace essaypack
