#pragma once

/// The walk behind `prepare_markdown`: over the lines (prepass_lines.cpp) and over what stands in them (prepass.cpp).

#include "content/lookup/body_context.h"
#include "content/scan/prepass.h"
#include "content/tags/tag_scan.h"
#include "content/text/line_start.h"
#include "content/text/math.h"
#include "content/text/math_html.h"
#include "content/text/prepared.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Whether a formula may stand as a block.
enum class MathShape { span, block };

/// Columns of a level of indentation.
inline constexpr std::size_t kLevel = 4;
/// True if a comment begins in the line and does not end there.
bool opens_comment(std::string_view line);
/// True for a line that begins with the tag of an element that is no phrase.
bool begins_html_block(std::string_view line);

/// Copies one body, piece by piece.
class Prepass {
 public:
  Prepass(std::string_view body, const BodyContext& context, TagLanguage language);
  /// `letters`: for tokens and guards, none of them in the body.
  Prepared run(const Letters& letters);

 private:
  /// The end of the line that `from` is in.
  std::size_t line_end(std::size_t from) const { return std::min(body_.find('\n', from), body_.size()); }

  /// What only the start of a line can mean. True if the line was dealt with.
  bool begin_line();
  /// The same of a line that begins with text, by its first character.
  bool begin_block(const LineStart& start);
  /// Keeps what a `: ` below must know of the lines above it.
  void note_paragraph(const LineStart& start);
  void end_paragraph();
  /// Behind the marks of all quotations and lists that begin in the line, one in the other.
  LineStart innermost(LineStart start) const;
  /// Gives the line at `at_`, whose text is at `text`, the marks and the indentation of the item or quotation whose
  /// paragraph it goes on in: a table or description may begin there, as in Goldmark, marked and kramdown.
  void join_block(std::size_t text);

  /// Copies a fenced code block whole. False if none starts here.
  bool copy_fence(const LineStart& start);
  /// The same inside an admonition: it ends with that at the latest.
  bool copy_indented_fence(const LineStart& start);

  /// Copies code; Jekyll and Hugo have read their tags in it before it was code.
  void copy_code(std::size_t end);

  /// A line of a site's own kind: a container's, kramdown's attributes and abbreviations. True if it was dealt with.
  bool take_line(const LineStart& start);
  /// kramdown's `{: .class #id}`, in a line of its own.
  bool take_attributes(const LineStart& start, std::string_view list);
  /// Attributes end the block that they stand below: a blank line takes the place of theirs.
  bool end_block(const LineStart& start);

  /// The list above ends there.
  bool end_list(const LineStart& start);

  /// A line that opens what goes on in indented lines. True if it was dealt with.
  bool take_indented(const LineStart& start);

  /// Puts head and rule before the first row of one of kramdown's tables. False if none begins here.
  bool begin_table(const LineStart& start);
  /// Its row at `at_`, whose first cell is at `text`. True if that was dealt with.
  bool take_row(std::size_t text);
  /// Code in a row, in which bars are text.
  void copy_row_code(std::size_t end);

  /// `: ` below a term or another description becomes the marker of a list's item: what an item holds a description
  /// holds.
  void open_description(LineStart& start);
  /// Where the text of the line at `line_begin_` begins, at `at_` at the latest.
  std::size_t text_of_line() const;

  /// True for a line `{.class #id}` that belongs to the block before it.
  bool is_block_attribute(const LineStart& start) const;

  /// kramdown's `<div markdown="1">` in a line of its own: a blank line makes what follows Markdown. False if it is
  /// none.
  bool open_markdown(std::size_t at);

  /// A line of kramdown's that begins with an element.
  void begin_html(const LineStart& start);
  /// The line behind such an element begins another block.
  void end_html();
  /// Behind the element that opens at `open`, what it holds included; 0 if nothing closes it.
  std::size_t end_of_block_element(std::size_t open);

  /// `!!! note "Title"`, `??? note`, `=== "Tab"`: the text is indented, behind blank lines or not; of a note it may
  /// also go on up to a blank line. False where it is text.
  bool open_admonition(const LineStart& start, std::string_view line);

  /// The line at `at_` loses the indentation of the admonitions that it goes on in; the others end before it.
  void enter_line();
  /// How many admonitions a line goes on in.
  struct Depth {
    std::size_t levels = 0;
    std::size_t cut = 0;  ///< Bytes of their indentation, and of the marks of quotations that they are in.
    std::string marks;    ///< Those, which stay.
  };
  Depth depth_of(std::string_view line) const;
  void cut_indentation(const Depth& depth);
  /// The first line from `from` on that has text or leaves so many quotations.
  std::size_t line_of_text(std::size_t from, std::size_t quotes) const;
  /// Columns of a line's indentation behind so many marks of quotations.
  std::size_t indent_behind(std::size_t line_start, std::size_t quotes) const;
  /// The first line from `from` on that does not go on in the innermost admonition.
  std::size_t end_of_level(std::size_t from);

  void close_admonition();
  bool drop_line();

  /// `##text`: a space is put in.
  void mend_heading(std::size_t text);
  void note_label(std::size_t text);

  /// Copies up to the next line start or to where a piece of several lines ends.
  void scan_line();

  void pass_backslash();
  /// A comment goes but for its marks, whatever it holds: before tags are read, and where a blank line would end it in
  /// Markdown.
  void pass_less_than();
  void pass_brace();
  /// `&quot;` is a straight quote because its author wanted one.
  void pass_reference();

