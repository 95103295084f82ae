#include "input/head_defaults.h"

#include "base/path.h"
#include "base/text.h"

#include <string>
#include <string_view>

namespace essaypack {
namespace {

bool is_path_of(const HeadDefaults& defaults, std::string_view source) {
  const std::string& path = defaults.path;
  if (path.empty() || source == path || is_below(source, path)) return true;
  return path.find('*') != std::string::npos && (matches_glob(path, source) || matches_glob(path + "/**", source));
}

bool is_type_of(const HeadDefaults& defaults, const Config& config, const Post& post) {
  const std::string& type = defaults.type;
  if (type.empty()) return true;
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
  // the last one that fits wins
  for (auto defaults = config.head_defaults.rbegin(); defaults != config.head_defaults.rend(); ++defaults)
    if (is_path_of(*defaults, source) && is_type_of(*defaults, config, post))
      for (const Value::Member& member : defaults->values.members) members.push_back(&member);
  return members;
}

}  // namespace essaypack
