#include "export/epub/epub.h"

#include "base/parallel.h"
#include "base/text.h"
#include "export/epub/back_pages.h"
#include "export/epub/book.h"
#include "export/epub/chapter.h"
#include "export/epub/cover.h"
#include "export/epub/fonts.h"
#include "export/epub/images.h"
#include "export/epub/menu.h"
#include "export/epub/package.h"
#include "export/epub/pages.h"
#include "export/epub/related.h"
#include "export/epub/style_sheet.h"
#include "export/epub/text_pages.h"
#include "export/epub/vertical.h"
#include "export/epub/zip.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace essaypack {
namespace {

constexpr std::uint64_t kMailLimit = 50'000'000;
constexpr std::string_view kXhtml = "application/xhtml+xml";
constexpr std::string_view kContainer =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n"
    "</container>\n";

/// A chapter as it waits for the zip.
struct BuiltChapter {
  bool failed = false;
  std::vector<ZipEntry> files;
  std::vector<std::string> stems;
  std::vector<bool> mathml;
  std::vector<std::string> deferred;  ///< Pages with links that wait for other chapters' headings.
  std::vector<ChapterHeading> headings;
  Anchors anchors;
};

struct Cover {
  std::string name;  ///< `images/cover.png`; empty: none.
  std::string media_type;
  std::string bytes;
};

std::string text_name(const std::string& stem) { return "EPUB/text/" + stem + ".xhtml"; }

std::string file_name(const BookConfig& config, const Volume& volume) {
  return config.id + (volume.key.empty() ? "" : "-" + volume.key) + ".epub";
}

/// The making of one book, in the order of `run`.
class BookBuilder {
 public:
  BookBuilder(const ExportContext& context, Book& book, OutputSet& outputs, Diagnostics& diagnostics)
      : context_(context), book_(book), diagnostics_(diagnostics),
        images_(context.read_asset, book.config.look, context.config.site_folder.string(),
                [&outputs, &book] { return outputs.temporary(book.config.id + ".pictures"); }),
        related_(book),
        pages_{book, context.templates, related_, make_shared_data(book)} {
    plan_indices();
  }

  /// The posts that could not be rendered.
  std::set<std::size_t> build_chapters() {
    built_.resize(book_.posts.size());
    // The cover goes first: it takes longest. ICU's tables for names take long too.
    parallel_for(book_.posts.size() + 2, context_.jobs, [&](std::size_t i) {
      if (i == 0) make_cover_file();
      else if (i == 1) parts_.sort_names = make_sort_names(book_);
      else build_chapter(i - 2);
    });
    std::set<std::size_t> failed;
    for (std::size_t i = 0; i < built_.size(); ++i)
      if (built_[i].failed) failed.insert(book_.posts[i].post);
    return failed;
  }

  void finish(OutputSet& outputs) {
    resolve_links();
    add_front();
    add_foreword();
    add_parts();
    add_chapters();
    add_back();
    add_contents();
    add_pictures();
    add_package();
    write(outputs);
  }

 private:
  // Chapters ----------------------------------------------------------------------------------------------------------

  void build_chapter(std::size_t index) {
    const BookPost& chapter = book_.posts[index];
    const Post& post = book_.post_of(chapter);
    BuiltChapter& built = built_[index];
    const auto fragment = context_.fragment(chapter.post);
    if (!fragment) {
      built.failed = true;
      return;
    }
    const PageContext page{book_, images_, facts_, diagnostics_, post.source, chapter.stem, index, post.title, post.toc_number, programs()};
    ChapterText text = write_chapter(*fragment, page);
    for (std::size_t i = 0; i < text.pieces.size(); ++i) {
      std::string markup = make_chapter_page(pages_, index, text, i);
      built.stems.push_back(text.pieces[i].stem);
      built.mathml.push_back(text.pieces[i].mathml);
      std::string().swap(text.pieces[i].markup);
      if (text.is_deferred) built.deferred.push_back(std::move(markup));
      else built.files.push_back(page_entry(text.pieces[i].stem, markup));
    }
    if (menu_shows_headings(book_) && has_contents(book_, post)) built.headings = std::move(text.headings);
    built.anchors = std::move(text.anchors);
  }