  /// Code is copied as it is: up to a run of as many backticks in the same paragraph.
  void pass_code_span();

  // What must not be read as Markdown (prepass_math.cpp).
  bool take_math();
  /// ```` ```math ````, as GitHub and GitLab have it. False if it is no such fence.
  bool take_math_fence(const LineStart& start, std::size_t end);
  /// `<script type="math/tex">`, as older filters left it.
  bool take_math_script();
  /// For what stands from `at_` to `end`.
  Placeholder math_token(std::string tex, std::size_t end, MathShape shape) const;
  /// True if nothing else is in the paragraph of what ends at `end`.
  bool stands_alone(std::size_t end) const;
  /// Notes how far an HTML tag goes, or an element whose text is code.
  void pass_markup();
  /// True for what means nothing where `markup_end_` has not come yet.
  bool is_quiet(char c) const;
  /// `](/images/a b.png)`: an address with spaces gets its brackets where it can be nothing but an address.
  void pass_destination();

  // What Obsidian adds.
  void pass_bracket();
  void take_wiki_link();
  void take_wiki_comment();
  /// `^[a note]` becomes one at the end.
  void take_inline_note();
  void drop_block_name();
  void drop_picture_size();
  /// True if what was copied ends in `![text`.
  bool is_picture_text() const;

  void take_tag(TagFound found);
  /// The quotation marks and indentation of the line before `text`, a list's marker as spaces: what another line of the
  /// same block begins with.
  std::string line_prefix(std::size_t text) const;
  /// Puts a token that must stand alone: in a paragraph of its own, behind the line's quotation marks and indentation.
  void put_block(Placeholder placeholder, std::size_t end);

  /// Puts Markdown in the place of everything up to `end`: in paragraphs of its own if it has several lines.
  void splice(std::string_view text, std::size_t end);

  void drop_to(std::size_t end);
  /// So many lines of the body have no counterpart in the result (or the other way round).
  void move_lines(int count);

  void pass_stars();
  /// Puts a token for text that means nothing but itself.
  void put_text(std::size_t end);
  /// Puts a token in the place of everything up to `end`.
  void put(Placeholder placeholder, std::size_t end);

  void skip_to(std::size_t end);
  /// Counts the lines of hidden pieces that the scan has come to.
  void pass_cuts();
  void copy_to(std::size_t end);

  Prepared result_;
  std::string_view body_;
  MathFinder math_;
  TagScanner tags_;
  const BodyContext& context_;
  bool reads_tags_;
  std::string separator_;  ///< What ends the excerpt, besides `more`.
  std::size_t separator_at_;
  bool may_have_notes_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;  ///< Behind the indentation of admonitions.
  std::size_t line_start_ = 0;
  int line_ = 1;              ///< Of the body.
  std::size_t next_cut_ = 0;  ///< Of `context_.places`.
  int shift_ = 0;             ///< Lines of the body less lines of the result.
  bool was_blank_ = true;
  bool in_list_ = false;
  bool behind_blank_ = true;                          ///< What `was_blank_` was before this line.
  int paragraph_lines_ = 0;                           ///< Lines since a blank one.
  bool in_html_block_ = false;                        ///< The first of them began one.
  std::size_t html_close_ = std::string_view::npos;   ///< The line behind the last element that `begin_html` saw.
  int html_looks_ = 0;                                ///< Tags that were looked at for that.
  bool in_description_ = false;                       ///< One of them is a description.
  std::string paragraph_prefix_;                      ///< Of the item or quotation that the first of them began.
  std::size_t item_column_ = 0;                       ///< Of the text of the last item.
  std::size_t description_ = std::string_view::npos;  ///< The text of the last description.
  KramdownTable table_;                               ///< That the scan is in.
  std::size_t row_ = 0;                               ///< Its next line.
  std::size_t row_at_ = std::string_view::npos;       ///< Where that begins.
  std::size_t row_end_ = 0;
  struct Admonition {
    std::size_t quotes = 0;   ///< Marks of quotations before it, behind what it is in.
    std::size_t end = 0;      ///< `end_of_level`, where that was asked; 0: not yet.
    std::size_t columns = 0;  ///< Of indentation that its lines have; 0: up to a blank line.
    std::string prefix;       ///< What another line of the same block begins with.
    std::string close;        ///< HTML.
  };
  std::vector<Admonition> admonitions_;           ///< That are open, the innermost last.
  std::string marks_;                             ///< Of quotations, before the indentation that the line lost.
  std::size_t entered_ = std::string_view::npos;  ///< The line for which `enter_line` was called.
  std::size_t markup_end_ = 0;                    ///< Of the HTML tag or the code in HTML that the scan is in.
  bool in_html_code_ = false;                     ///< It is the text of such an element.
  HtmlCode html_code_;
  std::size_t gap_bytes_ = 0;
  std::size_t brace_end_ = 0;  ///< Of a comment of MDX, as far as it was looked for.
  std::string notes_;          ///< What `take_inline_note` took.
  int inline_notes_ = 0;
  std::size_t open_note_end_ = 0;  ///< Up to here nothing closes a note that was looked at.
  int looks_ = 0;                  ///< Addresses with spaces that were looked for on the disk.
  std::size_t paragraph_end_ = 0;
  std::array<std::size_t, 2> dead_fences_{std::string_view::npos,
                                          std::string_view::npos};  ///< So many backticks, and tildes, close nothing.
  std::vector<bool> dead_runs_;  ///< Lengths of backtick runs that nothing closes in this paragraph.
};

}  // namespace essaypack
