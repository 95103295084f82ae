/// Jekyll's `_config.yml` or `_config.toml` (jekyll/jekyll 202df57).

#include "base/text.h"
#include "config/shared_keys.h"

#include <algorithm>
#include <optional>

namespace essaypack {
namespace {

/// Jekyll's entries name files or folders with all that is in them, and a `*` in them passes slashes.
std::vector<std::string> as_globs(const std::vector<std::string>& entries) {
  std::vector<std::string> globs;
  for (const std::string& entry : entries) {
    std::string_view name = entry;
    while (!name.empty() && name.front() == '/') name.remove_prefix(1);
    while (!name.empty() && name.back() == '/') name.remove_suffix(1);
    if (name.empty()) continue;
    globs.emplace_back(name);
    globs.push_back(std::string(name) + "/**");
    if (name.front() == '*') globs.push_back("**/" + std::string(name));
  }
  return globs;
}

/// `collections: [notes]` or a map; those with `output: true` have pages.
void read_collections(KeyReader& keys, Config& config) {
  std::string above = config.source_folder.empty() ? "" : config.source_folder + "/";
  std::string folder;
  if (keys.text("collections_dir", folder))
    if (const std::optional<std::string> clean = clean_folder(folder); clean && !clean->empty()) above += *clean + "/";
  const Value* collections = keys.find("collections");
  if (!collections || !collections->is_map()) return;
  for (const Value::Member& member : collections->members) {
    const Value* permalink = member.value.find("permalink");
    const std::string pattern = permalink && permalink->is_scalar() ? permalink->text : std::string();
    const Value* output = member.value.find("output");
    if (member.key == "posts") {
      if (!pattern.empty()) config.permalink = pattern;
    } else if (output && output->is_scalar() && parse_bool(output->text).value_or(false)) {
      config.collections[member.key] = {above + '_' + member.key, pattern};
    }
  }
}

/// `defaults`: a list of `scope` and `values`. Jekyll lets the longer path win, and of equal ones the one with a type.
void read_defaults(KeyReader& keys, Config& config) {
  const Value* defaults = keys.find("defaults");
  if (!defaults) return;
  for (const Value& item : defaults->items) {
    const Value* scope = item.find("scope");
    const Value* values = item.find("values");
    if (!values || !values->is_map()) continue;
    const auto text = [&](std::string_view key) {
      const Value* value = scope ? scope->find(key) : nullptr;
      return value && value->is_scalar() && !value->is_null() ? value->text : std::string();
    };
    std::string path = text("path");
    while (!path.empty() && path.front() == '/') path.erase(0, 1);
    while (!path.empty() && path.back() == '/') path.pop_back();
    config.head_defaults.push_back({std::move(path), text("type"), *values});
  }
  std::stable_sort(config.head_defaults.begin(), config.head_defaults.end(), [](const HeadDefaults& a, const HeadDefaults& b) {
    return a.path.size() != b.path.size() ? a.path.size() < b.path.size() : a.type.empty() && !b.type.empty();
  });
}

}  // namespace

const JekyllCollection* find_collection(const Config& config, std::string_view source) {
  for (const auto& [name, collection] : config.collections)
    if (source.substr(0, collection.folder.size() + 1) == collection.folder + "/") return &collection;
  return nullptr;
}

void read_jekyll(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  std::string text;
  read_site_texts(keys, config);
  for (const std::string_view key : {"locale", "lang"}) read_language(keys, key, config.language);
  if (keys.text("baseurl", text)) config.root = clean_root(text);
  if (keys.text("permalink", text) && !text.empty()) config.permalink = text;
  read_collections(keys, config);
  read_defaults(keys, config);
  config.first_paragraph_is_excerpt = true;
  if (keys.text("excerpt_separator", config.excerpt_separator)) config.first_paragraph_is_excerpt = false;
  read_params(&file.root(), config.params);
  keys.folder("destination", config.public_folder);
  std::vector<std::string> entries;
  if (keys.texts("exclude", entries)) config.exclude = as_globs(entries);
  if (keys.texts("include", entries)) config.include = as_globs(entries);
  if (keys.texts("markdown_ext", entries)) {
    config.extensions.clear();
    for (const std::string& entry : entries)
      for (const std::string_view extension : split(entry, ','))
        if (const std::string_view name = trim(extension); !name.empty()) config.extensions.push_back(to_lower_ascii(name));
  }
  read_feed(keys.map_if_any("feed"), config.feed);
}

}  // namespace essaypack
