#include "export/epub/chapter.h"

#include "base/text.h"
#include "export/epub/headings.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace essaypack {
namespace {

using pugi::xml_attribute;
using pugi::xml_node;

constexpr std::size_t kUsualSize = 16'000;

bool is(const char* name, std::string_view text) { return name == text; }
bool has_prefix(const char* name) { return name[0] == 'e' && name[1] == 'p' && name[2] == ':'; }
bool is_heading(const char* name) { return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0'; }
bool is_void(const char* name) { return is(name, "br") || is(name, "hr") || is(name, "img") || is(name, "col"); }
bool is_blank(const char* text) { return text[std::strspn(text, " \t\r\n")] == '\0'; }

/// The only child that is more than white space; null if there are several or none.
xml_node only_child(const xml_node& node) {
  xml_node only;
  for (xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_pcdata && is_blank(child.value())) continue;
    if (only) return {};
    only = child;
  }
  return only;
}

/// A positive number of pixels; 0 for everything else (`50%`, `auto`).
unsigned pixels(const char* text) {
  char* end = nullptr;
  const unsigned long value = std::strtoul(text, &end, 10);
  const bool good = end != text && (*end == '\0' || std::strcmp(end, "px") == 0) && value > 0 && value < 100'000;
  return good ? static_cast<unsigned>(value) : 0;
}

class Writer {
 public:
  Writer(const Fragment& fragment, const PageContext& context)
      : fragment_(fragment), context_(context), stem_(context.stem),
        plans_(plan_headings(fragment.headings, context.title, stem_, context.numbered)) {}

  ChapterText run() {
    collect_ids(fragment_.body.document_element());
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

 private:
  // Ids ---------------------------------------------------------------------------------------------------------------

  /// Maps raw ids to the book's before anything is written: links may lead forward.
  void collect_ids(const xml_node& node) {
    for (xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() != pugi::node_element) continue;
      if (const xml_attribute id = child.attribute("id")) {
        const xml_attribute heading = child.attribute("ep:heading");
        const std::size_t index = heading ? heading.as_uint() : plans_.size();
        if (index < plans_.size()) ids_.emplace(id.value(), plans_[index].id);
        else ids_.emplace(id.value(), stem_ + "_i" + std::to_string(++author_ids_));
      } else if (const xml_attribute heading_only = child.attribute("ep:heading")) {
        const std::size_t index = heading_only.as_uint();
        if (index < plans_.size()) ids_.emplace(fragment_.headings[index].id, plans_[index].id);
      }
      collect_ids(child);
    }
  }

  std::size_t piece_of(std::string_view id) const {
    const auto found = pieces_of_ids_.find(std::string(id));
    return found == pieces_of_ids_.end() ? 0 : found->second;
  }
  std::string piece_stem(std::size_t piece) const {
    return piece == 0 ? stem_ : stem_ + "_" + std::to_string(piece + 1);
  }
  /// A reference to an id of this chapter from where the writer is.
  std::string local_href(const std::string& id) const {
    const std::size_t target = piece_of(id);
    return target == piece_ ? "#" + id : piece_stem(target) + ".xhtml#" + id;
  }
  void write_id(const std::string& id) {
    written_ids_.emplace_back(id, block_);
    out_ += " id=\"";
    out_ += id;
    out_ += '"';
  }

  // The whole ---------------------------------------------------------------------------------------------------------

  struct Block {
    std::size_t begin = 0;
    bool is_heading = false;
  };

  void write_body() {
    out_.clear();
    out_.reserve(kUsualSize);
    blocks_.clear();
    written_ids_.clear();
    author_written_.clear();
    deferred_ = mathml_here_ = false;
    characters_ = pictures_ = undescribed_ = 0;
    block_ = 0;
    for (xml_node child = fragment_.body.document_element().first_child(); child; child = child.next_sibling()) {
      block_ = blocks_.size();
      piece_ = std::upper_bound(cuts_.begin(), cuts_.end(), block_) - cuts_.begin();
      blocks_.push_back({out_.size(), is_heading(child.name())});
      write_node(child);
      if (child.type() == pugi::node_element) out_ += '\n';
    }
  }

