#include "export/book/chapter/chapter.h"

#include "base/text.h"
#include "export/book/chapter/chapter_writer.h"

#include <algorithm>

namespace essaypack {
namespace {

/// A box stands before an item's words, in their paragraph if they have one.
bool has_task(const pugi::xml_node& item) {
  const pugi::xml_node first = item.first_child();
  return is(first.name(), "ep:task") || (is(first.name(), "p") && is(first.first_child().name(), "ep:task"));
}

constexpr std::size_t kUsualSize = 16'000;

bool is_void(const char* name) { return is(name, "br") || is(name, "hr") || is(name, "img") || is(name, "col"); }

/// The class in the place of a style that sets nothing but the side of a line; empty for any other.
std::string_view side_of(std::string_view style) {
  constexpr std::string_view kProperty = "text-align:";
  if (!style.starts_with(kProperty)) return {};
  for (const std::string_view side : {"left", "center", "right"})
    if (trim(style.substr(kProperty.size())) == side) return side;
  return {};
}

}  // namespace

const char* only_text(const pugi::xml_node& node) {
  const pugi::xml_node first = node.first_child();
  return first && !first.next_sibling() && first.type() == pugi::node_pcdata ? first.value() : nullptr;
}

pugi::xml_node only_child(const pugi::xml_node& node) {
  pugi::xml_node only;
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_pcdata && is_blank(child.value())) continue;
    if (only) return {};
    only = child;
  }
  return only;
}

ChapterText ChapterWriter::run() {
  collect_ids(fragment_.body.document_element());
  prepare_formulas();
  write_body();
  if (out_.size() > kSplitSize) split_body();
  ChapterText text;
  text.pieces = cut_pieces();
  make_headings(text);
  make_anchors(text);
  text.is_deferred = deferred_;
  report_facts();
  return text;
}

void ChapterWriter::collect_ids(const pugi::xml_node& node) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() != pugi::node_element) continue;
    if (is(child.name(), "ep:ref")) ++references_[child.attribute("note").value()];
    if (const pugi::xml_attribute id = child.attribute("id")) {
      const pugi::xml_attribute heading = child.attribute("ep:heading");
      const std::size_t index = heading ? heading.as_uint() : plans_.size();
      if (index < plans_.size())
        ids_.emplace(id.value(), plans_[index].id);
      else
        ids_.emplace(id.value(), stem_ + "_i" + std::to_string(++author_ids_));
    } else if (const pugi::xml_attribute heading_only = child.attribute("ep:heading")) {
      const std::size_t index = heading_only.as_uint();
      if (index < plans_.size()) ids_.emplace(fragment_.headings[index].id, plans_[index].id);
    }
    collect_ids(child);
  }
}

std::size_t ChapterWriter::piece_of(std::string_view id) const {
  const auto found = pieces_of_ids_.find(std::string(id));
  return found == pieces_of_ids_.end() ? 0 : found->second;
}

std::string ChapterWriter::piece_stem(std::size_t piece) const {
  return piece == 0 ? stem_ : stem_ + "_" + std::to_string(piece + 1);
}

std::string ChapterWriter::local_href(const std::string& id) const {
  const std::size_t target = piece_of(id);
  return target == piece_ ? "#" + id : piece_stem(target) + ".xhtml#" + id;
}

void ChapterWriter::write_id(const std::string& id) {
  written_ids_.emplace_back(id, block_);
  out_ += " id=\"";
  out_ += id;
  out_ += '"';
}

void ChapterWriter::write_body() {
  out_.clear();
  out_.reserve(kUsualSize);
  blocks_.clear();
  written_ids_.clear();
  author_written_.clear();
  deferred_ = mathml_here_ = false;
  characters_ = pictures_ = undescribed_ = 0;
  block_ = 0;
  for (pugi::xml_node child = fragment_.body.document_element().first_child(); child; child = child.next_sibling()) {
    block_ = blocks_.size();
    piece_ = std::upper_bound(cuts_.begin(), cuts_.end(), block_) - cuts_.begin();
    blocks_.push_back({out_.size(), is_heading(child.name())});
    write_node(child);
    if (child.type() == pugi::node_element) out_ += '\n';
  }
}

