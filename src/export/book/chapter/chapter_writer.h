#pragma once

/// The writer behind `write_chapter`: walks a fragment, which stays as it is, and writes the page's markup. Used by
/// chapter*.cpp only.

#include "export/book/chapter/chapter.h"
#include "export/book/text/headings.h"

#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace essaypack {

inline bool is(const char* name, std::string_view text) { return name == text; }
inline bool has_neutral_prefix(const char* name) { return name[0] == 'e' && name[1] == 'p' && name[2] == ':'; }
inline bool is_heading(const char* name) {
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}
inline bool is_blank(const char* text) { return text[std::strspn(text, " \t\r\n")] == '\0'; }
/// What a `datetime` tells: that of a `time` element what it says, that of `del` and `ins` when.
enum class TimeOf { content, change };
/// True for what it may be [HTML, 4.7].
bool is_machine_time(std::string_view text, TimeOf what);
/// The only child that is more than white space; null if there are several or none.
pugi::xml_node only_child(const pugi::xml_node& node);
/// What the children of an element are, without white space.
std::vector<pugi::xml_node> solid_children(const pugi::xml_node& node);
/// The only text of an element; null if there is more in it.
const char* only_text(const pugi::xml_node& node);

/// Writes one chapter (or a note). Meant for one call of `run`.
class ChapterWriter {
 public:
  ChapterWriter(const Fragment& fragment, const PageContext& context)
      : fragment_(fragment),
        context_(context),
        stem_(context.stem),
        plans_(plan_headings(fragment.headings, context.title, stem_, context.numbers)) {}
  ChapterText run();

 private:
  // Ids ---------------------------------------------------------------------------------------------------------------
  /// Maps raw ids to the book's before anything is written: links may lead forward.
  void collect_ids(const pugi::xml_node& node);
  std::size_t piece_of(std::string_view id) const;
  std::string piece_stem(std::size_t piece) const;
  /// A reference to an id of this chapter from where the writer is.
  std::string local_href(const std::string& id) const;
  void write_id(const std::string& id);

  // The whole ---------------------------------------------------------------------------------------------------------
  struct Block {
    std::size_t begin = 0;
    bool is_heading = false;
  };
  void write_body();
  /// Chooses the blocks at which new files begin, and writes again with links that know them.
  void split_body();
  std::vector<ChapterPiece> cut_pieces();
  void make_headings(ChapterText& text) const;
  void make_anchors(ChapterText& text) const;
  void report_facts();
  Place place(int line, int column = 0) const { return {std::string(context_.source), line, column}; }
  static int line_of(const pugi::xml_node& node) { return node.attribute("ep:line").as_int(); }

  // Nodes -------------------------------------------------------------------------------------------------------------
  void write_node(const pugi::xml_node& node);
  void write_children(const pugi::xml_node& node);
  void write_element(const pugi::xml_node& node);
  /// An empty header cell is none, and a table has one head, first, and one foot, last.
  static const char* table_name(const pugi::xml_node& node, const char* name);
  void write_tag(const pugi::xml_node& node, const char* name);
  void write_head_cell(const pugi::xml_node& node);
  void write_aside(const pugi::xml_node& node);
  void write_details(const pugi::xml_node& node);
  void close(const char* name);
  void write_attribute(const char* name, std::string_view value);
  /// `own_class` stands behind those of the node.
  void write_attributes(const pugi::xml_node& node, std::string_view own_class = {});
  /// An author's own id; of two equal ones the first counts.
  void write_author_id(const char* raw);

  // What checkers refuse (chapter_strict.cpp) -------------------------------------------------------------------------
  static bool may_have(const pugi::xml_node& node, const char* attribute, const char* value);
  void write_time(const pugi::xml_node& node);
  void write_ruby(const pugi::xml_node& node);
  void write_definition_list(const pugi::xml_node& node);
  void write_table(const pugi::xml_node& node);
  void write_table_tag(const pugi::xml_node& node, const std::vector<pugi::xml_node>& children);
  void write_figure_caption(const pugi::xml_node& node);
  void write_footer(const pugi::xml_node& node);
  /// Writes the texts of MathML that no reader could lay out; false where it is sound.
  bool write_unsound_math(const pugi::xml_node& node);
  void note_repair(const pugi::xml_node& node, Message what) { repairs_.emplace(std::move(what), line_of(node)); }
  void report_repairs();

  // Headings ----------------------------------------------------------------------------------------------------------
  void write_heading(const pugi::xml_node& node);
  /// A heading without a word (a picture alone) would be empty in every menu.
  void write_textless_heading(const pugi::xml_node& node);