  /// What formulas and code are given to; null where no program may be run.
  const RunProgram* programs() const { return context_.run_program ? &context_.run_program : nullptr; }

  void report_missing_programs() {
    if (facts_.missed_blahtexml)
      diagnostics_.report(Kind::book_no_program, {}, "'blahtexml' is not installed, so formulas stay as their source",
                          "install it (Debian: blahtexml), or set book: {math: source}");
    if (facts_.missed_highlighter)
      diagnostics_.report(Kind::book_no_program, {}, "'source-highlight' is not installed, so code stays as it is",
                          "install it (Debian: source-highlight), or set book: {highlight: false}");
  }

  void resolve_links() {
    std::vector<std::size_t> waiting;
    anchors_.resize(built_.size());
    for (std::size_t i = 0; i < built_.size(); ++i) {
      anchors_[i] = std::move(built_[i].anchors);
      if (!built_[i].deferred.empty()) waiting.push_back(i);
    }
    parallel_for(waiting.size(), context_.jobs, [&](std::size_t at) {
      BuiltChapter& built = built_[waiting[at]];
      const std::string& source = book_.post_of(book_.posts[waiting[at]]).source;
      for (std::size_t i = 0; i < built.deferred.size(); ++i)
        built.files.push_back(
            page_entry(built.stems[i], resolve_deferred(built.deferred[i], book_, anchors_, source, diagnostics_)));
      built.deferred.clear();
    });
  }

  // Cover -------------------------------------------------------------------------------------------------------------

  void make_cover_file() {
    if (!book_.config.cover_image.empty() && use_given_cover()) return;
    const std::string font =
        book_.config.cover_font.empty() ? std::string() : (context_.config.site_folder / book_.config.cover_font).string();
    const bool is_jpeg = book_.config.look.cover_format == "jpeg";
    if (auto picture = make_cover(book_, context_.templates, font, diagnostics_))
      cover_ = {is_jpeg ? "images/cover.jpg" : "images/cover.png", is_jpeg ? "image/jpeg" : "image/png", std::move(*picture)};
  }

  bool use_given_cover() {
    const std::string& name = book_.config.cover_image;
    const auto refuse = [&](const std::string& why) {
      diagnostics_.report(Kind::book_bad_cover, {}, "cover '" + name + "' " + why, "give a JPEG or PNG of 1600×2560 pixels");
      return false;
    };
    auto bytes = context_.read_asset((context_.config.site_folder / name).string());
    if (!bytes) return refuse("can't be read");
    ImageFacts facts = inspect_image(*bytes);
    if (facts.type != ImageType::jpeg && facts.type != ImageType::png) {
      std::optional<std::string> converted = convert_to_core_type(*bytes, facts);
      if (!converted) return refuse("is no JPEG or PNG");
      bytes = std::move(converted);
      facts = inspect_image(*bytes);
    }
    if (!facts.whole) return refuse("is cut short");
    if (facts.width < 600 || facts.height < 800) refuse("is smaller than 600×800 pixels");
    cover_ = {"images/cover." + std::string(suffix_of(facts.type)), std::string(media_type_of(facts.type)), std::move(*bytes)};
    return true;
  }

  // Pages -------------------------------------------------------------------------------------------------------------

  /// A page of the text, finished. From any thread.
  ZipEntry page_entry(const std::string& stem, std::string_view markup) {
    if (!book_.config.look.fonts.empty()) characters_.add(markup);
    if (book_.config.look.vertical) return deflated_entry(text_name(stem), combine_digits(markup));
    return deflated_entry(text_name(stem), markup);
  }

  void add_page(const std::string& stem, std::string_view markup, bool mathml = false) {
    files_.push_back(page_entry(stem, markup));
    add_to_spine(stem, "text/" + stem + ".xhtml", mathml ? "mathml" : "");
  }
  void add_to_spine(const std::string& id, const std::string& href, const std::string& properties) {
    parts_.manifest.push_back({id, href, std::string(kXhtml), properties});
    parts_.spine.push_back(id);
  }

