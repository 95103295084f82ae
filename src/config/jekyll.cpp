/// Jekyll's `_config.yml` or `_config.toml` (jekyll/jekyll 202df57).

#include "base/text.h"
#include "config/shared_keys.h"

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

}  // namespace

void read_jekyll(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  std::string text;
  read_site_texts(keys, config);
  for (const std::string_view key : {"locale", "lang"}) read_language(keys, key, config.language);
  if (keys.text("baseurl", text)) config.root = clean_root(text);
  if (keys.text("permalink", text) && !text.empty()) config.permalink = text;
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
