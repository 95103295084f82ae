/// The anthology as one plain text.

#include "base/text.h"
#include "config/keys/key_reader.h"
#include "config/sections/book.h"
#include "export/book/plan/book.h"
#include "export/book/plan/contents.h"
#include "export/exporter.h"
#include "export/txt/text_of.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

namespace essaypack {
namespace {

constexpr long kLeastWidth = 20;

void read_settings(KeyReader& keys, std::any& settings) {
  TxtConfig txt;
  long width = 0;
  if (keys.text("path", txt.path)) keys.clean_output_path("path", txt.path);
  if (keys.number("width", 0, 1000, width)) txt.width = static_cast<std::size_t>(width);
  if (width > 0 && width < kLeastWidth)
    keys.bad(*keys.find("width"), tr("'{}' is {}, too few columns for a line", keys.name("width"), width),
             tr("write 20 or more, or 0 for a line of each paragraph"));
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

Volume whole_book(ChosenPosts chosen) { return {{}, {}, 0, std::move(chosen.posts), std::move(chosen.order)}; }

class TxtJob : public Job {
 public:
  TxtJob(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics)
      : outputs_(outputs),
        settings_(settings_of_format<TxtConfig>("txt", context.config)),
        stems_(make_post_stems(context.site, context.config)),
        all_(whole_book(choose_posts(context, *context.config.book, diagnostics))),
        book_(plan_book(context, *context.config.book, all_, stems_, edition_, {}, diagnostics)) {
    if (book_.posts.empty()) report_empty_book(context.site, *context.config.book, diagnostics);
    texts_.resize(book_.posts.size());
    for (std::size_t at = 0; at < texts_.size(); ++at) places_[book_.posts[at].post] = at;
  }

  bool wants(std::size_t post) const override {
    const auto found = places_.find(post);
    return found != places_.end() && !texts_[found->second].is_taken;
  }
  void take(std::size_t post, const Fragment* fragment) override {
    Taken& taken = texts_[places_.at(post)];
    taken.is_taken = true;
    if (fragment) taken.text = text_of(*fragment, settings_);
  }

  void finish() override {
    if (texts_.empty()) return;
    std::string text = underlined(book_.title, '=');
    if (const std::string author = book_.author(); !author.empty()) text += author + "\n";
    std::set<std::size_t> named;
    Output output{settings_.path, "txt", OutputRank::book, {}, {}};
    output.mark = kTextMark;
    for (std::size_t at = 0; at < texts_.size(); ++at) {
      const BookPost& chapter = book_.posts[at];
      if (!texts_[at].text) continue;
      text += part_titles(book_, chapter.part, named) + head_of(chapter) + *texts_[at].text;
      output.posts.push_back(post_key(book_.post_of(chapter).source));
    }
    std::sort(output.posts.begin(), output.posts.end());
    output.bytes = std::move(text) + "\n" + *output.mark + "\n";
    outputs_.add(std::move(output));
  }

 private:
  struct Taken {
    std::optional<std::string> text;  ///< Nothing for a post that can't be rendered.
    bool is_taken = false;
  };

  OutputSet& outputs_;
  const TxtConfig& settings_;
  const std::vector<std::string> stems_;
  const Volume all_;
  const EditionPlan edition_;                            ///< None: a text is that of today.
  const Book book_;                                      ///< Refers to the three before it.
  std::vector<Taken> texts_;                             ///< By chapter.
  std::unordered_map<std::size_t, std::size_t> places_;  ///< Chapters by post.
};

std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  return std::make_unique<TxtJob>(context, outputs, diagnostics);
}

}  // namespace

const Exporter& txt_exporter() {
  static const Exporter row{
      .name = "txt",
      .summary = mark("the anthology as one plain text"),
      .needs_url = false,
      .needs_posts = true,
      .rank = OutputRank::book,
      .read_settings = read_settings,
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