  /// Chooses the blocks at which new files begin, and writes again with links that know them.
  void split_body() {
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

  std::vector<ChapterPiece> cut_pieces() {
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

  void make_headings(ChapterText& text) const {
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (plans_[i].is_title) continue;
      const Heading& heading = fragment_.headings[i];
      std::string label = make_label(heading.text, {});
      if (label.empty()) continue;
      text.headings.push_back({plans_[i].depth, heading.level, plans_[i].number, std::move(label),
                               piece_stem(piece_of(plans_[i].id)) + ".xhtml#" + plans_[i].id});
    }
  }

  void make_anchors(ChapterText& text) const {
    text.anchors.reserve(ids_.size());
    for (const auto& [raw, id] : ids_) text.anchors.emplace_back(raw, piece_stem(piece_of(id)) + ".xhtml#" + id);
    std::sort(text.anchors.begin(), text.anchors.end());
  }

  void report_facts() {
    BookFacts& facts = context_.facts;
    facts.pictures += pictures_;
    facts.undescribed += undescribed_;
    facts.characters += characters_;
    if (ruby_) facts.ruby = true;
    if (mathml_here_) facts.mathml = true;
    if (animated_) facts.animated = true;
  }

  Place place(int line) const { return {std::string(context_.source), line, 0}; }

  // Nodes -------------------------------------------------------------------------------------------------------------

  void write_node(const xml_node& node) {
    if (node.type() == pugi::node_element) {
      write_element(node);
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      characters_ += append_book_text(out_, node.value());
    }
  }

  void write_children(const xml_node& node) {
    for (xml_node child = node.first_child(); child; child = child.next_sibling()) write_node(child);
  }

  void write_element(const xml_node& node) {
    const char* name = node.name();
    switch (name[0]) {
      case 'a':
        if (name[1] == '\0') return write_link(node);
        break;
      case 'e':
        if (has_prefix(name)) return write_neutral(node);
        break;
      case 'h':
        if (is_heading(name)) return write_heading(node);
        break;
      case 'i':
        if (is(name, "img")) return write_image(node, {});
        break;
      case 'l':
        if (is(name, "li") && is(node.first_child().name(), "ep:task")) return write_task_item(node);
        break;
      case 'm':
        if (is(name, "math")) return write_math(node);
        break;
      case 'p':
        if (name[1] == '\0') return write_paragraph(node);
        if (is(name, "pre")) return write_pre(node);
        break;
      case 'r':
        if (is(name, "ruby")) ruby_ = true;
        if (is(name, "rp")) return;  // usage note HTM_055
        break;
      case 't':
        if (is(name, "th") && !node.first_child()) return write_tag(node, "td");
        break;
      default: break;
    }
    write_tag(node, name);
  }

  void write_tag(const xml_node& node, const char* name) {
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

  void close(const char* name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
  }

  void write_attribute(const char* name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_book_text(out_, value);
    out_ += '"';
  }

  void write_attributes(const xml_node& node) {
    for (xml_attribute one = node.first_attribute(); one; one = one.next_attribute()) {
      const char* name = one.name();
      if (has_prefix(name) || is(name, "href") || is(name, "src") || is(name, "headers") || is(name, "xml:lang") ||
          is(name, "name"))
        continue;
      if (is(name, "id")) {
        write_author_id(one.value());
      } else if (is(name, "lang")) {
        write_attribute("lang", one.value());
        write_attribute("xml:lang", one.value());
      } else if (!is(name, "cite") || is_linkable(one.value())) {
        write_attribute(name, one.value());
      }
    }
  }

  /// An author's own id; of two equal ones the first counts.
  void write_author_id(const char* raw) {
    const auto found = ids_.find(raw);
    if (found == ids_.end()) return;
    if (author_written_.insert(found->second).second) write_id(found->second);
  }

  // Headings ----------------------------------------------------------------------------------------------------------

  void write_heading(const xml_node& node) {
    const std::size_t index = node.attribute("ep:heading").as_uint(static_cast<unsigned>(plans_.size()));
    if (index >= plans_.size() || fragment_.headings[index].text.empty()) return write_textless_heading(node);
    const HeadingPlan& plan = plans_[index];
    if (plan.is_title) return;
    const char name[] = {'h', static_cast<char>('0' + plan.level), '\0'};
    out_ += '<';
    out_ += name;
    write_id(plan.id);
    out_ += '>';
    if (!plan.number.empty()) out_ += "<span class=\"number\">" + plan.number + "</span>\xC2\xA0";
    write_children(node);
    close(name);
  }

  /// A heading without a word (a picture alone) would be empty in every menu.
  void write_textless_heading(const xml_node& node) {
    if (!node.first_child()) return;
    out_ += "<p class=\"picture\">";
    write_children(node);
    out_ += "</p>";
  }

  // Paragraphs and pictures -------------------------------------------------------------------------------------------

  void write_paragraph(const xml_node& node) {
    const xml_node only = only_child(node);
    const xml_node inner = only && is(only.name(), "a") ? only_child(only) : only;
    const bool is_picture = inner && is(inner.name(), "img");
    if (!is_picture) return write_tag(node, "p");
    const Image* image = image_of(inner);
    const BookImage* found = image ? find_good(*image) : nullptr;
    if (found && inner == only && !image->title.empty()) return write_image(inner, image->title);
    out_ += found ? "<p class=\"picture\">" : "<p>";
    write_children(node);
    out_ += "</p>";
  }

  const Image* image_of(const xml_node& node) const {
    const std::size_t index = node.attribute("ep:image").as_uint(static_cast<unsigned>(fragment_.images.size()));
    return index < fragment_.images.size() ? &fragment_.images[index] : nullptr;
  }

  /// The stored picture if the book can carry it.
  const BookImage* find_good(const Image& image) const {
    if (image.missing || (image.file.empty() && image.data.empty())) return nullptr;
    const BookImage& found = context_.images.find(image);
    return found.state == BookImage::State::good ? &found : nullptr;
  }

  void write_image(const xml_node& node, std::string_view caption) {
    const Image* image = image_of(node);
    if (!image) return;
    const BookImage* found = find_good(*image);
    if (!found) return write_image_stand_in(*image);
    report_image(*image, *found);
    if (!caption.empty()) out_ += "<figure>";
    out_ += "<img src=\"../" + found->name + '"';
    write_attribute("alt", image->alt.empty() ? image->title : image->alt);
    write_size(node, found->facts);
    const char* kept = node.attribute("class").value();
    if (*kept) write_attribute("class", kept);
    out_ += "/>";
    if (caption.empty()) return;
    out_ += "<figcaption>";
    append_book_text(out_, caption);
    out_ += "</figcaption></figure>";
  }

  void write_size(const xml_node& node, const ImageFacts& facts) {
    std::uint64_t width = pixels(node.attribute("width").value()), height = pixels(node.attribute("height").value());
    if (facts.width > 0 && facts.height > 0 && facts.width < 100'000 && facts.height < 100'000) {
      if (width == 0 && height == 0) width = facts.width, height = facts.height;
      else if (width == 0) width = std::max<std::uint64_t>(1, height * facts.width / facts.height);
      else if (height == 0) height = std::max<std::uint64_t>(1, width * facts.height / facts.width);
    }
    if (width > 0) write_attribute("width", std::to_string(width));
    if (height > 0) write_attribute("height", std::to_string(height));
  }

  void report_image(const Image& image, const BookImage& found) {
    ++pictures_;
    if (found.facts.animated) animated_ = true;
    if (image.alt.empty() && image.title.empty()) {
      ++undescribed_;
      context_.diagnostics.report(Kind::content_missing_alt, place(image.line), "picture '" + shown(image) + "' has no text",
                                  "write ![what it shows](...)");
    }
    if (found.facts.type == ImageType::webp)
      context_.diagnostics.report(Kind::content_image_type, place(image.line),
                                  "'" + shown(image) + "' is WebP, which Kindle and older Kobo readers do not show",
                                  "convert it to PNG or JPEG");
    const std::uint64_t area = std::uint64_t{found.facts.width} * found.facts.height;
    if (found.size > 1'500'000 || area > 4'000'000)
      context_.diagnostics.report(Kind::book_large_image, place(image.line),
                                  "'" + shown(image) + "' has " + std::to_string(found.facts.width) + "×" +
                                      std::to_string(found.facts.height) + " pixels and " +
                                      std::to_string((found.size + 1023) / 1024) + " KB",
                                  "1.5 MB and 4 megapixels are enough for every reader's screen");
  }

  static std::string shown(const Image& image) {
    if (image.url.substr(0, 5) == "data:" || image.url.empty()) return "data:";
    return image.url;
  }

  /// What stands where no picture can be: its text, with a link where that helps.
  void write_image_stand_in(const Image& image) {
    const bool is_remote = !image.missing && image.file.empty() && image.data.empty();
    if (is_remote)
      context_.diagnostics.report(Kind::content_remote_image, place(image.line),
                                  "picture '" + shown(image) + "' is remote, a link takes its place",
                                  "keep a copy in the site folder");
    else if (!image.missing) report_unusable(image);
    const std::string& text = image.alt.empty() ? image.title : image.alt;
    const bool linked = !image.missing && !in_link_ && is_linkable(image.url);
    if (linked) {
      out_ += "<a";
      write_attribute("href", image.url);
      out_ += '>';
    }
    append_book_text(out_, text.empty() && linked ? std::string_view(image.url) : std::string_view(text));
    if (linked) out_ += "</a>";
  }

  void report_unusable(const Image& image) {
    const BookImage& found = context_.images.find(image);
    const std::string name = "'" + shown(image) + "'";
    switch (found.state) {
      case BookImage::State::good: return;
      case BookImage::State::unreadable:
        return context_.diagnostics.report(Kind::io_unreadable, place(image.line), "picture " + name + " can't be read");
      case BookImage::State::unknown:
        return context_.diagnostics.report(Kind::content_image_type, place(image.line), name + " is no picture", "");
      case BookImage::State::broken:
        return context_.diagnostics.report(Kind::content_image_type, place(image.line),
                                           name + " is cut short or damaged", "copy the file again");
      case BookImage::State::foreign:
        return context_.diagnostics.report(Kind::content_image_type, place(image.line),
                                           name + " is of type " + std::string(media_type_of(found.facts.type)) +
                                               ", which no book may carry",
                                           "convert it to PNG or JPEG");
    }
  }

  // Code, math --------------------------------------------------------------------------------------------------------

  /// The language moves from `code` to `pre`, for style sheets.
  void write_pre(const xml_node& node) {
    const xml_node code = only_child(node);
    const char* language = is(code.name(), "code") ? code.attribute("class").value() : "";
    if (!*language || node.attribute("class")) return write_tag(node, "pre");
    out_ += "<pre";
    write_attribute("class", language);
    write_attributes(node);
    out_ += "><code>";
    write_children(code);
    out_ += "</code></pre>";
  }

  void write_math(const xml_node& node) {
    mathml_here_ = true;
    out_ += "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"";
    for (xml_attribute one = node.first_attribute(); one; one = one.next_attribute())
      if (!has_prefix(one.name()) && !is(one.name(), "id") && std::strncmp(one.name(), "xmlns", 5) != 0)
        write_attribute(one.name(), one.value());
    out_ += '>';
    write_children(node);
    out_ += "</math>";
  }

  // Notes, tasks ------------------------------------------------------------------------------------------------------

  void write_neutral(const xml_node& node) {
    const char* name = node.name() + 3;
    if (is(name, "ref")) write_reference(node);
    else if (is(name, "note")) write_note(node);
    else if (is(name, "task")) write_task(node);
    else write_children(node);
  }

  void write_task_item(const xml_node& node) {
    out_ += "<li class=\"task\"";
    for (xml_attribute one = node.first_attribute(); one; one = one.next_attribute())
      if (is(one.name(), "value")) write_attribute("value", one.value());
    out_ += '>';
    write_children(node);
    out_ += "</li>";
  }

  void write_task(const xml_node& node) {
    const bool done = node.attribute("done").as_bool();
    out_ += "<span role=\"img\"";
    write_attribute("aria-label", context_.book.words[done ? "done" : "not_done"]);
    out_ += done ? ">☑</span> " : ">☐</span> ";
  }

  void write_reference(const xml_node& node) {
    const std::string number = node.attribute("note").value(), nth = node.attribute("nth").value();
    const std::string id = stem_ + "_fn" + number;
    if (has_prefix(node.previous_sibling().name())) out_ += "\xE2\x80\x89";  // else 1 and 2 read as 12
    out_ += "<sup class=\"note-ref\">";
    if (in_link_) {
      out_ += "<span";
      write_id(id + "_r" + nth);
      out_ += '>' + number + "</span></sup>";
      return;
    }
    out_ += "<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"duokan-footnote\"";
    write_id(id + "_r" + nth);
    write_attribute("href", local_href(id));
    out_ += '>' + number + "</a></sup>";
  }

  void write_note(const xml_node& node) {
    const std::string number = node.attribute("n").value();
    const std::string id = stem_ + "_fn" + number;
    out_ += "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"footnote\"";
    write_id(id);
    out_ += '>';
    std::string back = "<a role=\"doc-backlink\" href=\"" + local_href(id + "_r1") + "\">" + number + "</a> ";
    xml_node first = node.first_child();
    while (first && first.type() == pugi::node_pcdata && is_blank(first.value())) first = first.next_sibling();
    if (is(first.name(), "p")) {
      out_ += "<p>" + back;
      write_children(first);
      out_ += "</p>";
      first = first.next_sibling();
    } else {
      out_ += "<p>" + back + "</p>";
    }
    for (; first; first = first.next_sibling()) write_node(first);
    out_ += "</aside>";
  }

  // Links -------------------------------------------------------------------------------------------------------------

  void write_link(const xml_node& node) {
    const std::size_t index = node.attribute("ep:link").as_uint(static_cast<unsigned>(fragment_.links.size()));
    const std::string href = in_link_ || index >= fragment_.links.size() ? std::string() : href_of(fragment_.links[index]);
    if (href.empty()) {
      if (node.attribute("id")) return in_link_ ? write_tag(node, "span") : write_tag(node, "a");
      return write_children(node);
    }
    out_ += "<a href=\"";
    if (href[0] == '\x01') out_ += href;
    else append_book_text(out_, href);
    out_ += '"';
    write_attributes(node);
    out_ += '>';
    in_link_ = true;
    write_children(node);
    in_link_ = false;
    close("a");
  }

  /// Where a link leads in the book; empty: nowhere, its text stays.
  std::string href_of(const Link& link) {
    const Book& book = context_.book;
    if (link.is_local) return local_link(link);
    const std::size_t chapter = link.post < book.chapter_of_post.size() ? book.chapter_of_post[link.post] : kNone;
    if (chapter != kNone) return link_to_chapter(link, chapter);
    if (link.category < book.part_of_category.size() && book.part_of_category[link.category] != kNone)
      return book.parts[book.part_of_category[link.category]].stem + ".xhtml";
    return is_linkable(link.url) ? link.url : std::string();
  }

  std::string local_link(const Link& link) {
    if (link.fragment.empty()) return {};
    if (const auto found = ids_.find(link.fragment); found != ids_.end()) return local_href(found->second);
    report_unknown_fragment(link);
    return {};
  }

  std::string link_to_chapter(const Link& link, std::size_t chapter) {
    const std::string page = context_.book.posts[chapter].stem + ".xhtml";
    if (link.fragment.empty()) return page;
    if (chapter == context_.chapter) {
      if (const auto found = ids_.find(link.fragment); found != ids_.end()) return local_href(found->second);
      report_unknown_fragment(link);
      return page;
    }
    deferred_ = true;
    std::string fragment = xml_clean(link.fragment);
    std::replace(fragment.begin(), fragment.end(), '\n', ' ');
    return '\x01' + std::to_string(chapter) + '\n' + std::to_string(link.line) + '\n' + fragment + '\x02';
  }

  void report_unknown_fragment(const Link& link) {
    context_.diagnostics.report(Kind::content_unknown_fragment, place(link.line),
                                "the post has no heading '#" + link.fragment + "'", "");
  }

  const Fragment& fragment_;
  const PageContext& context_;
  const std::string stem_;
  const std::vector<HeadingPlan> plans_;
  std::unordered_map<std::string, std::string> ids_;  ///< Raw id to the book's.
  std::string out_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> cuts_;  ///< Blocks that begin a new file.
  std::vector<std::pair<std::string, std::size_t>> written_ids_;  ///< With the block that they stand in.
  std::unordered_map<std::string, std::size_t> pieces_of_ids_;
  std::unordered_set<std::string> author_written_;
  std::size_t block_ = 0, piece_ = 0, author_ids_ = 0;
  std::size_t characters_ = 0, pictures_ = 0, undescribed_ = 0;
  bool in_link_ = false, deferred_ = false, ruby_ = false, mathml_here_ = false, animated_ = false;
};

}  // namespace

ChapterText write_chapter(const Fragment& fragment, const PageContext& context) { return Writer(fragment, context).run(); }

}  // namespace essaypack
