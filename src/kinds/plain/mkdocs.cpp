#include "kinds/plain/mkdocs.h"

#include "base/file.h"
#include "base/text.h"
#include "base/value/yaml.h"
#include "config/site_folder.h"
#include "kinds/plain/settings_file.h"

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
                          "'" + std::string(key) + "' is not written literally: what it keeps back is not known",
                          "write what it says itself, without '!ENV'");
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
                             "the settings can't be parsed: what they keep back is not known", "correct the YAML");
    chain.push_back({name, std::move(*parsed.value)});
    const Value* parent = chain.back().map.find("INHERIT");
    if (!parent || parent->is_null()) break;
    if (!parent->is_scalar() || parent->odd_tag) throw unread(chain.back(), *parent, "INHERIT");
    name = (fs::path(name).parent_path() / parent->text).lexically_normal().generic_string();
    if (name.starts_with('/') || name == chain.back().name) throw unread(chain.back(), *parent, "INHERIT");
  }
  return chain;
}

/// The text of a key, of the first file that has it; nothing without one.
std::optional<std::string> text_of(const std::vector<Settings>& chain, std::string_view key) {
  for (const Settings& file : chain) {
    const Value* value = file.map.find(key);
    if (!value) continue;
    if (value->is_null()) return {};
    if (!value->is_scalar() || value->odd_tag) throw unread(file, *value, key);
    return value->text;
  }
  return {};
}

/// The plugin `exclude`: globs and regular expressions of paths.
void read_plugin(const Settings& file, const Value& options, PageRules& pages) {
  const auto each = [&](std::string_view key, const auto& take) {
    const Value* value = options.find(key);
    if (!value || value->is_null()) return;
    const std::vector<Value> one{*value};
    for (const Value& item : value->is_list() ? value->items : one) {
      if (!item.is_scalar() || item.odd_tag) throw unread(file, item, key);
      take(item);
    }
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

void read_plugins(const std::vector<Settings>& chain, PageRules& pages) {
  for (const Settings& file : chain) {
    const Value* plugins = file.map.find("plugins");
    if (!plugins) continue;
    const auto take = [&](const Value& plugin) {
      for (const char* name : {"exclude", "excluder"})
        if (const Value* options = plugin.find(name)) read_plugin(file, *options, pages);
    };
    take(*plugins);
    for (const Value& plugin : plugins->items) take(plugin);
    return;
  }
}

}  // namespace

void read_mkdocs(const fs::path& root, std::vector<PageRules>& rules) {
  for (const char* name : {"mkdocs.yml", "mkdocs.yaml"}) {
    const std::vector<Settings> chain = read_chain(root, name);
    if (chain.empty()) continue;
    PageRules pages;
    for (const char* key : {"exclude_docs", "draft_docs"})
      if (const auto text = text_of(chain, key)) pages.ignored.emplace_back().add_file(*text);
    read_plugins(chain, pages);
    const auto folder = folder_of_setting(text_of(chain, "docs_dir").value_or("docs"));
    if (!folder || (pages.ignored.empty() && pages.patterns.empty())) continue;
    pages.folder = *folder;
    rules.push_back(std::move(pages));
  }
}

}  // namespace essaypack
