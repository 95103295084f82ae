#include "export/book/builder.h"

#include "base/parallel.h"
#include "config/sections/book.h"
#include "export/book/cover/cover_figure.h"
#include "export/book/pages/back_pages.h"
#include "export/book/pages/chronology.h"
#include "export/book/pages/contents_page.h"
#include "export/book/pages/front_pages.h"
#include "export/book/pages/news_page.h"
#include "export/book/pages/part_page.h"
#include "export/book/pages/text_pages.h"
#include "export/book/text/vertical.h"

#include <map>

namespace essaypack {
namespace {

constexpr std::string_view kXhtml = "application/xhtml+xml";
constexpr std::string_view kContainer =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n"
    "</container>\n";

/// That of the run: what one book has typeset, the next need not.
std::shared_ptr<Katex> shared_katex(const ExportContext& context) {
  if (!context.read_katex) return nullptr;
  const std::lock_guard lock(context.shared->guard);
  if (!context.shared->katex) context.shared->katex = std::make_shared<Katex>(context.read_katex);
  return context.shared->katex;
}

std::shared_ptr<Diagrams> shared_diagrams(const ExportContext& context, const BookLook& look) {
  if (!context.run_program || look.diagrams == DiagramForm::source) return nullptr;
  const std::lock_guard lock(context.shared->guard);
  if (!context.shared->diagrams) context.shared->diagrams = std::make_shared<Diagrams>(context.run_program);
  return context.shared->diagrams;
}

std::string text_name(const std::string& stem) { return "EPUB/text/" + stem + ".xhtml"; }

/// What the manifest says of a page of our own; a template of the author's may have no place for the ornament.
std::string properties_of(std::string_view markup, bool has_mathml) {
  const bool has_svg = markup.find("<svg") != markup.npos;
  return has_mathml && has_svg ? "mathml svg" : has_mathml ? "mathml" : has_svg ? "svg" : "";
}

/// That of a drawn cover, but where the theme draws nothing.
std::string ornament_of(const BookConfig& config, const std::string& identifier) {
  const bool has_one = config.look.theme != BookTheme::plain && config.cover_image.empty();
  return has_one ? make_ornament(config.look.cover_design, identifier) : std::string();
}

}  // namespace

BookBuilder::BookBuilder(const ExportContext& context, Book& book, PictureShelf& pictures, Diagnostics& diagnostics)
    : context_(context),
      katex_(shared_katex(context)),
      diagrams_(shared_diagrams(context, book.config.look)),
      book_(book),
      diagnostics_(diagnostics),
      images_(pictures, book.config.look, context.config.picture_copies, context.config.site_folder.string()),
      related_(book),
      pages_{book, context.templates, related_, make_shared_data(book), ornament_of(book.config, book.identifier)} {
  built_.resize(book_.posts.size());
  plan_indices();
}

void BookBuilder::build_cover() { cover_ = make_cover_file(context_, book_, diagnostics_); }

void BookBuilder::finish(OutputSet& outputs) {
  resolve_links();
  add_front();
  add_news();
  add_text(book_.config.foreword, "foreword", frame_.before);
  add_parts();
  add_chapters();
  add_back();
  add_contents();
  add_style();
  add_pictures();
  add_package();
  write(outputs);
}

void BookBuilder::plan_indices() {
  const bool by_name = book_.config.tag_index != TagIndex::off;
  if (by_name) tags_ = make_name_index(book_, "tags", find_tags(book_), SingleNames::run_in_beside_others);
  if (book_.config.keyword_index)
    keywords_ = make_name_index(book_, "keywords", find_keywords(book_), SingleNames::run_in);
  if (book_.has_bylines) authors_ = make_name_index(book_, "authors", find_authors(book_));
  for (const IndexEntry& entry : authors_.entries) book_.author_hrefs.emplace(entry.name, entry.href);
  if (tags_.entries.empty()) return;
  std::map<std::string_view, const IndexEntry*> entries;
  for (const IndexEntry& entry : tags_.entries) entries.emplace(entry.name, &entry);
  book_.tag_hrefs.resize(book_.site.tags.size());
  for (std::size_t tag = 0; tag < book_.site.tags.size(); ++tag)
    if (const auto found = entries.find(book_.site.tags[tag].name); found != entries.end())
      book_.tag_hrefs[tag] = found->second->href;
}

void BookBuilder::build_chapter(std::size_t index, const Fragment& fragment) {
  const BookPost& chapter = book_.posts[index];
  const Post& post = book_.post_of(chapter);
  BuiltChapter& built = built_[index];
  const PageContext page{book_,
                         images_,
                         facts_,
                         diagnostics_,
                         post.source,
                         chapter.stem,
                         index,
                         post.title,
                         post.toc_number ? HeadingNumbers::counted : HeadingNumbers::none,
                         programs(),
                         katex_.get(),
                         diagrams_.get(),
                         context_.config.markdown.math.is_read};
  ChapterText text = write_chapter(fragment, page);
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    std::string markup = make_chapter_page(pages_, index, text, i);
    built.stems.push_back(text.pieces[i].stem);
    built.mathml.push_back(text.pieces[i].mathml);
    std::string().swap(text.pieces[i].markup);
    if (text.is_deferred)
      built.deferred.push_back(std::move(markup));
    else
      built.files.push_back(page_entry(text.pieces[i].stem, markup));
  }
  if (menu_shows_headings(book_) && has_contents(book_, post)) built.headings = std::move(text.headings);
  built.anchors = std::move(text.anchors);
  built.lacks_text = fragment.lacks_text;
}

