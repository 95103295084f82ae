#include "kinds/folder/script_file.h"

#include "base/file.h"
#include "base/path.h"
#include "kinds/folder/settings_file.h"

namespace essaypack {

namespace fs = std::filesystem;

std::optional<std::string> find_script(const SiteFolder& site, std::string_view folder,
                                       std::initializer_list<std::string_view> stems) {
  return site.first_of(folder, stems, {"js", "mjs", "cjs", "ts", "mts", "cts"});
}

ScriptValue read_script_file(const fs::path& root, const std::string& name) {
  const auto import = [&](std::string_view path) -> std::optional<std::string> {
    if (!path.starts_with("./") && !path.starts_with("../")) return {};
    const std::string below = (fs::path(parent_of(name)) / std::string(path)).lexically_normal().generic_string();
    if (below.starts_with("../") || below.starts_with('/')) return {};
    for (const char* ending : {"", ".ts", ".js", ".mjs", ".json", "/index.ts", "/index.js"}) {
      const std::string file = below + ending;
      if (!is_file(root / file) || !is_inside(root / file, root)) continue;
      const std::string text = read_settings(root, file);
      return file.ends_with(".json") ? "export default " + text : text;
    }
    return {};
  };
  return read_exported(read_settings(root, name), import);
}

ReadFile read_script_config(const SiteFolder& site, const std::string& name) {
  ReadFile file{name, read_script_file(site.path(), name).value};
  if (!file.value.is_map()) {
    file.value = Value();
    file.value.type = Value::Type::map;
  }
  return file;
}

}  // namespace essaypack
