#include "base/path.h"
#include "base/text.h"
#include "config/shared_keys.h"
#include "config/site_folder.h"
#include "input/field_reader.h"
#include "kinds/eleventy/data.h"
#include "kinds/eleventy/eleventy.h"
#include "kinds/folder/script_file.h"
#include "kinds/kinds.h"
#include "kinds/packages.h"
#include "kinds/plain/chosen.h"
#include "kinds/plain/sources.h"

#include <algorithm>

namespace essaypack {
namespace {

/// Global data in which sites say what they are called.
constexpr std::string_view kSiteData[] = {"metadata", "site", "meta", "config"};

bool is_of_posts(std::string_view name) { return name == "post" || name == "posts"; }

std::vector<ReadFile> read_files(const SiteFolder& folder) {
  IgnoreRules nobody;
  const EleventyProject project = read_eleventy(folder.path(), nobody);
  std::vector<ReadFile> files;
  if (!project.name.empty()) files.push_back(read_script_config(folder, project.name));
  for (const std::string_view name : kSiteData) {
    if (const auto json = folder.first_of(project.data_folder + "/", {name}, {"json", "yaml", "yml"}))
      files.push_back(folder.read(*json));
    else if (const auto script = find_script(folder, project.data_folder + "/", {name}))
      files.push_back(read_script_config(folder, *script));
  }
  return files;
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  if (!is_eleventy_root(folder.path()) && !asks_for_package(folder, "@11ty/eleventy")) return {};
  return FoundSite{folder.path(), nullptr, read_files(folder)};
}

/// Texts may lie in any folder that the configuration names.
std::vector<std::string> source_folders(const std::vector<ReadFile>&) { return {""}; }

void set_defaults(const FoundSite& site, Config& config) {
  IgnoreRules nobody;
  const EleventyProject project = read_eleventy(site.folder, nobody);
  config.post_folders = {project.input};
  config.static_folders = {"public", project.input, ""};
  config.public_folder = project.output.empty() ? "_site" : project.output;
  config.extensions = {"md"};
  config.markdown.descriptions.several_terms = true;
}

/// A date anywhere in the path of a file whose head has none.
void hand_down(const SourceFile& file, const Config&, HandedDown& handed) {
  const std::string_view path = file.source;
  for (std::size_t at = 0; at + 10 <= path.size(); ++at) {
    bool fits = true;
    for (std::size_t i = 0; i < 10 && fits; ++i) fits = i == 4 || i == 7 ? path[at + i] == '-' : is_digit(path[at + i]);
    if (!fits) continue;
    Value date;
    date.type = Value::Type::scalar;
    date.text = path.substr(at, 10);
    handed.fields.push_back({"date", 0, 0, std::move(date)});
    return;
  }
}

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return open_folder_sources(config, {.members = DataMembers::all, .hand_down = hand_down});
}

/// Times of files and commits are no dates of posts: a checkout gives others.
void lift_fields(Value& fields) {
  std::erase_if(fields.members, [](const Value::Member& member) {
    return member.key == "date" && member.value.is_scalar() &&
           is_one_of(to_lower_ascii(trim(member.value.text)),
                     {"last modified", "created", "git last modified", "git created"});
  });
}

bool lies_among_posts(const Post& post) {
  std::string_view folder = parent_of(post.stem_path);
  // the list of the posts itself
  if (is_of_posts(file_part(folder)) && file_part(post.stem_path) == "index") return false;
  for (; !folder.empty(); folder = parent_of(folder))
    if (is_of_posts(file_part(folder)) || file_part(folder) == "blog") return true;
  return false;
}

/// Posts have the tag, or lie in a folder of that name; where nothing does, what has a date is one. The tags that say
/// so are none for readers.
void tell_posts(const Config& config, std::vector<Post>& posts) {
  withhold_unchosen(config, posts);
  const auto is_tagged = [](const Post& post) { return std::any_of(post.tags.begin(), post.tags.end(), is_of_posts); };
  const auto is_post = [&](const Post& post) { return is_tagged(post) || lies_among_posts(post); };
  const bool has_posts = std::any_of(posts.begin(), posts.end(), is_post);
  for (Post& post : posts) {
    if (!(has_posts ? is_post(post) : post.date.has_value())) post.kind = PostKind::page;
    std::erase_if(post.tags, [](const std::string& tag) { return is_of_posts(tag) || tag == "all" || tag == "nav"; });
  }
}

bool is_pattern(std::string_view address) { return !address.empty(); }

}  // namespace

void read_eleventy_config(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  const std::string_view name = file_part(file.name());
  if (name.starts_with(".eleventy.") || name.starts_with("eleventy.config.")) {
    std::string root;
    if (keys.text("pathPrefix", root)) config.root = clean_root(root);
    return;
  }
  if (config.url.empty()) read_site_url(keys, "url", config.url);
  if (config.title.empty() && !keys.line("title", config.title)) keys.line("name", config.title);
  if (config.description.empty()) keys.line("description", config.description);
  if (config.author.name.empty()) read_person(keys, "author", config.author);
  for (const std::string_view key : {"language", "lang"})
    if (const Value* value = keys.find(key); config.language.empty() && value && value->is_scalar())
      read_language(keys, key, config.language);
}

const SiteKind& eleventy_kind() {
  static const SiteKind kind{
      .name = "eleventy",
      .title = "Eleventy",
      .summary = mark("a site of Eleventy: eleventy.config.js or .eleventy.js"),
      .files = ".eleventy.js eleventy.config.js eleventy.config.mjs eleventy.config.cjs eleventy.config.ts",
      .rules = {.zone_is_optional = true,
                .folder_categories = FolderCategories::none,
                .needs_date = true,
                .has_archives = false,
                .heading_ids = HeadingIds::github},
      .detect = detect,
      .read_files = read_files,
      .source_folders = source_folders,
      .set_defaults = set_defaults,
      .read_config = read_eleventy_config,
      .open_sources = open_sources,
      .withhold = tell_posts,
      .lift_fields = lift_fields,
      .make_path = make_eleventy_path,
      .is_pattern = is_pattern,
  };
  return kind;
}

}  // namespace essaypack
