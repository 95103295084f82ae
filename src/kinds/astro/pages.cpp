#include "kinds/astro/pages.h"

namespace essaypack {

namespace fs = std::filesystem;

/// Pages and entries of collections whose names begin with `_` are none; loaders name others with `!`.
void read_astro(const fs::path& root, std::vector<PageRules>& rules) {
  if (read_scripts(root, {"astro.config"}).empty()) return;
  PageRules whole;
  whole.skips_underscores = true;
  for (const NamedScript& file : read_scripts(root, {"src/content.config", "src/content/config"})) {
    std::vector<std::string> globs;
    for (const std::string& pattern : literal_lists(file, "pattern"))
      if (pattern.starts_with('!')) globs.push_back(pattern.substr(1));
    for (const std::string& folder : named_folders(file.script, "base")) add_globs(globs, folder, whole);
  }
  rules.push_back(std::move(whole));
}

}  // namespace essaypack
