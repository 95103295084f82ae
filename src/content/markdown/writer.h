#pragma once

/// cmark's tree to ours: XHTML elements in a tree, or HTML text for the parser where the post has raw HTML.

#include "config/config.h"
#include "content/markdown/line_join.h"
#include "content/text/fence_info.h"
#include "content/text/prepared.h"
#include "content/text/smart_text.h"
#include "content/tree/raw_html.h"
#include "content/tree/sink.h"

#include <cmark-gfm.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Writes the blocks of one document (or one note) to a sink.
class Writer {
 public:
  /// `first_line` is the body's in the file, `language` the post's. `raw` is null where there is no raw HTML.
  Writer(const Prepared& prepared, const MarkdownConfig& config, std::string_view language, int first_line, Sink& sink,
         RawHtml* raw);

  /// Writes the children of a block.
  void blocks(cmark_node* parent);

 private:
  // writer_blocks.cpp
  void block(cmark_node* node);
  void paragraph(cmark_node* node);
  bool is_contents_marker(cmark_node* paragraph) const;
  bool lone_block(cmark_node* paragraph);
  bool begins_with_element(cmark_node* paragraph) const;
  void heading(cmark_node* node);
  void code_block(cmark_node* node);
  void open_titled_code(const FenceTitle& title);
  int file_line(cmark_node* node) const;

  // writer_descriptions.cpp
  /// What is known of an item that began as `: `; null for others.
  const Description* description_at(cmark_node* item) const;
  /// True for a paragraph with descriptions behind it.
  bool is_term(cmark_node* node) const;
  /// Writes that paragraph and all of its list. False if it is none.
  bool description_list(cmark_node* node);
  void description(cmark_node* item, const Description& found);
  /// One `dt` for each line.
  void terms(cmark_node* paragraph);
  /// An item that no term stands above is text.
  void restore_colon(cmark_node* item);

  // writer_quotes.cpp, writer_lists.cpp, writer_html.cpp
  void quote(cmark_node* node);
  void list(cmark_node* node);
  void item(cmark_node* node, bool is_tight);
  void task(bool is_done);
  void html_block(cmark_node* node);
  void html_inline(std::string_view literal, int line);

  // writer_tables.cpp
  void table(cmark_node* node);
  /// The part of a table that begins with this row, where Markdown itself can't tell.
  const TablePart* part_at(cmark_node* row) const;
  /// A cell with those that belong to it.
  struct TableCell {
    std::vector<cmark_node*> lines;
    std::size_t column = 0;
    int columns = 1, rows = 1;
  };
  struct TableRow {
    cmark_node* node;
    const char* part;  ///< That begins with it; null if it goes on in the one above.
    std::vector<TableCell> cells;
  };
  bool is_marked(cmark_node* cell, std::string_view mark) const;
  std::vector<TableRow> rows_of(cmark_node* first) const;
  void table_row(const TableRow& row, const unsigned char* alignments, const char* cell_name);

  // writer_inlines.cpp
  void begin_inlines();
  void inlines(cmark_node* first, cmark_node* end);
  void inline_node(cmark_node* node);
  void line_break();
  void soft_break(cmark_node* node);
  void code(cmark_node* node);
  void element(const char* name, cmark_node* node);
  void link(cmark_node* node);
  void image(cmark_node* node);
  std::string alt_text(cmark_node* image) const;

  // writer_text.cpp
  void gather_text(cmark_node* node);
  /// Writes the gathered text; `next` is what the source shows behind it.
  void flush_text(char32_t next);
  void drop_letters();
  /// Smart marks in the gathered text.
  void turn_marks(char32_t next);
  void write_tokens(std::string_view run);
  void token(std::size_t index);
  void formula(const char* element, const Placeholder& placeholder);
  void write_run(std::string_view text);
  void write_text(std::string_view text);

  const Prepared& prepared_;
  const MarkdownConfig& config_;
  Sink& sink_;
  RawHtml* raw_;
  int first_line_;
  bool cjk_language_;
  char32_t guard_;
  SmartText smart_;
  LineTail tail_;
  std::string run_;                                           ///< Adjacent text, gathered.
  std::vector<std::pair<std::size_t, std::size_t>> literal_;  ///< Ranges of `run_` that mean themselves.
  int links_ = 0;                                             ///< Open links.
  std::optional<bool> task_;                                  ///< Of the item whose first paragraph comes now.
  int html_code_ = 0;                                         ///< Open elements of raw HTML whose text is code.
};

}  // namespace essaypack
