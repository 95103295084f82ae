#include "export/book/epub.h"

#include "export/book/builder.h"
#include "export/book/plan/book.h"

namespace essaypack {
namespace {

/// Makes one volume. Where posts fail and the rest is wanted, what is left is planned again: neighbours, contents and
/// counts name posts. False where none is left.
bool export_volume(const ExportContext& context, const BookConfig& config, const Volume& volume,
                   const std::vector<std::string>& stems, PictureShelf& pictures, OutputSet& outputs,
                   Diagnostics& diagnostics) {
  std::set<std::size_t> left_out;
  for (;;) {
    Book book = plan_book(context, config, volume, stems, left_out, diagnostics);
    if (book.posts.empty()) return false;
    BookBuilder builder(context, book, pictures, diagnostics);
    const std::set<std::size_t> failed = builder.build_chapters();
    if (failed.empty()) {
      builder.finish(outputs);
      return true;
    }
    if (!context.config.keep_going) return true;
    left_out.insert(failed.begin(), failed.end());
  }
}

std::vector<Volume> volumes_of(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics) {
  const Words words(language_of(context.site, config), config.words);
  return split_book(context.site, config, words, select_posts(context.site, config, diagnostics));
}

void export_book(const ExportContext& context, const BookConfig& config, const std::vector<std::string>& stems,
                 PictureShelf& pictures, OutputSet& outputs, Diagnostics& diagnostics) {
  const std::vector<Volume> volumes = volumes_of(context, config, diagnostics);
  bool is_made = false;
  for (const Volume& volume : volumes)
    is_made = export_volume(context, config, volume, stems, pictures, outputs, diagnostics) || is_made;
  if (!is_made) report_empty_book(context.site, config, diagnostics);
}

}  // namespace

std::vector<const BookConfig*> configured_books(const Config& config) {
  if (config.books.empty()) return {&config.book};
  std::vector<const BookConfig*> books;
  for (const BookConfig& book : config.books) books.push_back(&book);
  return books;
}

std::vector<PlannedBook> plan_books(const ExportContext& context) {
  std::vector<PlannedBook> planned;
  Diagnostics unheard;  // `export_epub` reports
  for (const BookConfig* config : configured_books(context.config))
    for (Volume& volume : volumes_of(context, *config, unheard))
      if (!volume.posts.empty()) planned.push_back({file_name(*config, volume), std::move(volume.posts)});
  return planned;
}

void export_epub(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const std::vector<std::string> stems = make_post_stems(context.site);
  PictureShelf pictures(context.read_asset, [&outputs] { return outputs.temporary("pictures"); });
  for (const BookConfig* config : configured_books(context.config))
    export_book(context, *config, stems, pictures, outputs, diagnostics);
}

const Exporter& epub_exporter() {
  static const Exporter row{
      .name = "epub",
      .summary = "the anthology as EPUB 3.3",
      .needs_url = false,
      .needs_posts = true,
      .is_dressed = true,
      .rank = OutputRank::book,
      .brings = {"opds"},
      .example = "-o essays.epub",
      .run = export_epub,
  };
  return row;
}

}  // namespace essaypack
