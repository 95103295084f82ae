#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/shared_keys.h"
#include "config/site_folder.h"
#include "input/source_folders.h"
#include "kinds/astro/astro.h"
#include "kinds/folder/script_file.h"
#include "kinds/kinds.h"
#include "kinds/letters.h"
#include "kinds/packages.h"
#include "kinds/plain/chosen.h"
#include "kinds/plain/sources.h"
#include "kinds/settings.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <algorithm>
#include <map>
#include <set>

namespace essaypack {
namespace {

constexpr std::string_view kConfig = "astro.config";

/// Modules in which themes keep what the site is called, below the source folder.
constexpr std::string_view kSiteModules[] = {"consts", "constants", "config", "site.config", "site-config", "site"};

/// What of such a module's constants says it, under the names that `read_config` asks for.
Value site_of_constants(const Value& constants) {
  Value site;
  site.type = Value::Type::map;
  const auto add = [&](const char* key, const Value* value) {
    if (value && value->is_scalar() && !site.find(key))
      site.members.push_back({key, value->line, value->column, *value});
  };
  add("title", constants.find("SITE_TITLE"));
  add("description", constants.find("SITE_DESCRIPTION"));
  add("author", constants.find("SITE_AUTHOR"));
  for (const std::string_view name :
       {"SITE", "siteConfig", "SITE_CONFIG", "site", "siteMetadata", "config", "SITE_METADATA"}) {
    const Value* map = constants.find(name);
    if (!map || !map->is_map()) continue;
    for (const auto& [key, other] : std::map<const char*, const char*>{{"title", "name"}, {"description", "desc"}}) {
      add(key, map->find(key));
      add(key, map->find(other));
    }
    for (const char* key : {"author", "lang", "language", "timezone"}) add(key, map->find(key));
  }
  return site;
}

std::string source_of(const Value& config) {
  const Value* folder = config.find("srcDir");
  const std::optional<std::string> clean = folder && folder->is_scalar() ? clean_folder(folder->text) : std::nullopt;
  return clean && !clean->empty() ? *clean : "src";
}

std::vector<ReadFile> read_files(const SiteFolder& folder) {
  const std::optional<std::string> name = find_script(folder, "", {kConfig});
  std::vector<ReadFile> files;
  if (name) files.push_back(read_script_config(folder, *name));
  const std::string source = files.empty() ? "src" : source_of(files[0].value);
  for (const std::string_view module : kSiteModules)
    if (const auto file = find_script(folder, source + "/", {module})) {
      Value site = site_of_constants(read_constants(read_settings(folder.path(), *file)));
      if (!site.members.empty()) files.push_back({*file, std::move(site)});
    }
  return files;
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  if (!find_script(folder, "", {kConfig})) return {};
  return FoundSite{folder.path(), nullptr, read_files(folder)};
}

/// Texts may lie in any folder that the configuration names.
std::vector<std::string> source_folders(const std::vector<ReadFile>&) { return {""}; }

void set_defaults(const FoundSite& site, Config& config) {
  AstroConfig& astro = settings_of<AstroConfig>(config);
  if (!site.files.empty()) astro.source = source_of(site.files[0].value);
  config.static_folders = {"public", ""};
  config.public_folder = "dist";
  config.extensions = {"md", "mdx", "markdown"};
  config.markdown.descriptions.several_terms = true;
  config.markdown.typography.smart = true;
}

void read_config(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  AstroConfig& astro = settings_of<AstroConfig>(config);
  const std::string_view name = file_part(file.name());
  if (name.starts_with(kConfig) && name.substr(kConfig.size()).starts_with('.')) {
    read_site_url(keys, "site", config.url);
    std::string root;
    if (keys.text("base", root)) config.root = clean_root(root);
    keys.choice("trailingSlash", astro.trailing_slash);
    keys.map_if_any("build").choice("format", astro.format);
    if (const Value* output = keys.find("outDir"); output && output->is_scalar())
      if (const auto clean = clean_folder(output->text); clean && !clean->empty()) config.public_folder = *clean;
    KeyReader languages = keys.map_if_any("i18n");
    if (languages.value()) read_language(languages, "defaultLocale", config.language);
    return;
  }
  if (config.title.empty()) keys.line("title", config.title);
  if (config.description.empty()) keys.line("description", config.description);
  if (config.author.name.empty()) read_person(keys, "author", config.author);
  for (const std::string_view key : {"language", "lang"})
    if (config.language.empty() && keys.find(key)) read_language(keys, key, config.language);
  if (!config.zone_is_set && keys.find("timezone")) read_zone(keys, "timezone", config);
}

void read_data(const std::string&, Config& config, Diagnostics&) {
  AstroConfig& astro = settings_of<AstroConfig>(config);
  const SiteFolder folder(config.site_folder, "", "");
  if (const auto name = find_script(folder, "", {kConfig})) {
    const ScriptValue read = read_script_file(config.site_folder, *name);
    for (const auto& [key, hint] : std::map<std::string, Text>{
             {"site", mark("write 'url: https://...' into essaypack.yaml")},
             {"base", mark("write 'root: /...' into essaypack.yaml")},
             {"trailingSlash", mark("write 'permalink:' into essaypack.yaml where addresses differ")}})
      if (const int line = read.computed_line(key); line > 0) {
        astro.doubts.push_back(make_doubt(*name, line, tr("'{}' is computed, and no script is run", key), hint));
        astro.doubts.back().is_of_url = key == "site";
      }
  }
  astro.collections = read_astro_collections(config.site_folder, astro.source, astro.doubts);
  find_astro_routes(config.site_folder, astro.source, astro.collections);
  for (const char* stem : {"content.config", "content/config"})
    if (const auto schema = find_script(folder, astro.source + "/", {stem}))
      astro.defaults = read_schema_defaults(read_settings(folder.path(), *schema));
  if (asks_for_package(folder, "@astrojs/starlight"))
    for (AstroCollection& one : astro.collections)
      if (one.name == "docs") one.route.clear(), one.pages = AstroCollection::Pages::found;
  config.post_folders = {join_path(astro.source, "pages")};
  for (const AstroCollection& one : astro.collections) config.post_folders.push_back(one.folder);
}

/// Entries of collections fit their loader's patterns.
std::optional<SourceFile> sort(SourceFile file, const Config& config) {
  const AstroConfig& astro = settings_of<AstroConfig>(config);
  const AstroCollection* collection = astro.collection_of(file.source);
  if (!collection) {
    // pages may be written in HTML; those of other components are not read
    if (is_below(file.source, join_path(astro.source, "pages"))) file.is_loose = true;
    return file;
  }
  if (file.is_html) return {};
  if (!collection->patterns.empty() && !matches_any_glob(collection->patterns, below(file.source, collection->folder)))
    return {};
  return file;
}

/// Filters are no text: what they ask of fields in ways that are not followed keeps entries back.
void report_filters(const AstroConfig& astro, Diagnostics& diagnostics) {
  std::set<std::string> told;
  for (const AstroCollection& one : astro.collections)
    for (const EntryQuery& query : one.queries) {
      const bool is_nowhere = std::any_of(query.filters.begin(), query.filters.end(),
                                          [](const EntryFilter& filter) { return filter.is_nowhere; });
      if (is_nowhere && told.insert(one.name).second)
        diagnostics.report(
            Kind::config_ignored_value, {join_path(astro.source, "pages/" + query.page), 0, 0},
            tr("a filter of the collection '{}' is no function of the site's own scripts: its entries are kept back",
               one.name),
            tr("write it as !data.draft, or 'permalink: {}:title/' into essaypack.yaml to publish all", one.route));
      for (const std::string& field : unread_fields_of(query))
        if (told.insert(one.name + " " + field).second)
          diagnostics.report(
              Kind::config_ignored_value, {join_path(astro.source, "pages/" + query.page), 0, 0},
              tr("what the filter of the collection '{}' asks of '{}' is not followed: entries for which "
                 "it decides are kept back",
                 one.name, field),
              tr("write it as !data.{} or as a comparison with a text", field));
    }
}

void report(const Config& config, Diagnostics& diagnostics) {
  const AstroConfig& astro = settings_of<AstroConfig>(config);
  report_doubts(astro.doubts, config, diagnostics);
  report_filters(astro, diagnostics);
  for (const AstroCollection& one : astro.collections) {
    if (one.pages == AstroCollection::Pages::found || !config.permalink.empty()) continue;
    const std::string pages = join_path(astro.source, "pages");
    if (one.pages == AstroCollection::Pages::none)
      diagnostics.report(
          Kind::config_ignored_value, {pages, 0, 0},
          tr("no page in '{}' shows the entries of the collection '{}': they are kept back", pages, one.name),
          tr("write 'permalink: {}/:title/' into essaypack.yaml if they have pages", one.name));
    else
      diagnostics.report(
          Kind::config_ignored_value, {pages, 0, 0},
          tr("the page of the collection '{}' is not found: its addresses are '/{}...'", one.name, one.route),
          tr("write 'permalink: {}:title/' into essaypack.yaml, as the pages are called", one.route));
  }
}

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return open_folder_sources(config, {.sort = sort, .report = report});
}

std::string slug_of_path(std::string_view path) {
  std::string slug;
  for (const std::string_view part : split(path, '/')) slug += (slug.empty() ? "" : "/") + github_slug(part);
  constexpr std::string_view kIndex = "/index";
  if (slug.ends_with(kIndex)) slug.resize(slug.size() - kIndex.size());
  return slug;
}

/// True where no page of the collection shows the entry, or that is not known.
bool is_filtered(const AstroCollection& collection, const AstroConfig& astro, const Post& post) {
  if (collection.queries.empty()) return false;
  std::string key;
  const std::string id = slug_of_path(post.stem_path.view());
  return std::none_of(collection.queries.begin(), collection.queries.end(), [&](const EntryQuery& query) {
    return is_found_by(query, post, id, astro.defaults, key) == Verdict::yes;
  });
}

/// Entries that no page shows are none of the site's.
void withhold(const Config& config, std::vector<Post>& posts) {
  withhold_unchosen(config, posts);
  const AstroConfig& astro = settings_of<AstroConfig>(config);
  if (!config.permalink.empty()) return;
  for (Post& post : posts)
    if (const AstroCollection* one = astro.collection_of(post.source.view());
        one && (one->pages == AstroCollection::Pages::none || is_filtered(*one, astro, post)))
      post.withheld.hidden = true;
}

}  // namespace

