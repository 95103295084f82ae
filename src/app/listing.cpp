#include "app/listing.h"

#include "app/destination.h"
#include "app/guard.h"
#include "app/image_list.h"
#include "base/file.h"
#include "base/parallel.h"
#include "base/time.h"
#include "diag/diagnostics.h"
#include "diag/print.h"
#include "export/exporter.h"
#include "export/model.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

/// A list in both forms: rows of cells, and objects (which may be left out where only the rows are asked for).
struct Listing {
  std::vector<std::vector<std::string>> rows;
  Json json = Json::array();
};

std::string to_text(const Listing& listing) {
  std::string out;
  for (const std::vector<std::string>& row : listing.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "\t") + printable(row[i]);
    out += '\n';
  }
  return out;
}

std::string format_listing(const Listing& listing, ListFormat format) {
  switch (format) {
    case ListFormat::text:
      return to_text(listing);
    case ListFormat::json:
      return listing.json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return {};
}

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
    listing.json.push_back({{"source", image.source}, {"line", image.line}, {"kind", image.kind}, {"url", image.url},
                            {"file", image.file}, {"alt", image.alt}});
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

Listing exporter_list() {
  Listing listing;
  for (const Exporter& exporter : all_exporters()) {
    listing.rows.push_back({std::string(exporter.name), std::string(exporter.summary)});
    listing.json.push_back({{"name", exporter.name}, {"summary", exporter.summary}, {"needs_url", exporter.needs_url}});
  }
  return listing;
}

/// Kinds with the severity that they have for the site, `off` included.
Listing kind_list(const Severities& severities) {
  Listing listing;
  for (const KindEntry& kind : all_kinds()) {
    const auto set = severities.find(kind.kind);
    std::string_view severity = name_of(kind.severity);
    if (set != severities.end()) severity = set->second ? name_of(*set->second) : "off";
    listing.rows.push_back({std::string(kind.name), std::string(severity), std::string(kind.summary)});
    listing.json.push_back({{"kind", kind.name},
                            {"severity", severity},
                            {"default", name_of(kind.severity)},
                            {"summary", kind.summary}});
  }
  return listing;
}

/// Of the site that was named, or in whose folder we are; of none: empty.
Severities severities_of_site(const Options& options, Diagnostics& diagnostics) {
  const bool is_named = options.words.size() > 1;
  if (!is_named && !is_file("essaypack.yaml") && !is_file("essaypack.yml")) return {};
  return load_config(is_named ? options.words[1] : ".", options.overrides, diagnostics).severities;
}

void add_text(const Options& options, std::string text, OutputSet& outputs) {
  Output output;
  output.name = options.words[0] + (options.format == ListFormat::json ? ".json" : ".txt");
  output.exporter = "list";
  output.bytes = std::move(text);
  outputs.add(std::move(output));
}

void add_listing(const Options& options, const Listing& listing, OutputSet& outputs) {
  add_text(options, format_listing(listing, options.format), outputs);
}

std::vector<Written> write_list(const Options& options, const std::vector<PlacedOutput>& placed) {
  refuse_collisions(placed, {});
  if (!options.force) refuse_foreign_files(placed, {});
  return write_outputs(placed);
}

}  // namespace

bool is_site_free_list(const Options& options) {
  return options.command->kind == CommandKind::list &&
         (options.words[0] == "exporters" || options.words[0] == "diagnostics");
}

RunResult print_or_write_list(const Options& options, Diagnostics& diagnostics) {
  OutputSet outputs({});
  if (options.words[0] == "exporters") {
    add_listing(options, exporter_list(), outputs);
  } else {
    const Severities severities = severities_of_site(options, diagnostics);
    diagnostics.set_severities(severities);
    add_listing(options, kind_list(severities), outputs);
  }
  const Config no_site;
  RunResult result;
  if (!options.output)
    print(outputs.outputs()[0].bytes);
  else
    result.written = write_list(options, place_outputs(outputs.outputs(), find_destination(options, no_site, "")));
  return result;
}

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
      return add_text(options, remote_image_lines(images), outputs);
    }
    listing = images_of(images, options.remote);
  }
  if (kind == "outputs") listing = outputs_of(outputs.outputs());
  outputs.outputs().clear();
  add_listing(options, listing, outputs);
}

}  // namespace essaypack
