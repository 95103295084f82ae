#include "export/book/pages/text_pages.h"

#include "base/text.h"
#include "input/catalogue.h"
#include "input/front_matter.h"
#include "input/publication.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr const char* kConfiguration = "essaypack.yaml";

/// A text written for a page, with its links resolved.
ChapterText write_text(const TextMaker& text, std::string_view markdown, const std::string& source,
                       const std::string& stem, const std::string& title) {
  const Fragment fragment = text.context.text_fragment(markdown, source);
  PageContext page = text.page;
  page.source = source;
  page.stem = stem;
  page.chapter = kNone;
  page.title = title;
  page.numbers = HeadingNumbers::none;
  ChapterText written = write_chapter(fragment, page);
  if (written.is_deferred)
    for (ChapterPiece& piece : written.pieces)
      piece.markup = resolve_deferred(piece.markup, page.book, text.anchors, source, page.diagnostics);
  return written;
}

struct MarkdownFile {
  std::string title;
  bool is_kept_back = false;  ///< Its head says that it is a draft, private or not due.
  std::string body;           ///< As many empty lines before it as the head had, so that reports name the file's lines.
};

/// Nothing where it can't be read; what is wrong with its head is reported.
std::optional<MarkdownFile> read_markdown(const TextMaker& text, const std::string& file) {
  const auto bytes = text.context.read_asset((text.context.config.site_folder / file).string());
  if (!bytes) return std::nullopt;
  TextRepairs repairs;
  const std::string clean = clean_file_text(*bytes, repairs);
  const FrontMatter head = read_front_matter(clean, file, {}, text.page.diagnostics);
  if (head.failed) return std::nullopt;
  MarkdownFile read;
  Post page;
  page.source = file;
  Diagnostics nobody;
  read_head(clean, text.context.config, text.context.now, page, nobody);
  read.is_kept_back = !is_published(page.withheld, text.context.config.publish);
  if (const Value* title = head.fields.find("title"); title && title->is_scalar())
    read.title = collapse_white_space(nfc(title->text));
  read.body =
      std::string(static_cast<std::size_t>(std::max(0, head.body_line - 1)), '\n') + clean.substr(head.body_offset);
  return read;
}

/// The title of a first heading of level one, as `# Title` writes it.
std::string first_heading(const TextMaker& text, const MarkdownFile& file, const std::string& source) {
  const Fragment fragment = text.context.text_fragment(file.body, source);
  const pugi::xml_node body = fragment.body.document_element();
  for (const pugi::xml_node& node : body.children()) {
    if (node.type() != pugi::node_element) continue;
    return std::string_view(node.name()) == "h1" && !fragment.headings.empty() ? fragment.headings[0].text
                                                                               : std::string();
  }
  return {};
}

}  // namespace

TextPages make_text_pages(const PageMaker& maker, const TextMaker& text, const std::string& file,
                          const std::string& role) {
  TextPages made;
  const std::optional<MarkdownFile> read = read_markdown(text, file);
  if (!read) {
    text.page.diagnostics.report(
        Kind::book_bad_page, {file, 0, 0},
        role == "foreword" ? tr("the foreword can't be read") : tr("the afterword can't be read"),
        tr("write its path below the site folder"));
    return made;
  }
  if (read->is_kept_back) {
    text.page.diagnostics.report(Kind::book_bad_page, {file, 0, 0},
                                 role == "foreword" ? tr("the foreword is left out: its head keeps it back")
                                                    : tr("the afterword is left out: its head keeps it back"),
                                 tr("take out of its head what keeps it back, or its name out of 'book'"));
    return made;
  }
  made.title =
      make_label(!read->title.empty() ? read->title : first_heading(text, *read, file), maker.book.words[role]);
  const ChapterText written = write_text(text, read->body, file, role, made.title);
  for (const ChapterPiece& piece : written.pieces) {
    TemplateData page;
    page.set("language", maker.book.language);
    page.set("page_title", made.title);
    page.set("title", made.title);
    page.set("id", piece.stem);
    page.set("role", role);
    page.set("matter", role == "foreword" ? "frontmatter" : "backmatter");
    page.set_flag("opening", made.pages.empty());
    page.set_markup("body", piece.markup);
    made.pages.push_back({piece.stem, maker.templates.render("book/text.xhtml", page, &maker.shared), piece.mathml});
  }
  return made;
}

TextPage make_part_note(const PageMaker& maker, const TextMaker& text, const Part& part) {
  std::string markdown, source = kConfiguration;
  const auto note = maker.book.config.part_notes.find(join_names(part.path));
  if (note != maker.book.config.part_notes.end()) {
    markdown = note->second;
  } else if (const Post* page = find_category_page(maker.book, part)) {
    source = page->source;
    if (const auto file = read_markdown(text, source)) markdown = file->body;
    if (trim(markdown).empty()) markdown = page->description;
  }
  if (trim(markdown).empty()) return {};
  ChapterText written = write_text(text, markdown, source, part.stem, part.name);
  return {part.stem, std::move(written.pieces[0].markup), written.pieces[0].mathml};
}

}  // namespace essaypack
