#include "kinds/folder/page_rules.h"

#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "kinds/folder/settings_file.h"

#include <algorithm>

namespace essaypack {

namespace fs = std::filesystem;

std::vector<NamedScript> read_scripts(const fs::path& root, std::initializer_list<std::string_view> stems) {
  std::vector<NamedScript> found;
  for (const std::string_view stem : stems)
    for (const char* ending : kScriptEndings) {
      const std::string name = std::string(stem) + ending;
      if (const std::string text = read_settings(root, name); !trim(text).empty())
        found.push_back({name, Script(text)});
    }
  return found;
}

std::vector<std::string> literal_lists(const NamedScript& file, std::string_view member,
                                       bool (*counts)(const Script::Owners&)) {
  Script::Strings lists = file.script.lists(member, counts);
  if (lists.unread_line > 0)
    throw settings_failure(
        file.name, lists.unread_line,
        tr("'{}' is no list of strings, and no script is run: what it keeps back is not known", member),
        tr("write it as {}: [\"private/**\"]", member));
  return std::move(lists.texts);
}

std::vector<std::string> named_folders(const Script& script, std::string_view member) {
  std::vector<std::string> folders;
  for (const ScriptToken& value : script.values(member))
    if (value.type == ScriptToken::Type::text)
      if (const auto folder = folder_of_setting(value.text)) folders.push_back(*folder);
  return folders;
}

void add_globs(const std::vector<std::string>& globs, std::string_view prefix, PageRules& rules) {
  IgnoreRules& ignored = rules.ignored.emplace_back();
  for (const std::string& glob : globs)
    ignored.add_glob(std::string(prefix) + (glob.starts_with("./") ? glob.substr(2) : glob));
}

std::optional<std::string> folder_of_setting(std::string_view path) {
  std::string normal = fs::path(path).lexically_normal().generic_string();
  while (normal.ends_with('/')) normal.pop_back();
  if (path.starts_with('/')) return {};
  return normal.empty() || normal == "." ? std::string() : normal + "/";
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) || (path.size() + 1 == folder.size() && folder.starts_with(path));
}

bool PageRules::leaves_out(std::string_view path) const {
  if (!path.starts_with(folder) || (folder.empty() && path.starts_with("../"))) return false;
  const std::string_view inner = path.substr(folder.size());
  if (skips_underscores && file_part(inner).starts_with('_')) return true;
  if (is_shut && is_shut(inner)) return true;
  if (!wanted.empty() && !matches_any_glob(wanted, inner)) return true;
  return std::any_of(folders_out.begin(), folders_out.end(),
                     [&](const std::string& out) { return lies_in(inner, out); }) ||
         std::any_of(ignored.begin(), ignored.end(), [&](const IgnoreRules& one) { return one.ignores(inner); }) ||
         std::any_of(patterns.begin(), patterns.end(),
                     [&](const Regex& one) { return one.finds(inner).value_or(true); });
}

}  // namespace essaypack