  void add_front() {
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
    add_to_spine("nav", "nav.xhtml", "nav");
    landmarks_.push_back({"toc", book_.words["contents"], "nav.xhtml"});
    parts_.guide.push_back(landmarks_.back());
    const std::string& body = book_.parts.empty() ? book_.posts[0].stem : book_.parts[book_.roots[0]].stem;
    landmarks_.push_back({"bodymatter", book_.words["body"], "text/" + body + ".xhtml"});
    parts_.guide.push_back({"text", book_.words["body"], "text/" + body + ".xhtml"});
  }

  /// With what texts are written that are no posts.
  PageContext text_page() { return {book_, images_, facts_, diagnostics_, {}, {}, kNone, {}, false, programs()}; }

  /// A foreword or afterword, and its line in the menu.
  void add_text(const std::string& file, const std::string& role, std::vector<MenuEntry>& menu) {
    if (file.empty()) return;
    const PageContext page = text_page();
    const TextPages made = make_text_pages(pages_, {context_, page, anchors_}, file, role);
    for (const TextPage& one : made.pages) add_page(one.stem, one.markup, one.mathml);
    if (!made.pages.empty()) menu.push_back({made.title, "text/" + made.pages[0].stem + ".xhtml", {}, false});
  }

  void add_foreword() { add_text(book_.config.foreword, "foreword", frame_.before); }

  void add_parts() {
    const PageContext text = text_page();
    part_pages_.resize(book_.parts.size());
    std::vector<ZipEntry> pages(book_.parts.size());
    parallel_for(book_.parts.size(), context_.jobs, [&](std::size_t i) {
      const TextPage note = make_part_note(pages_, {context_, text, anchors_}, book_.parts[i]);
      pages[i] = page_entry(book_.parts[i].stem, make_part_page(pages_, i, note.markup));
      part_pages_[i] = note.mathml;
    });
    for (ZipEntry& page : pages) files_.push_back(std::move(page));
  }

  /// Chapters and parts are made; here they get their places in the spine.
  void add_chapters() {
    if (book_.parts.empty())
      for (std::size_t i = 0; i < built_.size(); ++i) place_chapter(i);
    for (std::size_t i = 0; i < book_.parts.size(); ++i) {
      const Part& part = book_.parts[i];
      add_to_spine(part.stem, "text/" + part.stem + ".xhtml", part_pages_[i] ? "mathml" : "");
      for (const std::size_t chapter : part.posts) place_chapter(chapter);
    }
  }

  void place_chapter(std::size_t index) {
    BuiltChapter& built = built_[index];
    for (std::size_t i = 0; i < built.stems.size(); ++i) {
      add_to_spine(built.stems[i], "text/" + built.stems[i] + ".xhtml", built.mathml[i] ? "mathml" : "");
      files_.push_back(std::move(built.files[i]));
    }
  }

  /// Names of tags lead into the index, so it must be known where they stand before the first chapter is written.
  void plan_indices() {
    const bool by_name = book_.config.tag_index != "off";
    if (by_name) tags_ = make_name_index(book_, "tags", find_tags(book_));
    if (book_.config.keyword_index) keywords_ = make_name_index(book_, "keywords", find_keywords(book_));
    if (tags_.entries.empty()) return;
    std::map<std::string_view, const IndexEntry*> entries;
    for (const IndexEntry& entry : tags_.entries) entries.emplace(entry.name, &entry);
    book_.tag_hrefs.resize(book_.site.tags.size());
    for (std::size_t tag = 0; tag < book_.site.tags.size(); ++tag)
      if (const auto found = entries.find(book_.site.tags[tag].name); found != entries.end())
        book_.tag_hrefs[tag] = found->second->href;
  }

  void add_index(const NameIndex& index, const std::string& title) {
    if (index.pages.empty()) return;
    std::vector<ZipEntry> made(index.pages.size());
    parallel_for(made.size(), context_.jobs, [&](std::size_t i) {
      made[i] = page_entry(index.pages[i].stem, make_index_page(pages_, index, i, title));
    });
    for (std::size_t i = 0; i < made.size(); ++i) {
      files_.push_back(std::move(made[i]));
      add_to_spine(index.pages[i].stem, "text/" + index.pages[i].stem + ".xhtml", "");
    }
    frame_.after.push_back({title, "text/" + index.pages[0].stem + ".xhtml", {}, false});
    if (!parts_.has_index) landmarks_.push_back({"index", title, frame_.after.back().href});
    parts_.has_index = true;
  }

