/// Astro's collections of texts and the pages that show them (withastro/astro 5, `content/loaders/glob.ts`,
/// `content/utils.ts`).

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "config/keys/key_reader.h"
#include "kinds/astro/astro.h"
#include "kinds/folder/page_rules.h"
#include "kinds/script/script_value.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 100'000;

std::vector<std::string> texts_of(const Value* value) {
  std::vector<std::string> texts;
  if (value && value->is_scalar()) texts.push_back(value->text);
  for (const Value& item : value ? value->items : std::vector<Value>())
    if (item.is_scalar()) texts.push_back(item.text);
  return texts;
}

/// What `defineCollection({…})` says.
void add_defined(const std::string& name, const Value& options, std::vector<AstroCollection>& collections) {
  const Value* loader = options.find("loader");
  const Value* base = loader ? loader->find("base") : nullptr;
  AstroCollection collection;
  collection.name = name;
  if (!base || !base->is_scalar()) return;
  const std::optional<std::string> folder = clean_folder(base->text);
  if (!folder) return;
  collection.folder = *folder;
  for (std::string& pattern : texts_of(loader->find("pattern")))
    if (!pattern.starts_with('!')) collection.patterns.push_back(std::move(pattern));
  collections.push_back(std::move(collection));
}

/// Folders of `content`, whose entries are a collection each where no loader says otherwise.
std::vector<std::string> folders_in(const fs::path& folder) {
  std::vector<std::string> names;
  search_tree(folder, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    if (entry == TreeEntry::folder && path.find('/') == path.npos && path[0] != '_' && path[0] != '.')
      names.emplace_back(path);
    return TreeStep::pass;
  });
  return names;
}

/// What stands between the first two lines `---` of a component.
std::string_view script_of_page(std::string_view text) {
  const std::size_t open = text.find("---");
  const std::size_t close = open == text.npos ? text.npos : text.find("\n---", open + 3);
  return close == text.npos ? std::string_view() : text.substr(open + 3, close - open - 3);
}

/// `slug` of `[slug]` and `[...slug]`; empty for a part that is as it stands.
std::string_view parameter_of(std::string_view part) {
  if (!part.starts_with('[') || !part.ends_with(']')) return {};
  part = part.substr(1, part.size() - 2);
  return part.starts_with("...") ? part.substr(3) : part;
}

/// A page that shows one entry after the other.
struct Route {
  std::string prefix;  ///< Before the parameter, with its slash.
  std::vector<std::string> collections;
  bool asks_others = false;  ///< It has its entries of a function of the site's own.
  std::vector<EntryQuery> queries;
};

/// Pages of numbers, tags and the like list entries; they are no pages of them.
bool lists_entries(std::string_view parameter, std::string_view prefix) {
  const std::string_view folder = file_part(parent_of(prefix));
  return parameter.starts_with("page") ||
         is_one_of(parameter, {"tag", "tags", "category", "categories", "author", "series", "year", "month", "lang",
                               "locale", "topic"}) ||
         is_one_of(folder, {"tag", "tags", "category", "categories", "author", "authors", "series", "archive",
                            "archives", "topics", "topic"});
}

std::optional<Route> read_route(const fs::path& site, const std::string& folder, std::string_view path,
                                SiteModules& modules) {
  std::string_view stem = without_extension(path);
  if (file_part(stem) == "index") stem = parent_of(stem);
  const std::string_view parameter = parameter_of(file_part(stem));
  const std::string_view prefix = folder_part(stem);
  if (parameter.empty() || prefix.find('[') != prefix.npos || lists_entries(parameter, prefix)) return {};
  constexpr std::size_t kMostBytes = 256 * 1024;
  const std::optional<std::string> text = read_file(site / folder / path, kMostBytes).bytes;
  const std::string_view source = script_of_page(text ? std::string_view(*text) : std::string_view());
  const Script script(source);
  if (script.line_of("getStaticPaths") == 0) return {};
  Route route{
      std::string(prefix), {}, false, read_entry_queries(source, join_path(folder, path), std::string(path), modules)};
  for (const std::string_view name : script.values_of_calls("getCollection")) route.collections.emplace_back(name);
  if (route.collections.empty())
    for (const EntryQuery& query : route.queries) route.collections.push_back(query.collection);
  route.asks_others = route.collections.empty();
  return route;
}

