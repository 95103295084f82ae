#include "input/site_sources.h"

#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "input/source_folders.h"

#include <algorithm>

namespace essaypack {

bool has_hidden_part(std::string_view path, std::string_view marks) {
  for (std::size_t at = 0; at < path.size();) {
    if (marks.find(path[at]) != std::string_view::npos) return true;
    const std::size_t slash = path.find('/', at);
    if (slash == std::string_view::npos) break;
    at = slash + 1;
  }
  return false;
}

std::optional<std::string_view> behind_part(std::string_view path, std::string_view name) {
  const std::string inner = "/" + std::string(name) + "/";
  const std::size_t at = path.rfind(inner);
  if (at != std::string_view::npos) return path.substr(at + inner.size());
  if (path.starts_with(name) && path.size() > name.size() && path[name.size()] == '/')
    return path.substr(name.size() + 1);
  return {};
}

bool is_readme(std::string_view path) {
  const std::string name = to_lower_ascii(file_part(path).substr(0, 7));
  return name.compare(0, 6, "readme") == 0 &&
         (name.size() == 6 || std::string_view("._-").find(name[6]) != std::string_view::npos);
}

bool SourceDesk::is_included(std::string_view source) const {
  return is_below(source, config_.source_folder) &&
         matches_any_glob(config_.include, below(source, config_.source_folder));
}

bool SourceDesk::is_hidden(const SourceFile& file, std::string_view path, std::string_view marks) {
  if (!has_hidden_part(path, marks) || is_included(file.source)) return false;
  ++passed_over_;
  diagnostics_.report(Kind::input_hidden_post, {file.source, 0, 0},
                      tr("the post is passed over: a part of its path starts with '.' or '_'"),
                      tr("rename it to publish it"));
  return true;
}

std::optional<SourceFile> SourceDesk::sort_page(SourceFile file, std::string_view marks) const {
  if (!is_below(file.source, config_.source_folder) || !config_.selection.empty()) return {};
  const std::string_view path = below(file.source, config_.source_folder);
  if (has_hidden_part(path, marks) && !matches_any_glob(config_.include, path)) return {};
  file.kind = PostKind::page;
  file.stem_path = without_extension(path);
  return file;
}

void SourceDesk::pass_over(const std::string& folder) {
  ++private_[folder];
  ++passed_over_;
}

void SourceDesk::report_private_folders() const {
  for (const auto& [path, count] : private_)
    diagnostics_.report(Kind::input_private_folder, {path, 0, 0},
                        tr_n("one text is passed over: '{2}' is a private name",
                             "{} texts are passed over: '{}' is a private name", count, file_part(path)),
                        tr("rename it to publish what it holds, or name it in 'include'"));
}

bool SiteSources::is_among_posts(std::string_view path, const Config& config) const {
  return nearest_folder(path, config.post_folders) != nullptr;
}

}  // namespace essaypack
