/// The anthology as one plain text.

#include "base/parallel.h"
#include "base/text.h"
#include "config/key_reader.h"
#include "export/book/plan/book.h"
#include "export/exporter.h"
#include "export/txt/text_of.h"

#include <algorithm>
#include <optional>
#include <set>

namespace essaypack {
namespace {

constexpr long kLeastWidth = 20;

void read_settings(KeyReader& keys, std::any& settings) {
  TxtConfig txt;
  long width = 0;
  keys.folder("path", txt.path);
  if (keys.number("width", 0, 1000, width)) txt.width = static_cast<std::size_t>(width);
  if (width > 0 && width < kLeastWidth)
    keys.bad("width", *keys.find("width"), "is " + std::to_string(width) + ", too few columns for a line",
             "write 20 or more, or 0 for a line of each paragraph");
  if (txt.path.empty() || txt.path.ends_with('.'))
    keys.bad("path", *keys.find("path"), "names no file", "write a name such as anthology.txt");
  keys.flag("links", txt.links);
  settings = txt;
}

std::string underlined(const std::string& title, char mark) {
  return title + "\n" + std::string(columns_of(title), mark) + "\n";
}

/// The names of a part and of those around it that the text has not named yet.
std::string part_titles(const Book& book, std::size_t part, std::set<std::size_t>& named) {
  if (part == kNone || !named.insert(part).second) return {};
  return part_titles(book, book.parts[part].parent, named) + "\n\n" +
         underlined(collapse_white_space(book.parts[part].name), '=');
}

std::string head_of(const BookPost& chapter) {
  std::string text = "\n\n" + underlined(chapter.label, '-');
  if (!chapter.date.empty()) text += chapter.date + "\n";
  return text + "\n";
}

void export_txt(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const TxtConfig& settings = settings_of_format<TxtConfig>("txt", context.config);
  const std::vector<std::string> stems = make_post_stems(context.site);
  const Volume all{{}, {}, 0, select_posts(context.site, context.config.book, diagnostics)};
  const Book book = plan_book(context, context.config.book, all, stems, {}, diagnostics);
  if (book.posts.empty()) return report_empty_book(context.site, context.config.book, diagnostics);
  std::string text = underlined(book.title, '=');
  if (const std::string author = book.author(); !author.empty()) text += author + "\n";
  std::set<std::size_t> named;
  Output output{settings.path, "txt", OutputRank::book, {}, {}};
  output.mark = kTextMark;
  std::vector<std::optional<std::string>> texts(book.posts.size());
  parallel_for(texts.size(), context.jobs, [&](std::size_t at) {
    if (const auto fragment = context.fragment(book.posts[at].post)) texts[at] = text_of(*fragment, settings);
  });
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const BookPost& chapter = book.posts[at];
    if (!texts[at]) continue;
    text += part_titles(book, chapter.part, named) + head_of(chapter) + *texts[at];
    output.posts.push_back(post_key(book.post_of(chapter).source));
  }
  std::sort(output.posts.begin(), output.posts.end());
  output.bytes = std::move(text) + "\n" + *output.mark + "\n";
  outputs.add(std::move(output));
}

}  // namespace

const Exporter& txt_exporter() {
  static const Exporter row{
      .name = "txt",
      .summary = "the anthology as one plain text",
      .needs_url = false,
      .needs_posts = true,
      .rank = OutputRank::book,
      .read_settings = read_settings,
      .run = export_txt,
  };
  return row;
}

}  // namespace essaypack
