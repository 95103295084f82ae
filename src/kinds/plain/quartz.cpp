#include "kinds/plain/quartz.h"

#include "base/file.h"
#include "base/text.h"
#include "base/value/yaml.h"
#include "config/site_folder.h"
#include "kinds/folder/page_rules.h"
#include "kinds/folder/settings_file.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStem = "quartz.config";
constexpr const char* kMaps[] = {"quartz.config.yaml", "quartz.config.yml", "quartz.config.json",
                                 "quartz.plugins.json"};
constexpr const char* kDefaults = "quartz.config.default.yaml";  ///< Of version 5, where there is no other.

void read_script(const NamedScript& file, QuartzSettings& settings) {
  const Script::Strings ignored = file.script.lists("ignorePatterns");
  if (ignored.unread_line > 0)
    throw settings_failure(
        file.name, ignored.unread_line,
        tr("'ignorePatterns' is no list of strings, and no script is run: what it keeps back is not known"),
        tr("write it as ignorePatterns: [\"private\", \"templates\"]"));
  settings.ignored.insert(settings.ignored.end(), ignored.texts.begin(), ignored.texts.end());
  settings.is_explicit = settings.is_explicit || file.script.line_of("ExplicitPublish") > 0;
}

/// True if the plugin's name or source is that of the filter, and it is not switched off.
bool is_explicit_filter(const Value& plugin) {
  const Value* enabled = plugin.find("enabled");
  if (enabled && enabled->is_scalar() && to_lower_ascii(enabled->text) == "false") return false;
  const auto names_it = [](const Value* value) {
    if (!value || !value->is_scalar()) return false;
    const std::string text = to_lower_ascii(value->text);
    return text.find("explicit-publish") != text.npos || text.find("explicitpublish") != text.npos;
  };
  const Value* source = plugin.find("source");
  return names_it(&plugin) || names_it(source) || names_it(plugin.find("name")) ||
         (source && (names_it(source->find("repo")) || names_it(source->find("name"))));
}

void read_map(const fs::path& folder, const std::string& name, QuartzSettings& settings) {
  const std::string text = read_settings(folder, name);
  if (trim(text).empty()) return;
  const ParsedValue parsed = parse_yaml(text, kConfigLimits);
  if (!parsed.value || !parsed.value->is_map()) throw unparsed_settings(name, std::max(parsed.line, 1));
  const Value* inner = parsed.value->find("configuration");
  for (const Value* place : {&*parsed.value, inner}) {
    const Value* list = place ? place->find("ignorePatterns") : nullptr;
    if (!list || list->is_null()) continue;
    const bool is_plain = list->is_list() && std::all_of(list->items.begin(), list->items.end(),
                                                         [](const Value& item) { return item.is_scalar(); });
    if (!is_plain)
      throw settings_failure(name, list->line,
                             tr("'{}' is no list of strings: what it keeps back is not known", "ignorePatterns"),
                             tr("write it as a list"));
    for (const Value& item : list->items) settings.ignored.push_back(item.text);
  }
  const Value* plugins = parsed.value->find("plugins");
  if (!plugins) return;
  settings.is_explicit =
      settings.is_explicit || std::any_of(plugins->items.begin(), plugins->items.end(), is_explicit_filter);
  for (const Value::Member& kind : plugins->members)
    settings.is_explicit =
        settings.is_explicit || std::any_of(kind.value.items.begin(), kind.value.items.end(), is_explicit_filter);
}

}  // namespace

bool is_quartz_root(const fs::path& folder) {
  const auto has = [&](const std::string& name) { return is_file(folder / name); };
  return std::any_of(std::begin(kScriptEndings), std::end(kScriptEndings),
                     [&](const char* ending) { return has(std::string(kStem) + ending); }) ||
         has(std::string(kStem) + ".tsx") || std::any_of(std::begin(kMaps), std::end(kMaps), has) || has(kDefaults);
}

QuartzSettings read_quartz(const fs::path& folder) {
  QuartzSettings settings;
  for (const NamedScript& file : read_scripts(folder, {kStem})) read_script(file, settings);
  const std::string typed = std::string(kStem) + ".tsx";
  if (const std::string text = read_settings(folder, typed); !trim(text).empty())
    read_script({typed, Script(text)}, settings);
  for (const char* name : kMaps) read_map(folder, name, settings);
  settings.is_there = is_quartz_root(folder);
  if (!settings.is_there) return settings;
  const bool has_own =
      std::any_of(std::begin(kMaps), std::end(kMaps), [&](const char* name) { return is_file(folder / name); });
  if (!has_own) read_map(folder, kDefaults, settings);
  // what version 5 adds by a script
  for (const NamedScript& file : read_scripts(folder, {"quartz"})) read_script(file, settings);
  return settings;
}

}  // namespace essaypack
