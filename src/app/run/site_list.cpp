#include "app/run/site_list.h"

#include "app/run/image_list.h"
#include "app/run/listing.h"
#include "base/parallel.h"
#include "base/time.h"
#include "export/model/model.h"

#include <algorithm>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

/// The posts as `essaypack model` has them, but for their content. They are rendered all the same, for their summaries.
Json post_objects(const ExportContext& context) {
  std::vector<Json> objects(context.site.posts.size());
  parallel_for(objects.size(), context.jobs, [&](std::size_t i) {
    const std::shared_ptr<const Fragment> fragment = context.fragment(i);
    if (!fragment) return;
    objects[i] = model_post(context, i, fragment.get());
    objects[i].erase("content");
  });
  Json list = Json::array();
  for (Json& object : objects)
    if (!object.is_null()) list.push_back(std::move(object));
  return list;
}

Listing posts_of(const ExportContext& context, ListFormat format) {
  Listing listing;
  for (const Post& post : context.site.posts)
    listing.rows.push_back({post.date ? format_date(*post.date) : "-", post.source, post.title});
  if (format == ListFormat::json) listing.json = post_objects(context);
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

}  // namespace

void list_site(const Options& options, const ExportContext& context, OutputSet& outputs) {
  const std::string& kind = options.words[0];
  Listing listing;
  if (kind == "posts") listing = posts_of(context, options.format);
  if (kind == "categories") listing = categories_of(context.site);
  if (kind == "tags") listing = tags_of(context.site);
  if (kind == "images") {
    const std::vector<ListedImage> images = list_images(context);
    if (options.remote && options.format == ListFormat::text) {
      outputs.outputs().clear();
      return add_list_text(options, remote_image_lines(images), outputs);
    }
    listing = images_of(images, options.remote);
  }
  if (kind == "outputs") listing = outputs_of(outputs.outputs());
  outputs.outputs().clear();
  add_listing(options, listing, outputs);
}

}  // namespace essaypack
