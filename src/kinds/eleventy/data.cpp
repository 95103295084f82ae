#include "kinds/eleventy/data.h"

#include "base/file.h"
#include "base/text.h"
#include "config/site_folder.h"
#include "input/state_words.h"
#include "kinds/folder/script_file.h"
#include "kinds/script/script.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigurations[] = {".eleventy.js", "eleventy.config.js", "eleventy.config.cjs",
                                           "eleventy.config.mjs", "eleventy.config.ts"};
constexpr const char* kScripts[] = {".js", ".cjs", ".mjs", ".ts"};
constexpr std::string_view kComputed = "eleventyComputed";

/// A member of the data of a text that may keep it back.
struct WithholdingKey {
  std::string_view key;
  std::string_view answer;  ///< That does so.
  bool Withheld::*state;
};
constexpr WithholdingKey kWithholding[] = {{"draft", "true", &Withheld::draft},
                                           {"eleventyExcludeFromCollections", "true", &Withheld::hidden},
                                           {"permalink", "false", &Withheld::unpublished},
                                           {"private", "true", &Withheld::unpublished},
                                           {"published", "false", &Withheld::unpublished}};

bool may_withhold(const WithholdingKey& known, const Value& value) {
  return known.key != "permalink" || to_lower_ascii(value.text) == known.answer;
}

Value::Member literal(const WithholdingKey& known) {
  Value::Member member;
  member.key = known.key;
  member.value.type = Value::Type::scalar;
  member.value.text = known.answer;
  return member;
}

/// Computed data, which win over a head: any value but the open one keeps back.
void add_computed(const Value& computed, EleventyData& data) {
  for (const WithholdingKey& known : kWithholding) {
    const Value* value = computed.find(known.key);
    if (!value || value->is_null() || !may_withhold(known, *value)) continue;
    const std::optional<bool> said = value->is_scalar() ? parse_bool(value->text) : std::nullopt;
    if (!said || *said == (known.answer == "true")) data.withheld.*known.state = true;
  }
}

void add_json(const Value& map, EleventyData& data) {
  for (const WithholdingKey& known : kWithholding)
    if (const Value* value = map.find(known.key); value && may_withhold(known, *value))
      data.fields.push_back({std::string(known.key), 0, 0, *value});
  if (const Value* computed = map.find(kComputed)) add_computed(*computed, data);
}

void add_script(const Script& script, EleventyData& data) {
  for (const WithholdingKey& known : kWithholding) {
    const std::vector<ScriptToken> values = script.values(known.key);
    if (std::any_of(values.begin(), values.end(), [&](const ScriptToken& said) { return said.text == known.answer; }))
      data.fields.push_back(literal(known));
  }
}

void add_tags(const Value& value, EleventyData& data) {
  for (const Value& item : value.items) add_tags(item, data);
  if (!value.is_scalar() || trim(value.text).empty()) return;
  if (const auto state = find_tag_state(value.text); state && *state) data.withheld.*(*state) = true;
  data.tags.emplace_back(trim(value.text));
}

/// What does not only keep back.
void add_others(const Value& map, EleventyData& data) {
  for (const Value::Member& member : map.members) {
    const bool is_known =
        std::any_of(std::begin(kWithholding), std::end(kWithholding), [&](const WithholdingKey& known) {
          return known.key == member.key && (member.key != "permalink" || may_withhold(known, member.value));
        });
    if (member.key == "tags")
      add_tags(member.value, data);
    else if (!is_known && member.key != kComputed)
      data.fields.push_back({member.key, 0, 0, member.value});
  }
}

/// A file of JSON; nothing where there is none.
std::optional<Value> read_json(const fs::path& root, const std::string& name, BrokenData broken) {
  if (broken == BrokenData::ignore && !is_file(root / name)) return {};
  const std::string text = read_settings(root, name);
  if (trim(text).empty()) return {};
  ParsedValue parsed = parse_json(text, kConfigLimits);
  if (!parsed.value && broken == BrokenData::refuse)
    throw settings_failure(name, parsed.line, tr("the data can't be parsed, and may keep texts back"),
                           tr("correct the JSON, or remove the file"));
  return std::move(parsed.value);
}

/// The folder of texts, below the root.
std::string input_folder(const fs::path& root, const std::string& name, const Script& script,
                         EleventyProject& project) {
  const std::string input = eleventy_folder(root, "", script, "input", {"setInputDirectory"});
  const std::vector<ScriptToken> values = script.values("input");
  const bool is_root = std::any_of(values.begin(), values.end(), [](const ScriptToken& value) {
    return value.type == ScriptToken::Type::text && fs::path(value.text).lexically_normal() == ".";
  });
  const int line = values.empty() ? script.line_of("setInputDirectory") : values[0].line;
  if (input.empty() && line > 0 && !is_root)
    project.doubts.push_back(
        make_doubt(name, line, tr("the input folder is not known: no '.eleventyignore' and no data of it are read"),
                   tr("write its path in quotes")));
  return input;
}

