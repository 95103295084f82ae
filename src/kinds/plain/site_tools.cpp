#include "kinds/plain/site_tools.h"

#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "base/value/yaml.h"
#include "config/site_folder.h"
#include "kinds/astro/pages.h"
#include "kinds/folder/settings_file.h"
#include "kinds/plain/mdbook.h"
#include "kinds/plain/mkdocs.h"
#include "kinds/vitepress/pages.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPublish = ".obsidian/publish.json";

/// False for what rules of webpack and other plugins of Docusaurus take or leave; what may be an option of those for
/// docs, posts and pages counts, wherever it stands.
bool is_of_content(const Script::Owners& owners) {
  constexpr std::size_t kMostOwners = 64;
  for (std::size_t at = owners.size(); at > 0 && owners.size() - at < kMostOwners; --at) {
    const std::string_view owner = owners[at - 1];
    if (is_one_of(owner, {"docs", "blog", "pages"}) || owner.find("content-docs") != owner.npos ||
        owner.find("content-blog") != owner.npos || owner.find("content-pages") != owner.npos)
      return true;
    if (is_one_of(owner, {"rules",
                          "rule",
                          "module",
                          "webpack",
                          "new",
                          "sitemap",
                          "theme",
                          "themeConfig",
                          "gtag",
                          "googleGtag",
                          "svgr",
                          "pwa",
                          "remarkPlugins",
                          "rehypePlugins",
                          "recmaPlugins",
                          "beforeDefaultRemarkPlugins",
                          "beforeDefaultRehypePlugins",
                          "jsLoader",
                          "optimization",
                          "devServer",
                          "resolve",
                          "search",
                          "algolia"}))
      return false;
    // a preset has options of several plugins, and a plugin of the site's own may be any
    if (owner.starts_with('[') && owner != "[classic" && owner.find("preset") == owner.npos && !owner.starts_with("[."))
      return false;
  }
  return true;
}

/// `exclude` of its plugins counts below the folder of each, and below those of versions and translations. Whose list
/// an `include` is can't be told, so it may only say what goes without saying.
void read_docusaurus(const fs::path& root, std::vector<PageRules>& rules) {
  for (const NamedScript& file : read_scripts(root, {"docusaurus.config"})) {
    const std::vector<std::string> globs = literal_lists(file, "exclude", is_of_content),
                                   wanted = literal_lists(file, "include", is_of_content);
    if (std::any_of(wanted.begin(), wanted.end(), [](const std::string& glob) { return !glob.starts_with("**/*."); }) ||
        (!wanted.empty() && !matches_any_glob(wanted, "a/b.md")))
      throw settings_failure(file.name, file.script.line_of("include"),
                             tr("'include' leaves texts out, and which of them is not known"),
                             tr("name them in 'exclude' instead"));
    PageRules whole;
    whole.skips_underscores = true;
    std::vector<std::string> folders = named_folders(file.script, "path");
    for (const char* usual :
         {"docs/", "blog/", "src/pages/", "versioned_docs/*/", "*_versioned_docs/*/", "i18n/*/*/", "i18n/*/*/*/"})
      folders.emplace_back(usual);
    for (const std::string& folder : folders) {
      if (!folder.starts_with("../")) {
        add_globs(globs, folder, whole);
        continue;
      }
      PageRules beside;
      beside.folder = folder;
      beside.skips_underscores = true;
      add_globs(globs, "", beside);
      rules.push_back(std::move(beside));
    }
    rules.push_back(std::move(whole));
  }
}

/// Folders that Obsidian Publish is told to publish, or not to.
void read_publish(const fs::path& root, std::vector<PageRules>& rules, std::vector<std::string>& chosen) {
  const std::string text = read_settings(root, kPublish);
  if (trim(text).empty()) return;
  const ParsedValue parsed = parse_json(text, kConfigLimits);
  if (!parsed.value)
    throw settings_failure(kPublish, parsed.line, tr("the settings can't be parsed, and may keep texts back"),
                           tr("correct the JSON, or remove the file"));
  const auto paths = [&](std::string_view key) {
    std::vector<std::string> found;
    const Value* list = parsed.value->find(key);
    if (!list || list->is_null()) return found;
    for (const Value& item : list->items)
      if (item.is_scalar())
        if (auto path =
                folder_of_setting(item.text.substr(std::min(item.text.find_first_not_of('/'), item.text.size()))))
          found.push_back(std::move(*path));
    if (!list->is_list() || found.size() < list->items.size())
      throw settings_failure(kPublish, list->line, tr("'{}' is no list of folders", key),
                             tr("write it as [\"folder\"]"));
    return found;
  };
  PageRules none;
  none.folders_out = paths("excluded");
  if (!none.folders_out.empty()) rules.push_back(std::move(none));
  chosen = paths("included");
}