std::vector<Route> find_routes(const fs::path& site, const std::string& source) {
  std::vector<Route> routes;
  SiteModules modules(site, source);
  const std::string folder = join_path(source, "pages");
  search_tree(site / folder, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    if (entry == TreeEntry::folder) return file_part(path)[0] == '_' ? TreeStep::pass : TreeStep::enter;
    if (path.ends_with(".astro"))
      if (std::optional<Route> route = read_route(site, folder, path, modules)) routes.push_back(std::move(*route));
    return TreeStep::pass;
  });
  return routes;
}

}  // namespace

const AstroCollection* AstroConfig::collection_of(std::string_view post) const {
  const AstroCollection* best = nullptr;
  for (const AstroCollection& one : collections)
    if (is_below(post, one.folder) && (!best || one.folder.size() > best->folder.size())) best = &one;
  return best;
}

std::vector<AstroCollection> read_astro_collections(const fs::path& site, const std::string& source,
                                                    std::vector<SettingDoubt>& doubts) {
  std::vector<AstroCollection> collections;
  for (const std::string& stem : {join_path(source, "content.config"), join_path(source, "content/config")})
    for (const NamedScript& file : read_scripts(site, {stem})) {
      const ScriptValue found =
          read_constant(read_settings(site, file.name), "collections", {"defineCollection", "glob", "file"});
      for (const Value::Member& member : found.value.members) {
        add_defined(member.key, member.value, collections);
        const std::string loader = "collections." + member.key + ".loader";
        const int line = std::max(found.computed_line(loader), found.computed_line(loader + ".base"));
        // the folder of its name is read in any case
        if (line > 0 && !is_folder(site / source / "content" / member.key))
          doubts.push_back(make_doubt(
              file.name, line,
              tr("where the texts of the collection '{}' lie is computed, and no script is run: they are not read",
                 member.key),
              tr("write base: \"./src/content/{}\", or name their folder as 'source:' in essaypack.yaml", member.key)));
      }
    }
  const std::string content = join_path(source, "content");
  for (const std::string& name : folders_in(site / content)) {
    const std::string folder = content + "/" + name;
    const bool is_known = std::any_of(collections.begin(), collections.end(), [&](const AstroCollection& one) {
      return one.folder == folder || is_below(one.folder, folder) || is_below(folder, one.folder);
    });
    if (is_known) continue;
    AstroCollection& found = collections.emplace_back();
    found.name = name;
    found.folder = folder;
  }
  return collections;
}

void find_astro_routes(const fs::path& site, const std::string& source, std::vector<AstroCollection>& collections) {
  const std::vector<Route> routes = find_routes(site, source);
  const bool asks_others =
      std::any_of(routes.begin(), routes.end(), [](const Route& route) { return route.asks_others; });
  const bool has_known =
      std::any_of(routes.begin(), routes.end(), [](const Route& route) { return !route.asks_others; });
  for (AstroCollection& one : collections) {
    one.route = one.name + "/";
    const Route* best = nullptr;
    for (const Route& route : routes) {
      if (std::find(route.collections.begin(), route.collections.end(), one.name) == route.collections.end()) continue;
      for (const EntryQuery& query : route.queries)
        if (query.collection == one.name) one.queries.push_back(query);
      if (!best || (route.prefix == one.route && best->prefix != one.route)) best = &route;
    }
    if (best) {
      one.route = best->prefix;
      one.pages = AstroCollection::Pages::found;
    } else if (has_known && !asks_others) {
      one.pages = AstroCollection::Pages::none;
    }
  }
}

}  // namespace essaypack
