#include "app/run/site_list.h"

#include "app/run/image_list.h"
#include "app/run/listing.h"
#include "base/time.h"
#include "config/sections/book.h"
#include "export/common/post_filter.h"
#include "export/model/model.h"

#include <algorithm>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

Listing posts_of(const Site& site, const std::vector<char>& is_chosen) {
  Listing listing;
  for (std::size_t i = 0; i < site.posts.size(); ++i) {
    const Post& post = site.posts[i];
    if (is_chosen[i]) listing.rows.push_back({post.date ? format_date(*post.date) : "-", post.source, post.title});
  }
  return listing;
}

Listing categories_of(const Site& site) {
  Listing listing;
  for (const Category& category : site.categories) {
    std::string path;
    for (const std::string& name : category.path) path += (path.empty() ? "" : " / ") + name;
    listing.rows.push_back({path, std::to_string(category.total)});
  }
  listing.json = model_categories(site, {});
  return listing;
}

Listing tags_of(const Site& site) {
  Listing listing;
  for (const Tag& tag : site.tags) listing.rows.push_back({tag.name, std::to_string(tag.posts.size())});
  listing.json = model_tags(site, {});
  return listing;
}

Listing images_of(const std::vector<ListedImage>& images, bool remote) {
  Listing listing;
  for (const ListedImage& image : images) {
    if (remote && image.kind != "remote") continue;
    const std::string place = image.source + (image.line > 0 ? ":" + std::to_string(image.line) : "");
    listing.rows.push_back({image.kind, place, image.url, image.file});
    listing.json.push_back({{"source", image.source},
                            {"line", image.line},
                            {"kind", image.kind},
                            {"url", image.url},
                            {"file", image.file},
                            {"alt", image.alt}});
  }
  return listing;
}

Listing outputs_of(std::vector<Output>& outputs) {
  std::sort(outputs.begin(), outputs.end(), [](const Output& a, const Output& b) { return a.name < b.name; });
  Listing listing;
  for (const Output& output : outputs) {
    listing.rows.push_back({output.name, output.exporter});
    listing.json.push_back({{"name", output.name}, {"exporter", output.exporter}});
  }
  return listing;
}

/// What of a post's text a list shows.
struct TextRow {
  Json post;                        ///< As `essaypack model` has it, but for its content.
  std::vector<ListedImage> images;  ///< In the order of the text.
  bool is_taken = false;
};

class ListJob : public Job {
 public:
  ListJob(const Options& options, const ExportContext& context, OutputSet& outputs, std::vector<KeptBack> kept_back)
      : options_(options),
        context_(context),
        outputs_(outputs),
        kept_back_(std::move(kept_back)),
        kind_(options.words[0]),
        needs_objects_(kind_ == "posts" && options.format == ListFormat::json),
        needs_images_(kind_ == "images"),
        is_chosen_(chosen(options, context)) {
    if (needs_objects_) translations_ = find_translations(context.site, context.config);
    if (needs_objects_ || needs_images_) rows_.resize(context.site.posts.size());
  }

  bool wants(std::size_t post) const override { return !rows_.empty() && is_chosen_[post] && !rows_[post].is_taken; }

  /// Objects are made of rendered posts, for their summaries.
  void take(std::size_t post, const Fragment* fragment) override {
    TextRow& row = rows_[post];
    row.is_taken = true;
    if (!fragment) return;
    if (needs_images_) row.images = list_images(context_, post, *fragment);
    if (!needs_objects_) return;
    row.post = model_post(context_, post, fragment, translations_);
    row.post.erase("content");
  }

  void finish() override {
    if (needs_images_ && options_.remote && options_.format == ListFormat::text) {
      outputs_.outputs().clear();
      return add_list_text(options_, remote_image_lines(images()), outputs_);
    }
    const Listing listing = make_listing();
    outputs_.outputs().clear();
    add_listing(options_, listing, outputs_);
  }

 private:
  /// By post: whether `--select` takes it.
  static std::vector<char> chosen(const Options& options, const ExportContext& context) {
    const std::size_t count = context.site.posts.size();
    if (options.overrides.select.empty()) return std::vector<char>(count, 1);
    std::vector<char> is_chosen(count, 0);
    // the command line has made this the one book
    for (const std::size_t post : select_posts(context.site, context.config.books->front().select)) is_chosen[post] = 1;
    return is_chosen;
  }

  std::vector<ListedImage> images() const {
    std::vector<ListedImage> images;
    for (const TextRow& row : rows_) images.insert(images.end(), row.images.begin(), row.images.end());
    return images;
  }

  Listing make_listing() {
    if (kind_ == "categories") return categories_of(context_.site);
    if (kind_ == "tags") return tags_of(context_.site);
    if (kind_ == "images") return images_of(images(), options_.remote);
    if (kind_ == "outputs") return outputs_of(outputs_.outputs());
    Listing listing = posts_of(context_.site, is_chosen_);
    for (TextRow& row : rows_)
      if (!row.post.is_null()) listing.json.push_back(std::move(row.post));
    if (options_.all) add_states(listing, context_.site, kept_back_);
    return listing;
  }

  const Options& options_;
  const ExportContext& context_;
  OutputSet& outputs_;
  const std::vector<KeptBack> kept_back_;
  const std::string& kind_;
  const bool needs_objects_, needs_images_;
  const std::vector<char> is_chosen_;
  Translations translations_;
  std::vector<TextRow> rows_;  ///< By post; empty where no text is needed.
};

}  // namespace

std::unique_ptr<Job> list_job(const Options& options, const ExportContext& context, OutputSet& outputs,
                              std::vector<KeptBack> kept_back) {
  return std::make_unique<ListJob>(options, context, outputs, std::move(kept_back));
}

}  // namespace essaypack
