#include "kinds/plain/eleventy.h"

#include "base/file.h"
#include "base/text.h"
#include "config/site_folder.h"
#include "kinds/plain/script.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr const char* kConfigurations[] = {".eleventy.js", "eleventy.config.js", "eleventy.config.cjs",
                                           "eleventy.config.mjs", "eleventy.config.ts"};
constexpr std::string_view kWithholding[] = {"draft", "eleventyExcludeFromCollections", "permalink", "private",
                                             "published"};

std::string read_settings(const std::filesystem::path& file) {
  constexpr std::size_t kMost = 256 * 1024;
  return is_file(file) ? read_file(file, kMost).bytes.value_or("") : std::string();
}

std::string read_configuration(const std::filesystem::path& root) {
  for (const char* name : kConfigurations)
    if (std::string text = read_settings(root / name); !text.empty()) return without_script_comments(text);
  return {};
}

bool may_withhold(std::string_view key, std::string_view value) {
  const bool is_known = std::find(std::begin(kWithholding), std::end(kWithholding), key) != std::end(kWithholding);
  return is_known && (key != "permalink" || to_lower_ascii(value) == "false");
}

Value::Member literal(std::string_view key, std::string_view text) {
  Value::Member member;
  member.key = key;
  member.value.type = Value::Type::scalar;
  member.value.text = text;
  return member;
}

}  // namespace

bool is_eleventy_root(const std::filesystem::path& folder) {
  return std::any_of(std::begin(kConfigurations), std::end(kConfigurations),
                     [&](const char* name) { return is_file(folder / name); });
}

void read_eleventy_ignores(const std::filesystem::path& root, IgnoreRules& rules) {
  const std::string configuration = read_configuration(root);
  const bool skips_git = configuration.find("setUseGitIgnore(false)") != std::string::npos;
  if (!configuration.empty() && !skips_git) rules.add_file(read_settings(root / ".gitignore"));
  rules.add_file(read_settings(root / ".eleventyignore"));
  std::string_view input = member_value(configuration, "input");
  if (input.starts_with("./")) input.remove_prefix(2);
  while (input.ends_with('/')) input.remove_suffix(1);
  if (!input.empty() && input != ".")
    rules.add_file(read_settings(root / input / ".eleventyignore"), std::string(input) + "/");
  for (std::string& glob : strings_behind(configuration, "ignores.add", '('))
    rules.add_glob(glob.starts_with("./") ? glob.substr(2) : std::move(glob));
}

std::vector<Value::Member> withholding_data(const std::filesystem::path& folder, const std::string& name) {
  std::vector<Value::Member> kept;
  for (const char* ending : {".json", ".11tydata.json"}) {
    const std::string text = read_settings(folder / (name + ending));
    if (text.empty()) continue;
    const ParsedValue parsed = parse_json(text, kConfigLimits);
    if (!parsed.value || !parsed.value->is_map()) continue;
    for (const Value::Member& member : parsed.value->members)
      if (may_withhold(member.key, member.value.text)) kept.push_back(member);
  }
  for (const char* ending : {".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"}) {
    const std::string text = without_script_comments(read_settings(folder / (name + ending)));
    for (const std::string_view key : kWithholding)
      if (const std::string_view value = member_value(text, key);
          (value == "true" || value == "false") && may_withhold(key, value))
        kept.push_back(literal(key, value));
  }
  return kept;
}

}  // namespace essaypack
