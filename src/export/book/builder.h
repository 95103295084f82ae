#pragma once

/// The making of one book, step by step. Used by builder*.cpp and epub.cpp only.

#include "config/sections/book.h"
#include "export/book/chapter/chapter.h"
#include "export/book/cover/cover_file.h"
#include "export/book/fonts.h"
#include "export/book/package.h"
#include "export/book/pages/menu.h"
#include "export/book/pages/pages.h"
#include "export/book/pages/related.h"
#include "export/book/pages/text_pages.h"
#include "export/book/picture/images.h"
#include "export/book/text/name_index.h"
#include "export/book/zip.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// `ID.epub`, or `ID-VOLUME.epub`.
std::string file_name(const BookConfig& config, const Volume& volume);

/// Makes one book: the cover and all chapters in any order, then `finish`.
class BookBuilder {
 public:
  /// All must outlive the builder. `pictures` are those of the whole run.
  BookBuilder(const ExportContext& context, Book& book, PictureShelf& pictures, Diagnostics& diagnostics);

  /// A chapter of `Book::posts`, each once. From any thread, as is the cover.
  void build_chapter(std::size_t index, const Fragment& fragment);
  void build_cover();
  /// Makes everything else and writes the file.
  void finish(OutputSet& outputs);

 private:
  /// A chapter as it waits for the zip.
  struct BuiltChapter {
    std::vector<ZipEntry> files;
    std::vector<std::string> stems;
    std::vector<bool> mathml;
    std::vector<std::string> deferred;  ///< Pages with links that wait for other chapters' headings.
    std::vector<ChapterHeading> headings;
    Anchors anchors;
    bool lacks_text = false;  ///< As the fragment's.
  };

  /// The pages of a part as they wait for the zip.
  struct PartFiles {
    std::vector<ZipEntry> files;
    std::vector<std::string> stems, properties;
  };

  // Chapters (builder.cpp)
  // ----------------------------------------------------------------------------------------------
  /// Names of tags lead into the index, so it must be known where they stand before the first chapter is written.
  void plan_indices();
  /// What code is given to; null where no program may be run.
  const RunProgram* programs() const { return context_.run_program ? &context_.run_program : nullptr; }
  void resolve_links();

  // Pages (builder.cpp)
  // -------------------------------------------------------------------------------------------------
  /// A page of the text, finished. From any thread.
  ZipEntry page_entry(const std::string& stem, std::string_view markup);
  void add_page(const std::string& stem, std::string markup);
  void add_page(const TextPage& page);
  void add_to_spine(const std::string& id, const std::string& href, const std::string& properties);
  void add_front();
  /// Copyright page and dedication.
  void add_front_matter();
  /// With what texts are written that are no posts.
  PageContext text_page() {
    return {book_,
            images_,
            facts_,
            diagnostics_,
            {},
            {},
            kNone,
            {},
            HeadingNumbers::none,
            programs(),
            katex_.get(),
            diagrams_.get(),
            context_.config.markdown.math.is_read};
  }
  /// What is new in the edition.
  void add_news();
  /// A foreword or afterword, and its line in the menu.
  void add_text(const std::string& file, const std::string& role, std::vector<MenuEntry>& menu);
  void add_parts();
  /// Chapters and parts are made; here they get their places in the spine.
  void add_chapters();
  void place_chapter(std::size_t index);
  void add_index(const NameIndex& index, const std::string& title);
  void add_back();

  // Files that are no pages (builder_files.cpp)
  // ---------------------------------------------------------------------------
  void add_contents();
  /// Style sheet and fonts; comes when every page is made: the fonts must know all characters. Then the colophon, which
  /// names the fonts.
  void add_style();
  void report_missing_programs();
  void add_pictures();
  void add_package();
  void write(OutputSet& outputs);

  const ExportContext& context_;
  const std::shared_ptr<Katex> katex_;        ///< Null where formulas stay as they are.
  const std::shared_ptr<Diagrams> diagrams_;  ///< The same of diagrams.
  Book& book_;
  Diagnostics& diagnostics_;
  ImageStore images_;
  RelatedPosts related_;
  PageMaker pages_;
  BookFacts facts_;
  BookCharacters characters_;  ///< Only with `book.fonts`.
  CoverFile cover_;
  std::vector<BuiltChapter> built_;
  AnchorTable anchors_;
  std::vector<PartFiles> part_files_;  ///< By index in `Book::parts`.
  std::map<int, std::string> years_;   ///< Where the chronology has each year.
  std::vector<ZipEntry> files_;
  std::vector<Landmark> landmarks_;
  PackageParts parts_;
  MadeBook made_;  ///< What the catalogue will say.
  NameIndex tags_, keywords_, authors_;
  MenuFrame frame_;  ///< What the menu has beside parts and chapters.
};

}  // namespace essaypack