bool is_root(const fs::path& folder) {
  constexpr const char* kNames[] = {
      "mkdocs.yml",           "mkdocs.yaml", "book.toml", kPublish, ".vuepress/config.yml", ".vuepress/config.yaml",
      ".vuepress/config.toml"};
  constexpr const char* kStems[] = {"docusaurus.config", "astro.config", ".vitepress/config", ".vitepress/config/index",
                                    ".vuepress/config"};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](const char* name) { return is_file(folder / name); }) ||
         std::any_of(std::begin(kStems), std::end(kStems), [&](const char* stem) {
           return std::any_of(std::begin(kScriptEndings), std::end(kScriptEndings),
                              [&](const char* ending) { return is_file(folder / (std::string(stem) + ending)); });
         });
}

/// True for what may make its folder the root of a tool.
bool marks_root(std::string_view name, TreeEntry entry) {
  if (entry == TreeEntry::folder) return name == ".vitepress" || name == ".vuepress" || name == ".obsidian";
  return name == "book.toml" || name.starts_with("mkdocs.y") || name.starts_with("docusaurus.config.") ||
         name.starts_with("astro.config.");
}

}  // namespace

std::optional<std::string> SiteTools::root_of(std::string_view path, TreeEntry entry) {
  const std::string_view folder = folder_part(path);
  if (folder.empty() || !marks_root(file_part(path), entry)) return {};
  return std::string(folder);
}

std::set<std::string> SiteTools::find_roots(const fs::path& site) {
  constexpr std::size_t kMostEntries = 1'000'000;
  std::set<std::string> roots;
  const bool is_whole = search_tree(site, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (std::optional<std::string> root = root_of(path, entry)) roots.insert(std::move(*root));
    if (entry == TreeEntry::file) return TreeStep::pass;
    return name[0] == '.' || name == "node_modules" ? TreeStep::pass : TreeStep::enter;
  });
  if (!is_whole)
    throw settings_failure("", 0, tr("the folder is too large to look for the settings of other tools in it"),
                           tr("build a part of it"));
  return roots;
}

SiteTools::SiteTools(const fs::path& site, const std::set<std::string>& below) {
  add(site, "", "");
  for (const std::string& folder : below) add(site / folder, "", folder);
  constexpr int kMostParents = 32;
  fs::path folder = site;
  for (int i = 0; i < kMostParents && folder.has_relative_path(); ++i) {
    folder = folder.parent_path();
    if (!is_root(folder)) continue;
    root_above_ = folder;
    add(folder, site.lexically_relative(folder).generic_string() + "/", "");
    break;
  }
}

void SiteTools::add(const fs::path& folder, std::string above, std::string below) {
  Root root{std::move(above), std::move(below), {}, {}};
  try {
    read_mkdocs(folder, root.rules, folder_files_);
    read_mdbook(folder, root.rules);
    read_docusaurus(folder, root.rules);
    read_vitepress(folder, root.rules);
    read_vuepress(folder, root.rules);
    read_astro(folder, root.rules);
    read_publish(folder, root.rules, root.chosen);
  } catch (const Failure& failure) {
    // the readers know paths below their root alone
    if (root.below.empty() || !failure.kind()) throw;
    Place place = failure.place();
    place.file = root.below + place.file;
    throw Failure(failure.code(), *failure.kind(), place, failure.message(), failure.hint());
  }
  if (!root.rules.empty() || !root.chosen.empty()) roots_.push_back(std::move(root));
}

std::string SiteTools::Root::inside(std::string_view path) const {
  if (!below.empty() && !path.starts_with(below)) return fs::path(path).lexically_relative(below).generic_string();
  return above + std::string(path.substr(below.size()));
}

bool SiteTools::leaves_out(std::string_view path) const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) {
    const std::string inside = root.inside(path);
    return std::any_of(root.rules.begin(), root.rules.end(),
                       [&](const PageRules& rules) { return rules.leaves_out(inside); });
  });
}

bool SiteTools::is_unchosen(std::string_view path) const {
  return std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) {
    const std::string inside = root.inside(path);
    return !root.chosen.empty() && !inside.starts_with("../") &&
           std::none_of(root.chosen.begin(), root.chosen.end(),
                        [&](const std::string& folder) { return lies_in(inside, folder); });
  });
}

}  // namespace essaypack