void BookBuilder::resolve_links() {
  std::vector<std::size_t> waiting;
  std::vector<Anchors> anchors(built_.size());
  std::vector<bool> lacking(built_.size());
  for (std::size_t i = 0; i < built_.size(); ++i) {
    anchors[i] = std::move(built_[i].anchors);
    lacking[i] = built_[i].lacks_text;
    if (!built_[i].deferred.empty()) waiting.push_back(i);
  }
  anchors_.set(std::move(anchors), std::move(lacking));
  parallel_for(waiting.size(), context_.jobs, [&](std::size_t at) {
    BuiltChapter& built = built_[waiting[at]];
    const std::string& source = book_.post_of(book_.posts[waiting[at]]).source;
    for (std::size_t i = 0; i < built.deferred.size(); ++i)
      built.files.push_back(
          page_entry(built.stems[i], resolve_deferred(built.deferred[i], book_, anchors_, source, diagnostics_)));
    built.deferred.clear();
  });
}

ZipEntry BookBuilder::page_entry(const std::string& stem, std::string_view markup) {
  if (!book_.config.look.fonts.empty()) characters_.add(markup);
  if (book_.config.look.vertical) return deflated_entry(text_name(stem), combine_digits(markup));
  return deflated_entry(text_name(stem), markup);
}

void BookBuilder::add_page(const TextPage& page) {
  files_.push_back(page_entry(page.stem, page.markup));
  add_to_spine(page.stem, "text/" + page.stem + ".xhtml", properties_of(page.markup, page.mathml));
}

void BookBuilder::add_page(const std::string& stem, std::string markup) { add_page({stem, std::move(markup)}); }

void BookBuilder::add_to_spine(const std::string& id, const std::string& href, const std::string& properties) {
  parts_.manifest.push_back({id, href, std::string(kXhtml), properties});
  parts_.spine.push_back(id);
}

void BookBuilder::add_front() {
  files_.push_back(stored_entry("META-INF/container.xml", std::string(kContainer)));
  if (!cover_.name.empty()) {
    parts_.has_cover_image = true;
    add_page("cover", make_cover_page(pages_, cover_.name));
    parts_.manifest.push_back({"cover-image", cover_.name, cover_.media_type, "cover-image"});
    made_.cover = cover_.bytes;
    made_.cover_type = cover_.media_type;
    files_.push_back(stored_entry("EPUB/" + cover_.name, std::move(cover_.bytes)));
    landmarks_.push_back({"cover", book_.words["cover"], "text/cover.xhtml"});
    parts_.guide.push_back(landmarks_.back());
  }
  add_page("titlepage", make_title_page(pages_));
  add_front_matter();
  const bool has_page = has_contents_page(book_);
  if (has_page) {
    parts_.manifest.push_back({"nav", "nav.xhtml", std::string(kXhtml), "nav"});
    add_to_spine("contents", "text/contents.xhtml", "");
  } else {
    add_to_spine("nav", "nav.xhtml", "nav");
  }
  landmarks_.push_back({"toc", book_.words["contents"], has_page ? "text/contents.xhtml" : "nav.xhtml"});
  parts_.guide.push_back(landmarks_.back());
  const bool begins_with_part = book_.posts[0].part != kNone;
  const std::string& body = begins_with_part ? book_.parts[book_.roots[0]].page : book_.posts[0].stem;
  landmarks_.push_back({"bodymatter", book_.words["body"], "text/" + body + ".xhtml"});
  parts_.guide.push_back({"text", book_.words["body"], "text/" + body + ".xhtml"});
}

