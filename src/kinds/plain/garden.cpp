#include "kinds/plain/garden.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "kinds/plain/eleventy.h"
#include "kinds/plain/script.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::string_view kContent = "content";  // of Quartz
constexpr std::size_t kMostSettings = 256 * 1024;

std::string read_settings(const std::filesystem::path& file) {
  return is_file(file) ? read_file(file, kMostSettings).bytes.value_or("") : std::string();
}

/// EDN without its comments.
std::string without_edn_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"')
      end = end_of_string(text, at);
    else if (text[at] == ';')
      at = end = std::min(text.find('\n', at), text.size());
    out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

std::filesystem::path folder_of_garden(const std::filesystem::path& site) {
  constexpr int kMostParents = 32;
  std::filesystem::path folder = site;
  for (int i = 0; i < kMostParents; ++i, folder = folder.parent_path()) {
    for (const std::string_view root : {kQuartz, kLogseq, kDigitalGarden})
      if (is_file(folder / root)) return folder;
    if (is_eleventy_root(folder)) return folder;
    if (!folder.has_relative_path()) break;
  }
  return site;
}

}  // namespace

Garden::Garden(const Config& config) : folder_(folder_of_garden(config.site_folder)) {
  if (folder_ != config.site_folder) prefix_ = config.site_folder.lexically_relative(folder_).string() + "/";
  read_quartz();
  read_logseq();
  is_eleventy_ = is_eleventy_root(folder_);
  read_eleventy_ignores(folder_, ignored_);
}

void Garden::read_quartz() {
  const std::string text = without_script_comments(read_settings(folder_ / kQuartz));
  for (const std::string& pattern : strings_behind(text, "ignorePatterns"))
    ignored_.add_glob(std::string(kContent) + "/" + pattern);
  if (!text.empty()) read_git_ignores();
  const std::size_t filter = text.find("ExplicitPublish");
  if (filter == text.npos) return;
  const std::size_t call = text.find_first_not_of(" \t\n'\"]", filter + std::string_view("ExplicitPublish").size());
  is_explicit_quartz_ = call != text.npos && text[call] == '(';
}

/// Those below `content`, where it looks for them.
void Garden::read_git_ignores() {
  constexpr std::size_t kMostEntries = 100'000;
  constexpr std::string_view kName = ".gitignore";
  search_tree(folder_ / kContent, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::folder) return name[0] == '.' ? TreeStep::pass : TreeStep::enter;
    const std::string prefix = std::string(kContent) + "/" + std::string(path.substr(0, path.size() - name.size()));
    if (name == kName) ignored_.add_file(read_settings(folder_ / kContent / path), prefix);
    return TreeStep::pass;
  });
}

void Garden::read_logseq() {
  const std::string text = without_edn_comments(read_settings(folder_ / kLogseq));
  for (const std::string& path : strings_behind(text, ":hidden"))
    ignored_.add_glob(path.substr(std::min(path.find_first_not_of('/'), path.size())));
  constexpr std::string_view kAll = ":publishing/all-pages-public?";
  const std::size_t key = text.find(kAll);
  if (key == text.npos) return;
  const std::string_view value = trim(std::string_view(text).substr(key + kAll.size(), 8));
  logseq_choice_ = value.starts_with("true") ? Choice::everybody : Choice::nobody;
}

}  // namespace essaypack
