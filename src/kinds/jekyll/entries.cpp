#include "kinds/jekyll/entries.h"

#include "base/path.h"
#include "config/path_pattern.h"
#include "kinds/jekyll/jekyll.h"

#include <algorithm>
#include <string>

namespace essaypack {
namespace {

enum class Entry { file, folder };

/// Jekyll's entries fit all paths that begin as they do.
bool fits(std::string_view entry, std::string_view path, Entry kind) {
  while (!entry.empty() && entry.front() == '/') entry.remove_prefix(1);
  if (path.starts_with(entry) || matches_ruby_pattern(entry, path)) return true;
  return kind == Entry::folder && entry == std::string(path) + "/";
}

bool fits_any(const std::vector<std::string>& entries, std::string_view path, Entry kind) {
  return std::any_of(entries.begin(), entries.end(), [&](const std::string& entry) { return fits(entry, path, kind); });
}

bool is_excluded(const JekyllConfig& jekyll, std::string_view path, Entry kind) {
  return std::any_of(jekyll.exclude.begin(), jekyll.exclude.end(), [&](const std::string& entry) {
    const bool is_included = std::find(jekyll.include.begin(), jekyll.include.end(), entry) != jekyll.include.end();
    return !is_included && fits(entry, path, kind);
  });
}

bool is_home(const Config& config, std::string_view folder) {
  const std::string_view name = file_part(folder);
  if (name == "_posts" || name == "_drafts") return true;
  const std::string below_site = join_path(config.source_folder, folder);
  const auto& collections = settings_of<JekyllConfig>(config).collections;
  return std::any_of(collections.begin(), collections.end(),
                     [&](const auto& collection) { return collection.second.folder == below_site; });
}

}  // namespace

bool is_left_out_by_jekyll(const Config& config, std::string_view path) {
  const JekyllConfig& jekyll = settings_of<JekyllConfig>(config);
  // `include` may name a file wherever it lies
  if (std::find(jekyll.include.begin(), jekyll.include.end(), path) != jekyll.include.end()) return false;
  bool is_free = false;
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string_view part = path.substr(0, end);
    const std::string_view name = file_part(part);
    const Entry kind = end == path.npos ? Entry::file : Entry::folder;
    is_free = is_free || (kind == Entry::folder && is_home(config, part));
    if (!fits_any(jekyll.include, name, kind)) {
      if (is_excluded(jekyll, part, kind)) return true;
      if (!is_free && std::string_view("._#~").find(name.front()) != std::string_view::npos) return true;
    }
    if (kind == Entry::file) return false;
  }
}

bool has_jekyll_posts(const Config& config, std::string_view path) {
  return path.starts_with(settings_of<JekyllConfig>(config).collections_dir);
}

}  // namespace essaypack