  // Paragraphs and pictures -------------------------------------------------------------------------------------------
  void write_paragraph(const pugi::xml_node& node);
  bool is_prose_in_lines(const pugi::xml_node& paragraph) const;
  void write_lines(const pugi::xml_node& paragraph);
  /// True for a paragraph that the style sheet indents, as Chinese and Japanese have it.
  bool is_indented(const pugi::xml_node& paragraph) const;
  /// Without the spaces by which authors indent: with the style sheet's there would be two indents.
  static std::string_view without_indent(std::string_view text);
  /// A figure without its picture keeps the caption, and is nothing without one.
  void write_figure(const pugi::xml_node& node);
  bool says_its_caption(const pugi::xml_node& picture, const pugi::xml_node& caption) const;
  const Image* image_of(const pugi::xml_node& node) const;
  /// The stored picture if the book can carry it.
  const BookImage* find_good(const Image& image) const;
  void write_image(const pugi::xml_node& node, std::string_view caption);
  void write_size(const pugi::xml_node& node, const ImageFacts& facts);
  void report_image(const Image& image, const BookImage& found);
  static std::string shown(const Image& image);
  /// What stands where no picture can be: its text, with a link where that helps.
  void write_image_stand_in(const Image& image);
  void report_unusable(const Image& image);
  void report_unreadable(const Image& image, const std::string& name);

  // Code, math --------------------------------------------------------------------------------------------------------
  /// Has all formulas converted before anything is written.
  void prepare_formulas();
  void collect_formulas(const pugi::xml_node& node);
  /// Those in the words of pictures, which are captions and stand in for pictures.
  void collect_captions();
  /// Plain words with the formulas in them.
  void write_words(std::string_view words);
  /// Writes the MathML of a `math` span or block; false where its source must stay.
  bool write_formula(const pugi::xml_node& node);
  /// The code as markup, where the book wants it highlighted; empty: as it is.
  const std::string& highlighted(const pugi::xml_node& code);
  std::string page_language() const;
  /// Of a paragraph in another script's language than the page; empty for the others.
  std::string language_of_run(const pugi::xml_node& node) const;
  /// The language moves from `code` to `pre`, for style sheets; code runs from left to right on every page.
  void write_pre(const pugi::xml_node& node);
  /// Code that describes a drawing, and an element of Mermaid's script, as that drawing; false where it must stay.
  bool write_diagram(const pugi::xml_node& block);
  void write_math(const pugi::xml_node& node);

  // Notes, tasks ------------------------------------------------------------------------------------------------------
  void write_neutral(const pugi::xml_node& node);
  void write_task_item(const pugi::xml_node& node);
  void write_task(const pugi::xml_node& node);
  void write_reference(const pugi::xml_node& node);
  void write_note(const pugi::xml_node& node);

  // Links -------------------------------------------------------------------------------------------------------------
  void write_link(const pugi::xml_node& node);
  /// Where a link leads in the book; empty: nowhere, its text stays.
  std::string href_of(const Link& link);
  std::string local_link(const Link& link);
  std::string link_to_chapter(const Link& link, std::size_t chapter);

  const Fragment& fragment_;
  const PageContext& context_;
  const std::string stem_;
  const std::vector<HeadingPlan> plans_;
  std::unordered_map<std::string, std::string> ids_;  ///< Raw id to the book's.
  std::vector<Formula> formulas_;
  std::unordered_map<std::size_t, std::size_t> formula_of_node_;   ///< By the node's hash.
  std::unordered_map<std::string, std::size_t> formula_of_words_;  ///< By their source.
  std::unordered_map<std::size_t, std::string> highlighted_;       ///< The same.
  std::string out_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> cuts_;                                 ///< Blocks that begin a new file.
  std::vector<std::pair<std::string, std::size_t>> written_ids_;  ///< With the block that they stand in.
  std::unordered_map<std::string, std::size_t> pieces_of_ids_;
  std::unordered_set<std::string> author_written_;
  std::map<std::string, int> references_;  ///< How often a note is referred to, by its number.
  std::map<Message, int> repairs_;         ///< Each with the line of the first.
  std::size_t block_ = 0, piece_ = 0, author_ids_ = 0;
  std::size_t characters_ = 0, pictures_ = 0, undescribed_ = 0;
  bool in_link_ = false, deferred_ = false, ruby_ = false, mathml_here_ = false, animated_ = false;
  bool drops_indent_ = false;  ///< At the beginning of a paragraph.
};

}  // namespace essaypack