  void add_back() {
    add_text(book_.config.afterword, "afterword", frame_.after);
    add_index(tags_, book_.words["tag_index"]);
    add_index(keywords_, book_.words["keyword_index"]);
    if (book_.config.chronology) {
      const std::vector<MadePage> pages = make_chronology(pages_);
      for (const MadePage& page : pages) add_page(page.stem, page.markup);
      if (!pages.empty()) frame_.after.push_back({book_.words["chronology"], "text/chronology.xhtml", {}, false});
    }
    if (!book_.config.colophon) return;
    add_page("colophon", make_colophon(pages_, facts_.characters));
    frame_.after.push_back({book_.words["colophon"], "text/colophon.xhtml", {}, false});
  }

  void add_contents() {
    std::vector<std::vector<ChapterHeading>> headings(built_.size());
    for (std::size_t i = 0; i < built_.size(); ++i) headings[i] = std::move(built_[i].headings);
    const std::vector<MenuEntry> menu = make_menu(book_, headings, std::move(frame_));
    const std::string nav = make_nav(book_, menu, landmarks_);
    if (!book_.config.look.fonts.empty()) characters_.add(nav);
    files_.push_back(deflated_entry("EPUB/nav.xhtml", nav));
    files_.push_back(deflated_entry("EPUB/toc.ncx", make_ncx(book_, menu)));
    parts_.manifest.push_back({"ncx", "toc.ncx", "application/x-dtbncx+xml", ""});
    files_.push_back(deflated_entry("EPUB/css/book.css", make_book_style()));
    parts_.manifest.push_back({"css", "css/book.css", "text/css", ""});
  }

  /// Comes after every page is made: the fonts must know all characters.
  std::string make_book_style() {
    const BookLook& look = book_.config.look;
    std::vector<EmbeddedFont> fonts = embed_fonts(context_, look, book_.language, characters_, diagnostics_);
    std::string css =
        make_style_sheet(book_, context_.templates, font_rules(fonts), read_own_style_sheet(context_, look, diagnostics_));
    if (!fonts.empty())
      files_.push_back(stored_entry("META-INF/com.apple.ibooks.display-options.xml", std::string(kDisplayOptions)));
    for (EmbeddedFont& font : fonts) {
      parts_.manifest.push_back({"font-" + font.uses.front(), font.name, font.media_type, ""});
      files_.push_back(deflated_entry("EPUB/" + font.name, font.bytes));
    }
    return css;
  }

  void add_pictures() {
    report_missing_programs();
    if (images_.missed_library())
      diagnostics_.report(Kind::book_no_program, {}, "libvips is not installed, so pictures are neither converted nor scaled",
                          "install it (Debian: libvips42), or set book: {webp: keep, max_pixels: 0, max_bytes: 0}");
    for (const BookImage& image : images_.good())
      parts_.manifest.push_back({"image-" + image.key, image.name, std::string(media_type_of(image.facts.type)), ""});
    for (ZipEntry& entry : images_.make_entries()) files_.push_back(std::move(entry));
  }

  void add_package() {
    parts_.modified = context_.made;
    if (!context_.made_is_known) {
      parts_.modified = {315'532'800, 0};  // 1980-01-01, where the dates of zip begin
      diagnostics_.report(Kind::book_no_date, {}, "no post has a date, the book says that it was made in 1980",
                          "give posts a `date:`, or set SOURCE_DATE_EPOCH");
    }
    made_.package = make_package(book_, facts_, parts_);
    files_.push_back(deflated_entry("EPUB/package.opf", made_.package));
  }

