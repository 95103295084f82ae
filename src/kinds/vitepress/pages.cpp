#include "kinds/vitepress/pages.h"

#include "base/text.h"
#include "base/value/yaml.h"
#include "config/site_folder.h"
#include "kinds/folder/settings_file.h"
#include "kinds/vitepress/encryption.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

namespace essaypack {

namespace fs = std::filesystem;

void read_vitepress(const fs::path& root, std::vector<PageRules>& rules) {
  for (const NamedScript& file : read_scripts(root, {".vitepress/config", ".vitepress/config/index"})) {
    std::vector<std::string> folders = named_folders(file.script, "srcDir");
    if (folders.empty()) folders.emplace_back();
    const std::vector<std::string> globs = literal_lists(file, "srcExclude");
    for (const std::string& folder : folders) {
      PageRules pages;
      pages.folder = folder;
      add_globs(globs, "", pages);
      rules.push_back(std::move(pages));
    }
  }
}

/// Globs of pages, and with a `!` of what is none.
static void add_patterns(const std::vector<std::string>& patterns, std::vector<PageRules>& rules) {
  if (patterns.empty()) return;
  PageRules pages;
  std::vector<std::string> unwanted;
  for (const std::string& pattern : patterns)
    pattern.starts_with('!') ? unwanted.push_back(pattern.substr(1)) : pages.wanted.push_back(pattern);
  add_globs(unwanted, "", pages);
  rules.push_back(std::move(pages));
}

/// What lies behind a password, by the paths of the texts.
static void add_encryption(PageEncryption encryption, std::vector<PageRules>& rules) {
  if (!encryption.is_any() || encryption.is_whole) return;  // texts of a site that is shut are counted as such
  PageRules pages;
  const auto shared = std::make_shared<const PageEncryption>(std::move(encryption));
  pages.is_shut = [shared](std::string_view path) { return shared->covers(path); };
  rules.push_back(std::move(pages));
}

void read_vuepress(const fs::path& root, std::vector<PageRules>& rules) {
  PageEncryption encryption = read_page_encryption(root);
  for (const NamedScript& file : read_scripts(root, {".vuepress/config"}))
    for (const std::string_view member : {"pagePatterns", "patterns"}) add_patterns(literal_lists(file, member), rules);
  for (const std::string name : {".vuepress/config.yml", ".vuepress/config.yaml", ".vuepress/config.toml"}) {
    const std::string text = read_settings(root, name);
    if (trim(text).empty()) continue;
    const ParsedValue parsed =
        name.ends_with(".toml") ? parse_toml(text, kConfigLimits) : parse_yaml(text, kConfigLimits);
    if (!parsed.value) throw unparsed_settings(name, parsed.line);
    add_page_encryption(*parsed.value, name, encryption);
    const Value* list = parsed.value->find("patterns");
    if (!list) continue;
    std::vector<std::string> patterns;
    for (const Value& item : list->items) patterns.push_back(item.text);
    if (!list->is_list() || std::find(patterns.begin(), patterns.end(), "") != patterns.end())
      throw settings_failure(name, list->line, tr("'patterns' is no list of strings: what it keeps back is not known"),
                             tr("write it as a list"));
    add_patterns(patterns, rules);
  }
  add_encryption(std::move(encryption), rules);
}

}  // namespace essaypack
