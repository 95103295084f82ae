#include "kinds/packages.h"

#include "base/file.h"

namespace essaypack {

bool asks_for_package(const SiteFolder& folder, std::string_view name) {
  const std::optional<std::string> package = read_file(folder.path() / "package.json", kMostConfigBytes).bytes;
  if (!package) return false;
  const ParsedValue parsed = parse_json(*package, kConfigLimits);
  if (!parsed.value) return package->find('"' + std::string(name) + '"') != std::string::npos;
  if (parsed.value->find(name)) return true;
  for (const std::string_view key : {"dependencies", "devDependencies"})
    if (const Value* packages = parsed.value->find(key); packages && packages->find(name)) return true;
  return false;
}

std::vector<ReadFile> read_named_config(const SiteFolder& folder, std::initializer_list<std::string_view> extensions,
                                        const std::string& generator) {
  if (const auto name = folder.first_of("", {"_config"}, extensions)) return {folder.read(*name)};
  folder.refuse_lookalike({"_config."}, verbatim(generator), "_config.yml");
  return {};
}

void refuse_lost_config(const SiteFolder& folder) {
  for (const std::string_view name : {"_config.yml", "_config.yaml", "_config.json", "_config.toml"})
    if (folder.has_file(name))
      throw folder.names().failure(name, tr("the file is there, but no posts of Hexo or Jekyll"), kTypeHint);
  folder.refuse_lookalike({"_config."}, tr("{} and {}", "Hexo", "Jekyll"), "_config.yml");
}

}  // namespace essaypack
