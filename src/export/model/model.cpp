#include "export/model/model.h"

#include "base/hash.h"
#include "base/text.h"
#include "config/sections/book.h"
#include "export/book/epub.h"
#include "export/common/shown_time.h"
#include "export/common/summary.h"
#include "export/feed/feed_html.h"
#include "export/feed/feed_image.h"

namespace essaypack {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

/// A date with its offset; null if there is none.
Json date_json(const std::optional<Timestamp>& date, const Config& config) {
  return date ? Json(format_rfc3339(shown_time(*date, config))) : Json(nullptr);
}

Json person_json(const Person& person) {
  return {{"name", xml_clean(person.name)}, {"email", xml_clean(person.email)}, {"url", xml_clean(person.url)}};
}

Json people_json(const Post& post, const Site& site) {
  Json list = Json::array();
  for (const Person& person : post.authors) list.push_back(person_json(person));
  if (list.empty()) list.push_back(person_json(site.author));
  return list;
}

Json texts_json(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(xml_clean(text));
  return list;
}

Json sources_json(const std::vector<std::size_t>& posts, const Site& site, const std::vector<char>& is_left_out) {
  Json list = Json::array();
  for (const std::size_t post : posts)
    if (is_left_out.empty() || !is_left_out[post]) list.push_back(site.posts[post].source);
  return list;
}

Json category_json(std::size_t index, const Site& site, const std::vector<char>& is_left_out) {
  const Category& category = site.categories[index];
  Json children = Json::array();
  for (const std::size_t child : category.children) children.push_back(category_json(child, site, is_left_out));
  return {{"name", xml_clean(category.name)},
          {"slug", xml_clean(category.slug)},
          {"permalink", category.permalink},
          {"posts", sources_json(category.posts, site, is_left_out)},
          {"children", std::move(children)}};
}

Json site_json(const Site& site) {
  return {{"title", xml_clean(site.title)},
          {"subtitle", xml_clean(site.subtitle)},
          {"url", site.url},
          {"language", site.language},
          {"timezone", site.timezone},
          {"author", person_json(site.author)},
          {"description", xml_clean(site.description)}};
}

/// The same text in other languages.
Json translations_json(std::size_t index, const Site& site, const Translations& translations) {
  Json list = Json::array();
  if (const std::vector<PostVersion>* group = translations.find(index))
    for (const PostVersion& one : *group) {
      const Post& post = (one.kind == PostKind::post ? site.posts : site.pages)[one.index];
      if (one.kind != PostKind::post || one.index != index)
        list.push_back({{"language", one.language}, {"source", post.source}, {"permalink", post.permalink}});
    }
  return list;
}

/// What holds for posts that do not say it: true if some book shows their contents.
bool shows_contents(const Config& config) {
  const std::vector<const BookConfig*> books = configured_books(config);
  return std::any_of(books.begin(), books.end(), [](const BookConfig* book) { return book->post_toc; });
}

}  // namespace

Json model_post(const ExportContext& context, std::size_t index, const Fragment* fragment,
                const Translations& translations) {
  const Site& site = context.site;
  const Post& post = site.posts[index];
  Json categories = Json::array();
  for (const auto& path : post.categories) categories.push_back(texts_json(path));
  const std::string cover = cover_address(post, context);
  Json json = {{"source", post.source},
               {"id", post.id},
               {"slug", xml_clean(post.slug)},
               {"title", one_line(post.title)},
               {"permalink", post.permalink},
               {"path", xml_clean(post.path)},
               {"date", date_json(post.date, context.config)},
               {"updated", date_json(post.updated ? post.updated : post.date, context.config)},
               {"language", site.language_of(post)},
               {"authors", people_json(post, site)},
               {"categories", std::move(categories)},
               {"tags", texts_json(post.tags)},
               {"series", post.series},
               {"keywords", texts_json(post.keywords)},
               {"description", one_line(post.description)},
               {"summary", summary_of(post, fragment, context.config, site)},
               {"toc", post.toc.value_or(shows_contents(context.config))},
               {"toc_number", post.toc_number},
               {"cover", xml_clean(cover.empty() ? post.cover : cover)}};
  json["translations"] = translations_json(index, site, translations);
  if (fragment)
    json["content"] = xml_clean(write_feed_html(*fragment, {post.permalink, short_key(post.source), Syntax::xhtml}));
  return json;
}

Json model_categories(const Site& site, const std::vector<char>& is_left_out) {
  Json list = Json::array();
  for (const std::size_t root : site.roots) list.push_back(category_json(root, site, is_left_out));
  return list;
}

Json model_tags(const Site& site, const std::vector<char>& is_left_out) {
  Json list = Json::array();
  for (const Tag& tag : site.tags)
    list.push_back({{"name", xml_clean(tag.name)},
                    {"slug", xml_clean(tag.slug)},
                    {"permalink", tag.permalink},
                    {"posts", sources_json(tag.posts, site, is_left_out)}});
  return list;
}

namespace {

/// Writes posts down as they come and puts them together in their order: as one tree they would stand in memory twice.
class ModelJob : public Job {
 public:
  ModelJob(const ExportContext& context, OutputSet& outputs)
      : context_(context),
        outputs_(outputs),
        posts_(context.site.posts.size()),
        translations_(find_translations(context.site, context.config)) {}

  bool wants(std::size_t post) const override { return !posts_[post].is_taken; }
  void take(std::size_t post, const Fragment* fragment) override {
    posts_[post].is_taken = true;
    if (fragment) posts_[post].text = dump(model_post(context_, post, fragment, translations_), -1);
  }

  void finish() override {
    std::vector<char> is_left_out;
    std::string text = "{\"essaypack_model\": " + std::to_string(kModelVersion) + ",\n";
    text += "\"site\": " + dump(site_json(context_.site), -1) + ",\n\"posts\": [";
    const char* separator = "\n";
    for (Taken& post : posts_) {
      is_left_out.push_back(post.text.empty());
      if (post.text.empty()) continue;
      (text += std::exchange(separator, ",\n")) += post.text;
      std::string().swap(post.text);
    }
    text += "\n],\n\"categories\": " + dump(model_categories(context_.site, is_left_out), -1);
    text += ",\n\"tags\": " + dump(model_tags(context_.site, is_left_out), -1) + "}\n";
    outputs_.add({"model.json", "model", OutputRank::catalogue, std::move(text), {}});
  }

 private:
  struct Taken {
    std::string text;  ///< Empty for a post that can't be rendered.
    bool is_taken = false;
  };

  const ExportContext& context_;
  OutputSet& outputs_;
  std::vector<Taken> posts_;
  const Translations translations_;
};

}  // namespace

static std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics&) {
  return std::make_unique<ModelJob>(context, outputs);
}

const Exporter& model_exporter() {
  static const Exporter row{
      .name = "model",
      .summary = mark("the whole model as JSON, for programs of your own"),
      .needs_url = false,
      .makes = Makes::standard_output,
      .rank = OutputRank::catalogue,
      .example = "-o model.json",
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
