#include "export/book/epub.h"

#include "config/sections/book.h"
#include "export/book/builder.h"
#include "export/book/plan/book.h"
#include "export/book/plan/contents.h"
#include "export/book/plan/pairs.h"

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

namespace essaypack {
namespace {

std::vector<Volume> volumes_of(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics) {
  const Words words(language_of(context.site, config), config.words);
  ChosenPosts chosen = choose_posts(context, config, diagnostics);
  const auto pairs = find_pairs(context.site, context.config, config, chosen.posts, diagnostics);
  std::vector<Volume> volumes = split_book(context.site, config, words, std::move(chosen.posts));
  if (pairs && volumes.size() > 1) keep_together(volumes, *pairs);
  for (Volume& volume : volumes) {
    volume.order = chosen.order;
    volume.pairs = pairs;
  }
  return volumes;
}

/// One file of a book. Where posts fail and the rest is wanted, what is left is planned again: neighbours, contents and
/// counts name posts.
class VolumeMaker {
 public:
  VolumeMaker(const ExportContext& context, const BookConfig& config, Volume volume,
              const std::vector<std::string>& stems, PictureShelf& pictures, Diagnostics& diagnostics)
      : context_(context),
        config_(config),
        volume_(std::move(volume)),
        stems_(stems),
        pictures_(pictures),
        diagnostics_(diagnostics) {
    plan();
  }

  /// False where no post is left.
  bool is_made() const { return !book_->posts.empty(); }

  bool wants(std::size_t post) const {
    const auto found = chapters_.find(post);
    return found != chapters_.end() && !found->second.is_taken;
  }
  void take(std::size_t post, const Fragment* fragment) {
    Chapter& chapter = chapters_.at(post);
    chapter.is_taken = true;
    chapter.has_failed = !fragment;
    if (fragment) builder_->build_chapter(chapter.index, *fragment);
  }
  void build_cover() {
    if (is_made()) builder_->build_cover();
  }
  void end_pass() {
    has_failed_ = false;
    for (const auto& [post, chapter] : chapters_) {
      if (!chapter.has_failed) continue;
      has_failed_ = true;
      left_out_.insert(post);
    }
    if (!has_failed_ || !context_.config.keep_going) return;
    plan();
    build_cover();
  }
  void finish(OutputSet& outputs) {
    if (!is_made() || has_failed_) return;
    builder_->finish(outputs);
    note_edition();
  }

 private:
  struct Chapter {
    std::size_t index;  ///< In `Book::posts`.
    bool is_taken = false, has_failed = false;
  };

  void plan() {
    builder_.reset();
    chapters_.clear();
    has_failed_ = false;
    book_.reset();
    is_sound_ = left_out_.empty() && diagnostics_.files_with_errors().empty();
    edition_ = plan_edition(context_, config_, name(), present_posts(), stems_, is_sound_);
    book_ = std::make_unique<Book>(plan_book(context_, config_, volume_, stems_, edition_, left_out_, diagnostics_));
    if (book_->posts.empty()) return;
    builder_ = std::make_unique<BookBuilder>(context_, *book_, pictures_, diagnostics_);
    for (std::size_t i = 0; i < book_->posts.size(); ++i) chapters_[book_->posts[i].post] = {i};
  }

  /// Of the file, without `.epub`.
  std::string name() const {
    const std::string file = file_name(config_, volume_);
    return file.substr(0, file.rfind('.'));
  }

  std::vector<std::size_t> present_posts() const {
    std::vector<std::size_t> present;
    std::set<std::size_t> ordered;
    if (volume_.order)
      for (const ContentsPlace& place : *volume_.order) ordered.insert(place.post);
    for (const std::size_t post : volume_.posts)
      if (!left_out_.contains(post) && (!volume_.order || ordered.contains(post))) present.push_back(post);
    return present;
  }

  /// Keeps it, and says what became of the wish for one.
  void note_edition() {
    const std::string book = name();
    const unsigned long number = edition_.edition.number;
    if (edition_.origin == EditionPlan::Origin::recovered)
      diagnostics_.report(
          Kind::book_edition_unmade, {},
          tr("'{}' is edition {}, which editions.json does not know: nothing is marked new", book, number),
          tr("put editions.json back as it was, and keep it under version control (`state:`)"));
    if (edition_.origin == EditionPlan::Origin::recovered || edition_.origin == EditionPlan::Origin::made) {
      context_.editions->known[name()] = edition_.edition;
      context_.editions->has_changed = true;
    }
    if (edition_.is_wanted && !is_sound_)
      diagnostics_.report(Kind::book_edition_unmade, {}, tr("no edition of '{}' is made: posts have errors", book),
                          tr("mend them, and ask for it again"));
    else if (edition_.is_wanted)
      diagnostics_.report(Kind::book_edition, {}, tr("nothing in '{}' is new since edition {}", book, number));
    const std::size_t waiting = edition_.waiting.size();
    if (waiting > 0)
      diagnostics_.report(Kind::book_edition, {},
                          tr_n("{} post waits for the next edition of '{}'",
                               "{} posts wait for the next edition of '{}'", waiting, book),
                          tr("make it with --edition"));
  }

