#include "input/head_defaults.h"

#include "base/path.h"
#include "base/text.h"
#include "base/glob.h"

#include <string>
#include <string_view>

namespace essaypack {
namespace {

/// `path` without the folder that holds Jekyll's collections.
std::string_view below_collections(const Config& config, std::string_view path) {
  const std::string& folder = config.jekyll.collections_dir;
  return !folder.empty() && is_below(path, folder) ? path.substr(folder.size() + 1) : path;
}

/// Jekyll's scopes fit all paths that begin as they do; one with a star names files and folders that there are.
bool is_path_of(const Config& config, const HeadDefaults& defaults, std::string_view source) {
  const std::string_view path = below_collections(config, defaults.path);
  if (path.find('*') == std::string_view::npos) return source.starts_with(path);
  return matches_glob(path, source) || matches_glob(std::string(path) + "/**", source);
}

bool is_type_of(const HeadDefaults& defaults, const Config& config, const Post& post) {
  std::string type = defaults.type;
  if (type.empty()) return true;
  // names that Jekyll had once and still reads
  if (type == "post" || type == "page" || type == "draft") type += 's';
  if (post.kind == PostKind::post) return type == "posts" || (type == "drafts" && post.withheld.draft);
  const JekyllCollection* collection = find_collection(config, post.source);
  if (!collection) return type == "pages";
  const auto named = config.collections.find(type);
  return named != config.collections.end() && &named->second == collection;
}

}  // namespace

std::vector<const Value::Member*> fitting_defaults(const Config& config, const Post& post) {
  std::vector<const Value::Member*> members;
  std::string_view source = post.source;
  if (const std::string& folder = config.source_folder; !folder.empty() && is_below(source, folder))
    source.remove_prefix(folder.size() + 1);
  source = below_collections(config, source);
  // the last one that fits wins
  for (auto defaults = config.head_defaults.rbegin(); defaults != config.head_defaults.rend(); ++defaults)
    if (is_path_of(config, *defaults, source) && is_type_of(*defaults, config, post))
      for (const Value::Member& member : defaults->values.members) members.push_back(&member);
  return members;
}

}  // namespace essaypack