/// Data for all texts: what `addGlobalData` says, and files called as the key.
void read_global(const fs::path& root, const Script& script, EleventyProject& project) {
  EleventyData& data = project.global;
  for (const WithholdingKey& known : kWithholding) {
    const std::string file = project.data_folder + "/" + std::string(known.key);
    for (const std::string_view said : script.values_of_calls("addGlobalData", known.key))
      if (said == known.answer) data.fields.push_back(literal(known));
    if (const std::optional<Value> value = read_json(root, file + ".json", BrokenData::refuse);
        value && may_withhold(known, *value))
      data.fields.push_back({std::string(known.key), 0, 0, *value});
    for (const char* ending : kScripts) {
      const Script own(read_settings(root, file + ending));
      const std::optional<std::string_view> said = own.exported();
      if (own.is_empty() || (said && *said != known.answer)) continue;
      data.fields.push_back(literal(known));
      if (!said)
        project.doubts.push_back(make_doubt(
            file + ending, 0,
            tr("'{}' is computed here, and no script is run: texts that do not say it themselves are kept back",
               known.key),
            tr("export true or false")));
    }
  }
  const std::string computed = project.data_folder + "/" + std::string(kComputed);
  if (const std::optional<Value> value = read_json(root, computed + ".json", BrokenData::refuse))
    add_computed(*value, data);
  for (const char* ending : kScripts) {
    EleventyData said;
    add_script(Script(read_settings(root, computed + ending)), said);
    for (const Value::Member& member : said.fields)
      for (const WithholdingKey& known : kWithholding)
        if (known.key == member.key) data.withheld.*known.state = true;
  }
}

}  // namespace

std::string eleventy_folder(const fs::path& root, const std::string& input, const Script& script,
                            std::string_view member, std::initializer_list<std::string_view> setter) {
  std::vector<std::string> names = script.arguments(setter).texts;
  for (const ScriptToken& value : script.values(member))
    if (value.type == ScriptToken::Type::text) names.push_back(value.text);
  for (const std::string& name : names) {
    std::string path = (fs::path(input) / name).lexically_normal().generic_string();
    while (path.ends_with('/')) path.pop_back();
    const bool is_below = !path.empty() && path != "." && !path.starts_with("..") && !path.starts_with('/');
    if (is_below && path != input && !(input + "/").starts_with(path + "/") && is_folder(root / path)) return path;
  }
  return {};
}

/// In a project what `!` takes back stays ignored, as in Eleventy.
static std::string ignore_file(const fs::path& root, const std::string& name, bool is_project) {
  std::string text = read_settings(root, name), kept;
  if (!is_project) return text;
  for (const std::string_view line : split(text, '\n'))
    if (!trim(line).starts_with('!')) kept.append(line).append("\n");
  return kept;
}

bool is_eleventy_root(const fs::path& folder) {
  return std::any_of(std::begin(kConfigurations), std::end(kConfigurations),
                     [&](const char* name) { return is_file(folder / name); });
}

EleventyProject read_eleventy(const fs::path& root, IgnoreRules& rules) {
  EleventyProject project;
  std::string name, text;
  for (const char* file : kConfigurations)
    if (text.empty() && !(text = read_settings(root, file)).empty()) name = file;
  const Script script(text);
  project.has_configuration = !name.empty();
  project.name = name;
  const std::vector<std::string_view> git = script.values_of_calls("setUseGitIgnore");
  const bool skips_git = !git.empty() && git.back() == "false";
  if (project.has_configuration && !skips_git) rules.add_file(ignore_file(root, ".gitignore", true));
  rules.add_file(ignore_file(root, ".eleventyignore", project.has_configuration));
  const std::string input = input_folder(root, name, script, project);
  project.input = input;
  if (!input.empty()) rules.add_file(ignore_file(root, input + "/.eleventyignore", true), input + "/");
  const Script::Strings ignored = script.arguments({"ignores", "add"});
  for (const std::string& glob : ignored.texts) rules.add_glob(glob.starts_with("./") ? glob.substr(2) : glob);
  if (ignored.unread_line > 0)
    project.doubts.push_back(
        make_doubt(name, ignored.unread_line,
                   tr("what 'ignores.add' names here is computed, and no script is run: it keeps nothing back"),
                   tr("write the path in quotes, or name it in '.eleventyignore' or in 'exclude'")));
  const auto pass_over = [&](const std::string& folder) {
    if (!folder.empty()) rules.add_glob(folder);
  };
  pass_over(eleventy_folder(root, input, script, "includes", {"setIncludesDirectory"}));
  pass_over(eleventy_folder(root, input, script, "layouts", {"setLayoutsDirectory"}));
  project.output = eleventy_folder(root, "", script, "output", {"setOutputDirectory"});
  pass_over(project.output);
  const std::string data = eleventy_folder(root, input, script, "data", {"setDataDirectory"});
  project.data_folder = !data.empty() ? data : input.empty() ? "_data" : input + "/_data";
  read_global(root, script, project);
  return project;
}

EleventyData read_eleventy_data(const fs::path& root, const std::string& path, BrokenData broken, DataMembers members,
                                std::vector<SettingDoubt>& doubts) {
  EleventyData data;
  for (const char* ending : {".11tydata.json", ".json"})
    if (const std::optional<Value> value = read_json(root, path + ending, broken); value && value->is_map()) {
      add_json(*value, data);
      if (members == DataMembers::all) add_others(*value, data);
    }
  for (const char* ending : kScripts)
    if (const std::string name = path + ".11tydata" + ending; is_file(root / name)) {
      add_script(Script(read_settings(root, name)), data);
      if (members != DataMembers::all) continue;
      const ScriptValue exported = read_script_file(root, name);
      add_others(exported.value, data);
      const int line =
          std::max(exported.computed_line("permalink"), exported.computed_line("eleventyComputed.permalink"));
      if (line > 0)
        doubts.push_back(make_doubt(name, line,
                                    tr("the address is computed, and no script is run: the usual one is used"),
                                    tr("write 'permalink:' as a text here, or with placeholders into essaypack.yaml")));
    }
  return data;
}

}  // namespace essaypack
