#include "kinds/hugo/files.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "diag/failure.h"

#include <algorithm>

namespace essaypack {
namespace {

/// Hugo's keys are the same in any case; all are read in lower case.
void lower_keys(Value& value) {
  for (Value& item : value.items) lower_keys(item);
  for (Value::Member& member : value.members) {
    member.key = to_lower_ascii(member.key);
    lower_keys(member.value);
  }
}

/// `params.toml` is `params`, `params.en.toml` is `languages.en.params`; other names say nothing where there is a
/// language.
std::vector<std::string> key_of(std::string_view path) {
  std::string stem = to_lower_ascii(file_part(without_extension(path)));
  if (const std::size_t dot = stem.rfind('.'); dot != std::string::npos) {
    const std::string code = stem.substr(dot + 1);
    stem.resize(dot);
    if (stem == "params" || stem == "menu" || stem == "menus") return {"languages", code, stem};
    return {"languages", code};
  }
  if (stem == "hugo" || stem == "config") return {};
  return {stem};
}

void lay_over(Value& below, const Value& above) {
  if (!below.is_map() || !above.is_map()) {
    below = above;
    return;
  }
  for (const Value::Member& member : above.members) {
    const auto same = std::find_if(below.members.begin(), below.members.end(),
                                   [&](const Value::Member& known) { return known.key == member.key; });
    if (same == below.members.end())
      below.members.push_back(member);
    else
      lay_over(same->value, member.value);
  }
}

}  // namespace

std::vector<HugoFile> find_hugo_files(const std::filesystem::path& folder, const std::string& main) {
  std::vector<HugoFile> files;
  if (!main.empty()) files.push_back({main, {}});
  for (const std::string environment : {"config/_default", "config/production"}) {
    std::error_code error;
    if (!is_folder(folder / environment)) {
      if (std::filesystem::is_symlink(folder / environment, error))
        throw Failure(ExitCode::usage, Kind::config_bad_file, {environment, 0, 0}, tr("the link leads to no folder"),
                      tr("correct the link, or remove it"));
      continue;
    }
    std::vector<std::string> paths;
    const FileTree tree = walk_files(folder / environment, folder, [](std::string_view) { return true; });
    for (const auto& [path, reason] : tree.unreadable)
      throw Failure(ExitCode::environment, Kind::io_unreadable, {join_path(environment, path), 0, 0},
                    tr("the configuration can't be read: {}", reason));
    for (const FoundFile& file : tree.files) paths.push_back(file.path);
    // reading one fails, with its name: what it says might keep posts back
    paths.insert(paths.end(), tree.dead_links.begin(), tree.dead_links.end());
    std::erase_if(paths, [](const std::string& path) {
      const std::string extension = extension_of(path);
      return extension != "toml" && extension != "yaml" && extension != "yml" && extension != "json";
    });
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) files.push_back({join_path(environment, path), key_of(path)});
  }
  return files;
}

Value placed_below(const std::vector<std::string>& key, Value content) {
  for (auto name = key.rbegin(); name != key.rend(); ++name) {
    Value::Member member{*name, content.line, content.column, std::move(content)};
    content = {};
    content.type = Value::Type::map;
    content.line = member.line;
    content.column = member.column;
    content.members.push_back(std::move(member));
  }
  lower_keys(content);
  return content;
}

Value merge_hugo_files(const std::vector<ReadFile>& files) {
  Value merged;
  merged.type = Value::Type::map;
  for (const ReadFile& file : files)
    if (file.value.is_map()) lay_over(merged, file.value);
  return merged;
}

}  // namespace essaypack
