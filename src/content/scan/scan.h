#pragma once

/// The walk over one body that all syntaxes share: where it is, what the lines so far say, and the text that is made.
/// Its functions keep count of lines, so that every line of that text knows where it comes from.

#include "content/lookup/body_context.h"
#include "content/scan/syntax/admonitions.h"
#include "content/scan/syntax/html_tags.h"
#include "content/scan/syntax/table_rows.h"
#include "content/tags/tag_scan.h"
#include "content/text/line_start.h"
#include "content/text/math.h"
#include "content/text/prepared.h"

#include <any>
#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Columns of a level of indentation.
inline constexpr std::size_t kLevel = 4;

/// What the lines above say about the one that the scan is in.
struct BlockState {
  bool was_blank = true;     ///< Of the line above.
  bool behind_blank = true;  ///< What `was_blank` was before this line.
  bool in_list = false;
  std::size_t item_column = 0;                       ///< Of the text of the last item.
  int paragraph_lines = 0;                           ///< Lines since a blank one.
  bool in_html_block = false;                        ///< The first of them began one.
  bool in_description = false;                       ///< One of them is a description.
  std::string paragraph_prefix;                      ///< Of the item or quotation that the first of them began.
  std::size_t description = std::string_view::npos;  ///< The text of the last description.
  std::optional<std::string> open_description;       ///< What stands before the mark of the one that is not over.

  void end_paragraph();
};

/// One body on its way to the parser, copied piece by piece.
class Scan {
 public:
  /// `letters`: for tokens and guards, none of them in the body.
  Scan(std::string_view text, const BodyContext& around, TagLanguage language, const Letters& letters);

  const MarkdownConfig& markdown() const { return context.config.markdown; }
  bool reads_tags() const { return tags.language() != TagLanguage::none; }
  bool reads_shortcodes() const { return tags.language() == TagLanguage::shortcodes; }
  bool reads_liquid() const { return tags.language() == TagLanguage::liquid; }
  /// True in a folder whose generator is not known: what any of them hides is hidden.
  bool is_loose() const { return context.config.kind->rules.loose_head; }
  /// True for MDX: what looks like a component of JSX is one.
  bool is_mdx() const { return context.post.source.view().ends_with(".mdx"); }
  /// True where attributes behind a fence's marks are those of its code.
  bool reads_fence_lists() const { return is_loose() || context.config.kind->rules.tags == TagLanguage::shortcodes; }

  bool reads_inline_notes() const { return markdown().notes.wiki_links || markdown().inline_notes; }

  /// True in an HTML tag, and in code in HTML.
  bool is_in_markup() const { return at < html.markup_end; }
  bool at_end() const { return at >= body.size(); }
  bool has(std::string_view piece) const { return body.compare(at, piece.size(), piece) == 0; }
  /// The end of the line that `from` is in.
  std::size_t line_end(std::size_t from) const;
  /// The start of the line below the one at `at`, or the end.
  std::size_t next_line() const;
  /// Where the text of the line at `line_begin` begins, at `at` at the latest.
  std::size_t text_of_line() const;
  /// The quotation marks and indentation of the line before `text`, a list's marker as spaces: what another line of the
  /// same block begins with.
  std::string line_prefix(std::size_t text) const;
  /// The line of the made text that the line at `at` becomes.
  int made_line() const { return line - shift; }

  /// Copies the byte at `at`.
  void copy_byte();
  /// Copies everything up to `end`.
  void copy_to(std::size_t end);
  /// Gives the line at `at`, whose text is at `text`, the marks and the indentation of the item or quotation whose
  /// paragraph it goes on in: a table or description may begin there, as in Goldmark, marked and kramdown.
  void join_block(std::size_t text);
  /// Leaves out everything up to `end`; what took its place, if anything, has as many lines.
  void skip_to(std::size_t end);
  /// Leaves out everything up to `end`, lines included.
  void drop_to(std::size_t end);
  void drop_line() { drop_to(next_line()); }
  /// So many lines of the body have no counterpart in the made text (or the other way round).
  void move_lines(int count);
  /// Copies a character that means itself, whatever smart marks would make of it.
  void copy_literal(std::size_t end);

  /// Puts a token in the place of everything up to `end`.
  void put(Placeholder placeholder, std::size_t end);
  /// Puts HTML there; `plain` is what an address, a title or an alt text shows.
  void put_html(std::string output, std::string_view plain, std::size_t end);
  /// Puts text there that means nothing but itself.
  void put_text(std::string text, std::size_t end);
  /// The same for what is written there.
  void put_text(std::size_t end) { put_text(std::string(body.substr(at, end - at)), end); }
  /// The same for what must stand alone: in a paragraph of its own, behind the line's quotation marks and indentation.
  void put_block(Placeholder placeholder, std::size_t end);
  /// Puts Markdown in the place of everything up to `end`: in paragraphs of its own if it has several lines.
  void splice(std::string_view text, std::size_t end);

  /// What one syntax remembers of this body: a struct of its own, with its defaults when it is first asked for.
  template <class Memory>
  Memory& memory() {
    for (std::any& one : memories_)
      if (auto* found = std::any_cast<Memory>(&one)) return *found;
    return std::any_cast<Memory&>(memories_.emplace_back(Memory()));
  }

  std::string_view body;
  const BodyContext& context;
  TagScanner tags;
  MathFinder math;
  std::size_t at = 0;
  std::size_t line_begin = 0;  ///< Behind the indentation of admonitions.
  std::size_t line_start = 0;
  int line = 1;       ///< Of the body.
  std::string marks;  ///< Of quotations, before the indentation that the line lost.

  Prepared made;
  /// A line that stands behind everything, and the line of the body that it comes from.
  struct Below {
    std::string text;
    int line;
  };
  std::vector<Below> below;
  int shift = 0;  ///< Lines of the body less lines of the made text.

  BlockState block;
  HtmlState html;
  TableState table;
  std::vector<Admonition> admonitions;           ///< That are open, the innermost last.
  std::string separator;                         ///< What ends the excerpt, besides `more`.
  std::size_t separator_at = std::string::npos;  ///< Where it is next.

 private:
  /// What stands behind a newline is another line.
  void begin_line_at(std::size_t start) { ++line, line_start = line_begin = start, marks.clear(); }
  /// Counts the lines of hidden pieces that the scan has come to.
  void pass_cuts();

  std::size_t next_cut_ = 0;   ///< Of `context.places`.
  std::size_t gap_bytes_ = 0;  ///< That blocks in their own paragraphs added.
  std::list<std::any> memories_;
};

}  // namespace essaypack
