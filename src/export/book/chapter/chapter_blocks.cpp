#include "base/text.h"
#include "export/book/chapter/chapter_writer.h"
#include "model/page_anchors.h"

#include <algorithm>
#include <cstring>

namespace essaypack {

constexpr int kMostWaysBack = 26;  ///< From a note, called by letters.

bool ChapterWriter::is_indented(const pugi::xml_node& paragraph) const {
  const bool is_post = context_.chapter != kNone;
  const std::string language =
      is_post ? context_.book.language_of(context_.book.post_of(context_.book.posts[context_.chapter]))
              : context_.book.language;
  if (!language.starts_with("zh") && !language.starts_with("ja")) return false;
  if (paragraph.attribute("class")) return false;
  pugi::xml_node above = paragraph.parent();
  while ((is(above.name(), "div") || is(above.name(), "section")) && !above.attribute("class")) above = above.parent();
  return above == fragment_.body.document_element();
}

std::string_view ChapterWriter::without_indent(std::string_view text) {
  std::size_t end = 0;
  int width = 0;  // in quarters of an em
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\u3000' || c == U'\u2003')
      width += 4;
    else if (c == U'\u2002')
      width += 2;
    else if (c == U'\u00A0')
      width += 1;
    else if (c != U' ' && c != U'\n' && c != U'\t')
      break;
    end = at;
  }
  return width >= 2 ? text.substr(end) : text;
}

void ChapterWriter::write_heading(const pugi::xml_node& node) {
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

void ChapterWriter::write_textless_heading(const pugi::xml_node& node) {
  if (!node.first_child()) return;
  out_ += "<p class=\"picture\">";
  write_children(node);
  out_ += "</p>";
}

void ChapterWriter::write_neutral(const pugi::xml_node& node) {
  const char* name = node.name() + 3;
  if (is(name, "ref"))
    write_reference(node);
  else if (is(name, "note"))
    write_note(node);
  else if (is(name, "task"))
    write_task(node);
  else
    write_children(node);
}

void ChapterWriter::write_task_item(const pugi::xml_node& node) {
  out_ += "<li class=\"task\"";
  for (pugi::xml_attribute one = node.first_attribute(); one; one = one.next_attribute())
    if (is(one.name(), "value")) write_attribute("value", one.value());
  out_ += '>';
  write_children(node);
  out_ += "</li>";
}

void ChapterWriter::write_task(const pugi::xml_node& node) {
  const bool done = node.attribute("done").as_bool();
  out_ += "<span role=\"img\"";
  write_attribute("aria-label", context_.book.words[done ? "done" : "not_done"]);
  const bool is_foreign =
      context_.chapter != kNone &&
      !context_.book.foreign_language(context_.book.post_of(context_.book.posts[context_.chapter])).empty();
  if (is_foreign) {
    write_attribute("lang", context_.book.language);
    write_attribute("xml:lang", context_.book.language);
  }
  out_ += done ? ">☑</span> " : ">☐</span> ";
}

void ChapterWriter::write_reference(const pugi::xml_node& node) {
  const std::string number = node.attribute("note").value(), nth = node.attribute("nth").value();
  const std::string id = stem_ + "_fn" + number;
  while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\n')) out_.pop_back();
  if (has_neutral_prefix(node.previous_sibling().name())) out_ += "\xE2\x80\x89";  // else 1 and 2 read as 12
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

void ChapterWriter::write_note(const pugi::xml_node& node) {
  const std::string number = node.attribute("n").value();
  const std::string id = stem_ + "_fn" + number;
  out_ += "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"footnote\"";
  write_id(id);
  out_ += '>';
  std::string back;
  // A note that is referred to again has a way back to each place: 1 b c
  for (int nth = 1; nth <= std::clamp(references_[number], 1, kMostWaysBack); ++nth)
    back += "<a role=\"doc-backlink\" href=\"" + local_href(id + "_r" + std::to_string(nth)) + "\">" +
            (nth == 1 ? number : std::string(1, static_cast<char>('a' + nth - 1))) + "</a> ";
  pugi::xml_node first = node.first_child();
  while (first && first.type() == pugi::node_pcdata && is_blank(first.value())) first = first.next_sibling();
  // Pop-ups show what is in the note without the `aside`: style sheets must know its paragraphs by themselves.
  out_ += "<p class=\"note-text\">" + back;
  if (is(first.name(), "p")) {
    write_children(first);
    first = first.next_sibling();
  }
  out_ += "</p>";
  for (; first; first = first.next_sibling()) write_node(first);
  out_ += "</aside>";
}

void ChapterWriter::write_link(const pugi::xml_node& node) {
  const std::size_t index = node.attribute("ep:link").as_uint(static_cast<unsigned>(fragment_.links.size()));
  const std::string href =
      in_link_ || index >= fragment_.links.size() ? std::string() : href_of(fragment_.links[index]);
  if (href.empty()) {
    if (node.attribute("id")) return in_link_ ? write_tag(node, "span") : write_tag(node, "a");
    return write_children(node);
  }
  out_ += "<a href=\"";
  if (href[0] == '\x01')
    out_ += href;
  else
    append_book_text(out_, href);
  out_ += '"';
  write_attributes(node);
  out_ += '>';
  in_link_ = true;
  write_children(node);
  in_link_ = false;
  close("a");
}

std::string ChapterWriter::href_of(const Link& link) {
  const Book& book = context_.book;
  if (link.is_local) return local_link(link);
  const std::size_t chapter = link.post < book.chapter_of_post.size() ? book.chapter_of_post[link.post] : kNone;
  if (chapter != kNone) return link_to_chapter(link, chapter);
  if (link.category < book.part_of_category.size() && book.part_of_category[link.category] != kNone)
    return book.parts[book.part_of_category[link.category]].page + ".xhtml";
  if (link.tag < book.tag_hrefs.size() && !book.tag_hrefs[link.tag].empty()) return book.tag_hrefs[link.tag];
  return is_linkable(link.url) ? link.url : std::string();
}

std::string ChapterWriter::local_link(const Link& link) {
  if (link.fragment.empty()) return {};
  const auto found = ids_.find(link.fragment);  // an unknown one was reported when the post was rendered
  return found == ids_.end() ? std::string() : local_href(found->second);
}

std::string ChapterWriter::link_to_chapter(const Link& link, std::size_t chapter) {
  const std::string page = context_.book.posts[chapter].stem + ".xhtml";
  if (link.fragment.empty()) return page;
  if (chapter == context_.chapter) {
    if (const auto found = ids_.find(link.fragment); found != ids_.end()) return local_href(found->second);
    if (!is_page_anchor(link.fragment) && !fragment_.lacks_text)
      context_.diagnostics.report(Kind::content_unknown_fragment, place(link.line, link.column),
                                  tr("this post has no heading '#{}'", link.fragment));
    return page;
  }
  deferred_ = true;
  std::string fragment = xml_clean(link.fragment);
  std::replace(fragment.begin(), fragment.end(), '\n', ' ');
  return '\x01' + std::to_string(chapter) + '\n' + std::to_string(link.line) + '\n' + std::to_string(link.column) +
         '\n' + fragment + '\x02';
}

}  // namespace essaypack