void ChapterWriter::split_body() {
  std::size_t start = 0, candidate = 0;
  for (std::size_t i = 1; i < blocks_.size(); ++i) {
    const std::size_t end = i + 1 < blocks_.size() ? blocks_[i + 1].begin : out_.size();
    if (blocks_[i].is_heading) candidate = i;
    if (end - blocks_[start].begin <= kSplitSize) continue;
    start = candidate > start ? candidate : i;  // no heading in sight: any block will do
    cuts_.push_back(start);
  }
  for (const auto& [id, block] : written_ids_)
    pieces_of_ids_[id] = std::upper_bound(cuts_.begin(), cuts_.end(), block) - cuts_.begin();
  write_body();
}

std::vector<ChapterPiece> ChapterWriter::cut_pieces() {
  std::vector<ChapterPiece> pieces;
  for (std::size_t i = 0; i <= cuts_.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : blocks_[cuts_[i - 1]].begin;
    const std::size_t end = i < cuts_.size() ? blocks_[cuts_[i]].begin : out_.size();
    ChapterPiece piece{piece_stem(i), cuts_.empty() ? std::move(out_) : out_.substr(begin, end - begin), false};
    piece.mathml = mathml_here_ && piece.markup.find("<math") != std::string::npos;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

void ChapterWriter::make_headings(ChapterText& text) const {
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    if (plans_[i].is_title) continue;
    const Heading& heading = fragment_.headings[i];
    std::string label = make_label(heading.text, {});
    if (label.empty()) continue;
    text.headings.push_back({plans_[i].depth, heading.level, plans_[i].number, std::move(label),
                             piece_stem(piece_of(plans_[i].id)) + ".xhtml#" + plans_[i].id});
  }
}

void ChapterWriter::make_anchors(ChapterText& text) const {
  text.anchors.reserve(ids_.size());
  for (const auto& [raw, id] : ids_) text.anchors.emplace_back(raw, piece_stem(piece_of(id)) + ".xhtml#" + id);
  std::sort(text.anchors.begin(), text.anchors.end());
}

void ChapterWriter::report_facts() {
  BookFacts& facts = context_.facts;
  facts.pictures += pictures_;
  facts.undescribed += undescribed_;
  facts.characters += characters_;
  if (ruby_) facts.ruby = true;
  if (mathml_here_) facts.mathml = true;
  if (animated_) facts.animated = true;
  report_repairs();
}

void ChapterWriter::write_node(const pugi::xml_node& node) {
  if (node.type() == pugi::node_element) {
    write_element(node);
  } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    std::string_view text = node.value();
    if (drops_indent_) {
      text = without_indent(text);
      drops_indent_ = text.find_first_not_of(" \n\t") == text.npos;
    }
    characters_ += append_book_text(out_, text);
  }
}

void ChapterWriter::write_children(const pugi::xml_node& node) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) write_node(child);
}

