#include "config/sections/book.h"
#include "export/book/builder.h"
#include "export/book/pages/back_pages.h"
#include "export/book/pages/contents_page.h"
#include "export/book/picture/vips.h"
#include "export/book/style_sheet.h"

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace essaypack {
namespace {

constexpr std::uint64_t kMailLimit = 50'000'000;

/// The families of the fonts, each once.
std::vector<std::string> credit_of(const std::vector<EmbeddedFont>& fonts) {
  std::vector<std::string> families;
  for (const EmbeddedFont& font : fonts)
    if (!font.family.empty() && std::find(families.begin(), families.end(), font.family) == families.end())
      families.push_back(font.family);
  return families;
}

/// When an edition got the text that it has: posts that wait for the next one don't count.
Timestamp last_change_of(const Book& book) {
  Timestamp last = book.edition.edition.made;
  for (const BookPost& chapter : book.posts) {
    const Post& post = book.post_of(chapter);
    for (const std::optional<Timestamp>& time : {post.date, post.updated})
      if (time && last < *time) last = *time;
  }
  return last;
}

}  // namespace

std::string file_name(const BookConfig& config, const Volume& volume) {
  return config.id + (volume.key.empty() ? "" : "-" + volume.key) + ".epub";
}

void BookBuilder::add_contents() {
  std::vector<std::vector<ChapterHeading>> headings(built_.size());
  for (std::size_t i = 0; i < built_.size(); ++i) headings[i] = std::move(built_[i].headings);
  if (has_contents_page(book_)) files_.push_back(page_entry("contents", make_contents_page(pages_, frame_, years_)));
  const std::vector<MenuEntry> menu = make_menu(book_, headings, std::move(frame_));
  const std::string nav = make_nav(book_, menu, landmarks_);
  if (!book_.config.look.fonts.empty()) characters_.add(nav);
  files_.push_back(deflated_entry("EPUB/nav.xhtml", nav));
  files_.push_back(deflated_entry("EPUB/toc.ncx", make_ncx(book_, menu)));
  parts_.manifest.push_back({"ncx", "toc.ncx", "application/x-dtbncx+xml", ""});
}

void BookBuilder::add_style() {
  const BookLook& look = book_.config.look;
  if (!look.fonts.empty() && book_.config.colophon)
    characters_.add(make_colophon(pages_, facts_.characters, {}) + book_.words["colophon_fonts"]);
  std::vector<EmbeddedFont> fonts = embed_fonts(context_, look, book_.language, characters_, diagnostics_);
  if (book_.config.colophon)
    files_.push_back(page_entry("colophon", make_colophon(pages_, facts_.characters, credit_of(fonts))));
  files_.push_back(
      deflated_entry("EPUB/css/book.css", make_style_sheet(book_, context_.templates, font_rules(fonts),
                                                           read_own_style_sheet(context_, look, diagnostics_))));
  parts_.manifest.push_back({"css", "css/book.css", "text/css", ""});
  if (!fonts.empty())
    files_.push_back(stored_entry("META-INF/com.apple.ibooks.display-options.xml", std::string(kDisplayOptions)));
  for (EmbeddedFont& font : fonts) {
    parts_.manifest.push_back({"font-" + font.uses.front(), font.name, font.media_type, ""});
    files_.push_back(deflated_entry("EPUB/" + font.name, font.bytes));
  }
}

void BookBuilder::report_missing_programs() {
  if (facts_.missed_katex)
    diagnostics_.report(Kind::book_no_program, {}, tr("{}, so formulas stay as their source", katex_->problem()),
                        ScriptEngine::is_built_in()
                            ? tr("install it (Debian: libjs-katex), or set book: {math: source}")
                            : tr("build it where Duktape is (Debian: duktape-dev), or set book: {math: source}"));
  for (std::size_t i = 0; i < all_drawers().size(); ++i)
    if (facts_.missed_drawers[i])
      diagnostics_.report(Kind::book_no_program, {}, all_drawers()[i].missing, all_drawers()[i].install);
  if (facts_.missed_highlighter)
    diagnostics_.report(Kind::book_no_program, {}, tr("'source-highlight' is not installed, so code stays as it is"),
                        tr("install it (Debian: source-highlight), or set book: {highlight: false}"));
}

void BookBuilder::add_pictures() {
  report_missing_programs();
  if (images_.missed_library() && is_packed_without_vips())
    diagnostics_.report(Kind::book_no_program, {},
                        tr("this package of essaypack has no libvips, so pictures are neither converted nor scaled"),
                        tr("use essaypack's Debian package, or convert them to PNG or JPEG yourself, or set book: "
                           "{webp: keep, max_pixels: 0, max_bytes: "
                           "0}"));
  else if (images_.missed_library())
    diagnostics_.report(Kind::book_no_program, {},
                        tr("libvips is not installed, so pictures are neither converted nor scaled"),
                        tr("install it (Debian: libvips42), or set book: {webp: keep, max_pixels: 0, max_bytes: 0}"));
  for (const BookImage& image : images_.good())
    parts_.manifest.push_back({"image-" + image.key, image.name, std::string(media_type_of(image.facts.type)), ""});
  for (ZipEntry& entry : images_.make_entries()) files_.push_back(std::move(entry));
}

void BookBuilder::add_package() {
  parts_.modified = context_.made;
  if (book_.edition.origin != EditionPlan::Origin::none) {
    parts_.modified = last_change_of(book_);
  } else if (!context_.made_is_known) {
    parts_.modified = {315'532'800, 0};  // 1980-01-01, where the dates of zip begin
    diagnostics_.report(Kind::book_no_date, {}, tr("no post has a date, the book says that it was made in 1980"),
                        tr("give posts a `date:`, or set SOURCE_DATE_EPOCH"));
  }
  made_.package = make_package(book_, facts_, parts_);
  files_.push_back(deflated_entry("EPUB/package.opf", made_.package));
}

void BookBuilder::write(OutputSet& outputs) {
  const std::uint64_t size = std::accumulate(
      files_.begin(), files_.end(), std::uint64_t{0},
      [](std::uint64_t sum, const ZipEntry& one) { return sum + (one.deflated ? one.bytes.size() : one.size); });
  if (size > kMailLimit)
    diagnostics_.report(Kind::book_large, {}, tr("the book has {} MB", size / 1'000'000),
                        tr("Send to Kindle takes 50 MB at most"));
  Output output;
  output.name = file_name(book_.config, book_.volume);
  output.exporter = "epub";
  output.rank = OutputRank::book;
  output.temporary = outputs.temporary(output.name);
  write_zip(output.temporary, std::move(files_), parts_.modified.unix_seconds);
  for (const BookPost& chapter : book_.posts) output.posts.push_back(post_key(book_.post_of(chapter).source));
  std::sort(output.posts.begin(), output.posts.end());
  made_.name = output.name;
  made_.size = std::filesystem::file_size(output.temporary);
  outputs.add(std::move(output));
  context_.shared->books.push_back(std::move(made_));
}

}  // namespace essaypack