std::optional<std::string> make_astro_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  if (!post.head_permalink.empty()) return written_path(post.head_permalink, config);
  if (!config.permalink.empty() && post.kind == PostKind::post)
    return fill_permalink(config.permalink, post, config, diagnostics);
  const AstroConfig& astro = settings_of<AstroConfig>(config);
  std::string path;
  if (const AstroCollection* collection = astro.collection_of(post.source.view())) {
    path = collection->route + (post.head_slug.empty() ? slug_of_path(post.stem_path.view()) : post.head_slug.str());
    if (path == collection->route + "index" && collection->route.empty()) path.clear();
  } else {
    path = post.stem_path.str();
    if (file_part(path) == "index") path = parent_of(path);
  }
  path = tidy_path(path);
  while (path.ends_with('/')) path.pop_back();
  const bool is_closed = astro.trailing_slash == AstroSlash::always ||
                         (astro.trailing_slash == AstroSlash::ignore && astro.format == AstroFormat::directory);
  return path.empty() || !is_closed ? path : path + "/";
}

const SiteKind& astro_kind() {
  static const SiteKind kind{
      .name = "astro",
      .title = "Astro",
      .summary = mark("a site of Astro, or of a theme for it: astro.config.mjs"),
      .files = "astro.config.mjs astro.config.js astro.config.ts astro.config.mts astro.config.cjs",
      .rules = {.zone_is_optional = true,
                .folder_categories = FolderCategories::none,
                .needs_date = true,
                .has_archives = false,
                .reads_tags = false,
                .heading_ids = HeadingIds::github},
      .detect = detect,
      .read_files = read_files,
      .source_folders = source_folders,
      .set_defaults = set_defaults,
      .read_config = read_config,
      .read_data = read_data,
      .open_sources = open_sources,
      .withhold = withhold,
      .make_path = make_astro_path,
  };
  return kind;
}

}  // namespace essaypack