  const ExportContext& context_;
  const BookConfig& config_;
  const Volume volume_;
  const std::vector<std::string>& stems_;
  PictureShelf& pictures_;
  Diagnostics& diagnostics_;
  std::set<std::size_t> left_out_;
  bool is_sound_ = true;  ///< No post of the run has an error.
  EditionPlan edition_;
  std::unique_ptr<Book> book_;
  std::unique_ptr<BookBuilder> builder_;               ///< Null where no post is left.
  std::unordered_map<std::size_t, Chapter> chapters_;  ///< By post.
  bool has_failed_ = false;
};

/// All books of a run: `ID.epub` of each that is configured, or `ID-VOLUME.epub` of each of its volumes. A book without
/// posts is an error and no file.
class EpubJob : public Job {
 public:
  EpubJob(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics)
      : context_(context),
        outputs_(outputs),
        diagnostics_(diagnostics),
        stems_(make_post_stems(context.site, context.config)),
        pictures_(context.read_asset, [&outputs] { return outputs.temporary("pictures"); }) {
    for (const BookConfig* config : configured_books(context.config)) {
      books_.push_back({config, {}});
      for (Volume& volume : volumes_of(context, *config, diagnostics))
        books_.back().volumes.push_back(
            std::make_unique<VolumeMaker>(context, *config, std::move(volume), stems_, pictures_, diagnostics));
    }
  }

  bool wants(std::size_t post) const override {
    return std::any_of(books_.begin(), books_.end(), [post](const OneBook& book) {
      return std::any_of(book.volumes.begin(), book.volumes.end(),
                         [post](const auto& volume) { return volume->wants(post); });
    });
  }
  void take(std::size_t post, const Fragment* fragment) override {
    for (OneBook& book : books_)
      for (const auto& volume : book.volumes)
        if (volume->wants(post)) volume->take(post, fragment);
  }
  void work_beside() override {
    for (OneBook& book : books_)
      for (const auto& volume : book.volumes) volume->build_cover();
  }
  void end_pass() override {
    for (OneBook& book : books_)
      for (const auto& volume : book.volumes) volume->end_pass();
  }
  void finish() override {
    for (OneBook& book : books_) {
      const auto is_made = [](const auto& volume) { return volume->is_made(); };
      if (std::none_of(book.volumes.begin(), book.volumes.end(), is_made))
        report_empty_book(context_.site, *book.config, diagnostics_);
      for (auto& volume : book.volumes) {
        volume->finish(outputs_);
        volume.reset();
      }
    }
  }

 private:
  struct OneBook {
    const BookConfig* config;
    std::vector<std::unique_ptr<VolumeMaker>> volumes;
  };

  const ExportContext& context_;
  OutputSet& outputs_;
  Diagnostics& diagnostics_;
  const std::vector<std::string> stems_;
  PictureShelf pictures_;
  std::vector<OneBook> books_;
};

}  // namespace

std::vector<const BookConfig*> configured_books(const Config& config) {
  if (config.books->empty()) return {&*config.book};
  std::vector<const BookConfig*> books;
  for (const BookConfig& book : *config.books) books.push_back(&book);
  return books;
}

std::vector<PlannedBook> plan_books(const ExportContext& context) {
  std::vector<PlannedBook> planned;
  Diagnostics unheard;  // the job reports
  for (const BookConfig* config : configured_books(context.config))
    for (Volume& volume : volumes_of(context, *config, unheard))
      if (!volume.posts.empty()) planned.push_back({file_name(*config, volume), std::move(volume.posts)});
  return planned;
}

static std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  return std::make_unique<EpubJob>(context, outputs, diagnostics);
}

const Exporter& epub_exporter() {
  static const Exporter row{
      .name = "epub",
      .summary = mark("the anthology as EPUB 3.3"),
      .is_usual = true,
      .needs_url = false,
      .needs_posts = true,
      .is_dressed = true,
      .rank = OutputRank::book,
      .brings = {"opds"},
      .example = "-o essays.epub",
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
