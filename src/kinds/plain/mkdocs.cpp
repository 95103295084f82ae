#include "kinds/plain/mkdocs.h"

#include "base/file.h"
#include "base/text.h"
#include "base/value/yaml.h"
#include "config/site_folder.h"
#include "kinds/folder/settings_file.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// One file of the configuration, and those that it inherits behind it.
struct Settings {
  std::string name;
  Value map;
};

Failure unread(const Settings& file, const Value& value, std::string_view key) {
  return settings_failure(file.name, value.line,
                          tr("'{}' is not written literally: what it keeps back is not known", key),
                          tr("write what it says itself, without '!ENV'"));
}

std::vector<Settings> read_chain(const fs::path& root, std::string name) {
  constexpr std::size_t kMostFiles = 8;
  std::vector<Settings> chain;
  while (chain.size() < kMostFiles) {
    const std::string text = read_settings(root, name);
    if (!chain.empty() && !is_file(root / name))
      throw unread(chain.back(), *chain.back().map.find("INHERIT"), "INHERIT");
    if (trim(text).empty()) break;
    ParsedValue parsed = parse_yaml(text, kConfigLimits);
    if (!parsed.value || !(parsed.value->is_map() || parsed.value->is_null()))
      throw settings_failure(name, std::max(parsed.line, 1),
                             tr("the settings can't be parsed: what they keep back is not known"),
                             tr("correct the YAML"));
    chain.push_back({name, std::move(*parsed.value)});
    const Value* parent = chain.back().map.find("INHERIT");
    if (!parent || parent->is_null()) break;
    if (!parent->is_scalar() || parent->odd_tag) throw unread(chain.back(), *parent, "INHERIT");
    name = (fs::path(name).parent_path() / parent->text).lexically_normal().generic_string();
    if (name.starts_with('/') || name == chain.back().name) throw unread(chain.back(), *parent, "INHERIT");
  }
  return chain;
}

/// The values of a key that holds one or several; of `!ENV [NAME, default]` the default, which must be written.
std::vector<Value> literals_of(const Settings& file, const Value& value, std::string_view key) {
  std::vector<Value> found;
  if (value.is_null()) return found;
  if (value.odd_tag) {
    if (!value.is_list() || value.items.size() < 2) throw unread(file, value, key);
    Value text = value.items.back();
    if (!text.is_null()) found.push_back(std::move(text));
  } else if (value.is_list()) {
    for (const Value& item : value.items)
      for (Value& one : literals_of(file, item, key)) found.push_back(std::move(one));
  } else {
    found.push_back(value);
  }
  for (const Value& one : found)
    if (!one.is_scalar() || one.odd_tag) throw unread(file, one, key);
  return found;
}

/// The patterns of a key, of the first file that has it; nothing without one.
std::optional<IgnoreRules> patterns_of(const std::vector<Settings>& chain, std::string_view key) {
  for (const Settings& file : chain) {
    const Value* value = file.map.find(key);
    if (!value) continue;
    if (value->is_list() && !value->odd_tag) throw unread(file, *value, key);
    const std::vector<Value> texts = literals_of(file, *value, key);
    if (texts.empty()) return {};
    IgnoreRules patterns;
    patterns.add_file(texts.front().text);
    return patterns;
  }
  return {};
}

/// The folder of texts, below the root.
std::optional<std::string> docs_folder(const std::vector<Settings>& chain) {
  for (const Settings& file : chain)
    if (const Value* value = file.map.find("docs_dir"); value && !value->is_null()) {
      const std::vector<Value> named = literals_of(file, *value, "docs_dir");
      return folder_of_setting(named.empty() ? "docs" : named.front().text);
    }
  return folder_of_setting("docs");
}

/// The plugin `exclude`: globs and regular expressions of paths.
void read_plugin(const Settings& file, const Value& options, PageRules& pages) {
  if (options.odd_tag || options.is_scalar() || options.is_list()) throw unread(file, options, "exclude");
  const auto each = [&](std::string_view key, const auto& take) {
    const Value* value = options.find(key);
    if (!value) return;
    for (const Value& item : literals_of(file, *value, key)) take(item);
  };
  IgnoreRules globs;
  each("glob", [&](const Value& item) { globs.add_file(item.text); });
  pages.ignored.push_back(std::move(globs));
  each("regex", [&](const Value& item) {
    std::optional<Regex> regex = Regex::parse("^(?:" + item.text + ")");
    if (!regex) throw unread(file, item, "regex");
    pages.patterns.push_back(std::move(*regex));
  });
}

/// One entry of `plugins`, or all of them as a map.
void read_plugin_of(const Settings& file, const Value& plugin, PageRules& pages, std::vector<std::string>& meta_files) {
  for (const char* name : {"exclude", "excluder"})
    if (const Value* options = plugin.find(name); options && !options->is_null()) read_plugin(file, *options, pages);
  for (const char* name : {"meta", "material/meta"})
    if (const Value* options = plugin.find(name))
      if (const Value* own = options->find("meta_file"))
        for (const Value& text : literals_of(file, *own, "meta_file")) meta_files.push_back(text.text);
}

/// A map of plugins adds to what is inherited, a list takes its place.
void read_plugins(const std::vector<Settings>& chain, PageRules& pages, std::vector<std::string>& meta_files) {
  for (const Settings& file : chain) {
    const Value* plugins = file.map.find("plugins");
    if (!plugins || plugins->is_null()) continue;
    if (plugins->odd_tag) throw unread(file, *plugins, "plugins");
    read_plugin_of(file, *plugins, pages, meta_files);
    for (const Value& plugin : plugins->items) read_plugin_of(file, plugin, pages, meta_files);
    if (plugins->is_list()) return;
  }
}

}  // namespace

void read_mkdocs(const fs::path& root, std::vector<PageRules>& rules, std::vector<std::string>& meta_files) {
  for (const char* name : {"mkdocs.yml", "mkdocs.yaml"}) {
    const std::vector<Settings> chain = read_chain(root, name);
    if (chain.empty()) continue;
    PageRules pages;
    for (const char* key : {"exclude_docs", "draft_docs"})
      if (auto patterns = patterns_of(chain, key)) pages.ignored.push_back(*std::move(patterns));
    read_plugins(chain, pages, meta_files);
    if (pages.ignored.empty() && pages.patterns.empty()) continue;
    const std::optional<std::string> folder = docs_folder(chain);
    if (!folder) continue;
    pages.folder = *folder;
    rules.push_back(std::move(pages));
  }
}

}  // namespace essaypack
