/// `defaults` of Jekyll's configuration.

#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "kinds/jekyll/jekyll.h"

#include <string>
#include <string_view>

namespace essaypack {
namespace {

/// `path` without the folder that holds Jekyll's collections.
std::string_view below_collections(const Config& config, std::string_view path) {
  const std::string& folder = settings_of<JekyllConfig>(config).collections_dir;
  return !folder.empty() && is_below(path, folder) ? path.substr(folder.size() + 1) : path;
}

/// Jekyll's scopes fit all paths that begin as they do; one with a star names files and folders that there are.
bool is_path_of(const Config& config, const HeadDefaults& defaults, std::string_view source) {
  const std::string_view path = below_collections(config, defaults.path);
  if (path.find('*') == std::string_view::npos) return source.starts_with(path);
  return matches_glob(path, source) || matches_glob(std::string(path) + "/**", source);
}

bool is_type_of(const HeadDefaults& defaults, const Config& config, const SourceFile& file) {
  std::string type = defaults.type;
  if (type.empty()) return true;
  // names that Jekyll had once and still reads
  if (type == "post" || type == "page" || type == "draft") type += 's';
  if (file.kind == PostKind::post) return type == "posts" || (type == "drafts" && file.is_draft);
  const JekyllConfig& jekyll = settings_of<JekyllConfig>(config);
  const JekyllCollection* collection = find_collection(jekyll, file.source);
  if (!collection) return type == "pages";
  const auto named = jekyll.collections.find(type);
  return named != jekyll.collections.end() && &named->second == collection;
}

}  // namespace

std::vector<Value::Member> fitting_defaults(const Config& config, const SourceFile& file) {
  const std::vector<HeadDefaults>& all = settings_of<JekyllConfig>(config).head_defaults;
  std::vector<Value::Member> members;
  std::string_view source = file.source;
  if (const std::string& folder = config.source_folder; !folder.empty() && is_below(source, folder))
    source.remove_prefix(folder.size() + 1);
  source = below_collections(config, source);
  // the last one that fits wins
  for (auto defaults = all.rbegin(); defaults != all.rend(); ++defaults)
    if (is_path_of(config, *defaults, source) && is_type_of(*defaults, config, file))
      for (const Value::Member& member : defaults->values.members) members.push_back(member);
  return members;
}

}  // namespace essaypack