void BookBuilder::add_front_matter() {
  if (has_copyright_page(book_)) {
    add_page("copyright", make_copyright_page(pages_));
    landmarks_.push_back({"copyright-page", book_.words["copyright"], "text/copyright.xhtml"});
  }
  if (!book_.config.dedication.empty()) {
    add_page("dedication", make_dedication(pages_));
    landmarks_.push_back({"dedication", book_.words["dedication"], "text/dedication.xhtml"});
  }
}

void BookBuilder::add_news() {
  made_.edition = edition_news(book_);
  if (made_.edition.lists.empty()) return;
  add_page("news", make_news_page(pages_, made_.edition));
  frame_.before.push_back({book_.words["whats_new"], "text/news.xhtml", {}, false});
}

void BookBuilder::add_text(const std::string& file, const std::string& role, std::vector<MenuEntry>& menu) {
  if (file.empty()) return;
  const PageContext page = text_page();
  const TextPages made = make_text_pages(pages_, {context_, page, anchors_}, file, role);
  for (const TextPage& one : made.pages) add_page(one);
  if (!made.pages.empty()) menu.push_back({made.title, "text/" + made.pages[0].stem + ".xhtml", {}, false});
}

void BookBuilder::add_parts() {
  const PageContext text = text_page();
  part_files_.resize(book_.parts.size());
  parallel_for(book_.parts.size(), context_.jobs, [&](std::size_t i) {
    if (!book_.parts[i].has_page) return;
    const TextPage note = make_part_note(pages_, {context_, text, anchors_}, book_.parts[i]);
    PartFiles& part = part_files_[i];
    for (const MadePage& page : make_part_pages(pages_, i, note.markup)) {
      part.files.push_back(page_entry(page.stem, page.markup));
      part.properties.push_back(properties_of(page.markup, note.mathml && part.stems.empty()));
      part.stems.push_back(page.stem);
    }
  });
  for (PartFiles& part : part_files_)
    for (ZipEntry& file : part.files) files_.push_back(std::move(file));
}

void BookBuilder::add_chapters() {
  const ChaptersBeside beside = chapters_beside_parts(book_);
  for (const std::size_t chapter : beside.before) place_chapter(chapter);
  for (std::size_t i = 0; i < book_.parts.size(); ++i) {
    const Part& part = book_.parts[i];
    const PartFiles& pages = part_files_[i];
    for (std::size_t at = 0; at < pages.stems.size(); ++at)
      add_to_spine(pages.stems[at], "text/" + pages.stems[at] + ".xhtml", pages.properties[at]);
    for (const std::size_t chapter : part.posts) place_chapter(chapter);
  }
  for (const std::size_t chapter : beside.after) place_chapter(chapter);
}

void BookBuilder::place_chapter(std::size_t index) {
  BuiltChapter& built = built_[index];
  for (std::size_t i = 0; i < built.stems.size(); ++i) {
    add_to_spine(built.stems[i], "text/" + built.stems[i] + ".xhtml", built.mathml[i] ? "mathml" : "");
    files_.push_back(std::move(built.files[i]));
  }
}

void BookBuilder::add_index(const NameIndex& index, const std::string& title) {
  if (index.pages.empty()) return;
  std::vector<ZipEntry> made(index.pages.size());
  parallel_for(made.size(), context_.jobs, [&](std::size_t i) {
    made[i] = page_entry(index.pages[i].stem, make_index_page(pages_, index, i, title, years_));
  });
  for (std::size_t i = 0; i < made.size(); ++i) {
    files_.push_back(std::move(made[i]));
    add_to_spine(index.pages[i].stem, "text/" + index.pages[i].stem + ".xhtml", "");
  }
  frame_.after.push_back({title, "text/" + index.pages[0].stem + ".xhtml", {}, false});
  if (!parts_.has_index) landmarks_.push_back({"index", title, frame_.after.back().href});
  parts_.has_index = true;
}

void BookBuilder::add_back() {
  add_text(book_.config.afterword, "afterword", frame_.after);
  Chronology chronology;
  if (book_.config.chronology) chronology = make_chronology(pages_);
  years_ = std::move(chronology.years);
  add_index(tags_, book_.words["tag_index"]);
  add_index(keywords_, book_.words["keyword_index"]);
  add_index(authors_, book_.words["author_index"]);
  for (const MadePage& page : chronology.pages) add_page(page.stem, page.markup);
  if (!chronology.pages.empty())
    frame_.after.push_back({book_.words["chronology"], "text/chronology.xhtml", {}, false});
  if (!book_.config.colophon) return;
  add_to_spine("colophon", "text/colophon.xhtml", properties_of(make_colophon(pages_, 0, {}), false));
  frame_.after.push_back({book_.words["colophon"], "text/colophon.xhtml", {}, false});
}

}  // namespace essaypack
