#pragma once

/// Texts in Org, reStructuredText and, where a generator reads them, pages of HTML. Their heads are read here; a
/// program makes HTML of their bodies
/// (`content/markup`), and only of those that are wanted.

#include "base/value/yaml.h"
#include "config/config.h"
#include "input/head_split.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

enum class Markup {
  none,
  org,
  rst,
  html  ///< Whose head is that of a page; nothing has to be converted.
};
inline bool needs_converter(Markup markup) { return markup == Markup::org || markup == Markup::rst; }

/// What a file is written in, by its name and by what the site's kind reads.
Markup markup_of(std::string_view source, const Config& config);
/// The same where the program that reads it is not installed, too.
bool is_markup_extension(std::string_view extension, const Config& config);

/// True where the text has a head of its own markup's, or none: it opens no fences.
bool has_markup_head(std::string_view text, Markup markup);
/// Finds the head of such a text: one between fences, the keywords of Org, Nikola's comments, the fields below the
/// title of a document in reStructuredText.
HeadSplit split_markup_head(std::string_view text, Markup markup, const HeadForms& forms);

/// Where the title and the fields of a document in reStructuredText stand: together they are no part of its body.
struct RstTop {
  std::size_t begin = 0, end = 0;  ///< Of the title and the fields.
  std::size_t fields = 0;          ///< Where the fields begin.
  int begin_line = 1, end_line = 1;
  std::string title;        ///< Empty: the document has none.
  bool is_no_head = false;  ///< Another title of its kind stands beside the first one: neither is the document's.
};
RstTop find_rst_top(std::string_view text);
/// True for a text that begins with one of Nikola's fields: `.. title: a`.
bool begins_dotted(std::string_view text);

/// `:key: value` fields; a line that is no field and not indented is passed over. The title above them counts where
/// no field is one.
ParsedValue parse_rst_head(std::string_view text);

/// Where the body of a page begins; 0: it has no head.
std::size_t html_head_end(std::string_view text);
/// `<title>` and `<meta name="key" content="value">`.
ParsedValue parse_html_head(std::string_view text);

/// `#+key: value` lines above the first heading. `#+key[]: a b` is a list, and so are `#+filetags: :a:b:` and the
/// names of tags, categories and aliases, between commas where there is one.
/// `:draft t :title "a b"`: names in lower case, and values.
std::vector<std::pair<std::string, std::string>> read_properties(std::string_view text);
ParsedValue parse_org_head(std::string_view text);

}  // namespace essaypack