void ChapterWriter::write_element(const pugi::xml_node& node) {
  const char* name = node.name();
  switch (name[0]) {
    case 'a':
      if (name[1] == '\0') return write_link(node);
      if (is(name, "aside")) return write_aside(node);
      break;
    case 'd':
      if (!formulas_.empty() && is(name, "div") && write_formula(node)) return;
      if (is(name, "div") && is(node.attribute("class").value(), "mermaid") && write_diagram(node)) return;
      if (is(name, "details")) return write_details(node);
      if (is(name, "dl")) return write_definition_list(node);
      break;
    case 'e':
      if (has_neutral_prefix(name)) return write_neutral(node);
      break;
    case 'f':
      if (is(name, "figure")) return write_figure(node);
      if (is(name, "figcaption")) return write_figure_caption(node);
      if (is(name, "footer")) return write_footer(node);
      break;
    case 'h':
      if (is_heading(name)) return write_heading(node);
      break;
    case 'i':
      if (is(name, "img")) return write_image(node, {});
      break;
    case 'l':
      if (is(name, "li") && has_task(node)) return write_task_item(node);
      break;
    case 'm':
      if (is(name, "math")) return write_math(node);
      break;
    case 'p':
      if (name[1] == '\0') return write_paragraph(node);
      if (is(name, "pre")) return write_pre(node);
      break;
    case 'r':
      if (is(name, "ruby")) return write_ruby(node);
      if (is(name, "rp")) return;  // usage note HTM_055
      break;
    case 's':
      if (!formulas_.empty() && is(name, "span") && write_formula(node)) return;
      break;
    case 't':
      if (is(name, "time")) return write_time(node);
      if (is(name, "table")) return write_table(node);
      if (is(name, "th") && node.first_child()) return write_head_cell(node);
      return write_tag(node, table_name(node, name));
    default:
      break;
  }
  write_tag(node, name);
}

void ChapterWriter::write_tag(const pugi::xml_node& node, const char* name) {
  out_ += '<';
  out_ += name;
  write_attributes(node);
  if (is_void(name)) {
    out_ += "/>";
    return;
  }
  out_ += '>';
  write_children(node);
  close(name);
}

void ChapterWriter::write_aside(const pugi::xml_node& node) {
  out_ += "<aside role=\"note\"";  // without it each is a landmark that needs a label of its own [Ace landmark-unique]
  write_attributes(node);
  out_ += '>';
  write_children(node);
  close("aside");
}

/// A reader of a page can't unfold it: all of it is shown, with what stood on the fold as its title.
void ChapterWriter::write_details(const pugi::xml_node& node) {
  out_ += "<section";
  write_attributes(node);
  if (!node.attribute("class")) write_attribute("class", "details");
  out_ += '>';
  for (const pugi::xml_node child : node.children()) {
    if (!is(child.name(), "summary")) {
      write_node(child);
      continue;
    }
    out_ += "<p class=\"summary\"><strong>";
    write_children(child);
    out_ += "</strong></p>";
  }
  close("section");
}

void ChapterWriter::close(const char* name) {
  out_ += "</";
  out_ += name;
  out_ += '>';
}

void ChapterWriter::write_attribute(const char* name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_book_text(out_, value);
  out_ += '"';
}

void ChapterWriter::write_attributes(const pugi::xml_node& node, std::string_view own_class) {
  if (!own_class.empty() && !node.attribute("class")) write_attribute("class", own_class);
  for (pugi::xml_attribute one = node.first_attribute(); one; one = one.next_attribute()) {
    const char* name = one.name();
    if (has_neutral_prefix(name) || is(name, "href") || is(name, "src") || is(name, "headers") ||
        is(name, "xml:lang") || is(name, "name"))
      continue;
    if (!may_have(node, name, one.value())) continue;
    if (is(name, "id")) {
      write_author_id(one.value());
    } else if (is(name, "lang")) {
      write_attribute("lang", one.value());
      write_attribute("xml:lang", one.value());
    } else if (is(name, "class") && !own_class.empty()) {
      write_attribute("class", std::string(one.value()) + " " + std::string(own_class));
    } else if (const std::string_view side = is(name, "style") ? side_of(one.value()) : ""; !side.empty()) {
      if (!node.attribute("class") && own_class.empty()) write_attribute("class", side);
    } else if (!is(name, "cite") || is_linkable(one.value())) {
      write_attribute(name, one.value());
    }
  }
}

void ChapterWriter::write_author_id(const char* raw) {
  const auto found = ids_.find(raw);
  if (found == ids_.end()) return;
  if (author_written_.insert(found->second).second) write_id(found->second);
}

ChapterText write_chapter(const Fragment& fragment, const PageContext& context) {
  return ChapterWriter(fragment, context).run();
}

}  // namespace essaypack