  void write(OutputSet& outputs) {
    const std::uint64_t size = std::accumulate(
        files_.begin(), files_.end(), std::uint64_t{0},
        [](std::uint64_t sum, const ZipEntry& one) { return sum + (one.deflated ? one.bytes.size() : one.size); });
    if (size > kMailLimit)
      diagnostics_.report(Kind::book_large, {}, "the book has " + std::to_string(size / 1'000'000) + " MB",
                          "Send to Kindle takes 50 MB at most");
    Output output;
    output.name = file_name(book_.config, book_.volume);
    output.exporter = "epub";
    output.rank = OutputRank::book;
    output.temporary = outputs.temporary(output.name);
    write_zip(output.temporary, std::move(files_), parts_.modified.unix_seconds);
    made_.name = output.name;
    made_.size = std::filesystem::file_size(output.temporary);
    outputs.add(std::move(output));
    context_.shared->books.push_back(std::move(made_));
  }

  const ExportContext& context_;
  Book& book_;
  Diagnostics& diagnostics_;
  ImageStore images_;
  RelatedPosts related_;
  PageMaker pages_;
  BookFacts facts_;
  BookCharacters characters_;  ///< Only with `book.fonts`.
  Cover cover_;
  std::vector<BuiltChapter> built_;
  std::vector<Anchors> anchors_;  ///< Of each chapter.
  std::vector<char> part_pages_;  ///< True where a part's page has MathML.
  std::vector<ZipEntry> files_;
  std::vector<Landmark> landmarks_;
  PackageParts parts_;
  MadeBook made_;  ///< What the catalogue will say.
  NameIndex tags_, keywords_;
  MenuFrame frame_;  ///< What the menu has beside parts and chapters.
};

/// Makes one volume. Where posts fail and the rest is wanted, what is left is planned again: neighbours, contents and counts
/// name posts. False where none is left.
bool export_volume(const ExportContext& context, const BookConfig& config, const Volume& volume,
                   const std::vector<std::string>& stems, OutputSet& outputs, Diagnostics& diagnostics) {
  std::set<std::size_t> left_out;
  for (;;) {
    Book book = plan_book(context, config, volume, stems, left_out, diagnostics);
    if (book.posts.empty()) return false;
    BookBuilder builder(context, book, outputs, diagnostics);
    const std::set<std::size_t> failed = builder.build_chapters();
    if (failed.empty()) {
      builder.finish(outputs);
      return true;
    }
    if (!context.config.keep_going) return true;
    left_out.insert(failed.begin(), failed.end());
  }
}

void report_empty(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics) {
  if (context.site.posts.empty() || config.select.is_everything()) {
    diagnostics.report(Kind::book_empty, {}, "no post may be published, so there is no book", "");
  } else {
    const std::string book = config.is_selection ? "'--select'" : "book '" + config.id + "'";
    diagnostics.report(Kind::book_empty, {}, book + " selects no post, so there is no book",
                       "'essaypack list categories' and 'essaypack list tags' print what there is");
  }
}

std::vector<Volume> volumes_of(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics) {
  const Words words(language_of(context.site, config), config.words);
  return split_book(context.site, config, words, select_posts(context.site, config, diagnostics));
}

void export_book(const ExportContext& context, const BookConfig& config, const std::vector<std::string>& stems,
                 OutputSet& outputs, Diagnostics& diagnostics) {
  const std::vector<Volume> volumes = volumes_of(context, config, diagnostics);
  bool is_made = false;
  for (const Volume& volume : volumes)
    is_made = export_volume(context, config, volume, stems, outputs, diagnostics) || is_made;
  if (!is_made) report_empty(context, config, diagnostics);
}

}  // namespace

std::vector<PlannedBook> plan_books(const ExportContext& context) {
  const std::vector<BookConfig> one = {context.config.book};
  std::vector<PlannedBook> planned;
  Diagnostics unheard;  // `export_epub` reports
  for (const BookConfig& config : context.config.books.empty() ? one : context.config.books)
    for (Volume& volume : volumes_of(context, config, unheard))
      if (!volume.posts.empty()) planned.push_back({file_name(config, volume), std::move(volume.posts)});
  return planned;
}

void export_epub(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const std::vector<std::string> stems = make_post_stems(context.site);
  if (context.config.books.empty()) return export_book(context, context.config.book, stems, outputs, diagnostics);
  for (const BookConfig& config : context.config.books) export_book(context, config, stems, outputs, diagnostics);
}

}  // namespace essaypack
