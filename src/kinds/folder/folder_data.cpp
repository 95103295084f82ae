#include "kinds/folder/folder_data.h"

#include "base/file.h"
#include "base/text.h"
#include "config/site_folder.h"
#include "input/head_keys.h"
#include "input/head_lines.h"
#include "input/state_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

bool is_of_one_page(std::string_view key) {
  return is_one_of(key, {"title", "slug", "permalink", "url", "id", "guid", "abbrlink", "alias", "aliases", "redirect",
                         "redirect_to", "redirect_from", "link", "canonical_url", "template"});
}

/// Tags of a folder come to those of its texts.
void add_tag_states(const Value& value, Withheld& withheld) {
  for (const Value& item : value.items) add_tag_states(item, withheld);
  if (!value.is_scalar()) return;
  for (const std::string_view name : split(value.text, ','))
    if (const auto state = find_tag_state(name); state && *state) withheld.*(*state) = true;
}

void add_map(Value map, EleventyData& data) {
  std::vector<Value::Member> rivals;
  mend_keys(map, KeyScope::known, rivals);
  map.members.insert(map.members.end(), std::make_move_iterator(rivals.begin()), std::make_move_iterator(rivals.end()));
  for (Value::Member& member : map.members) {
    if (is_one_of(member.key, {"tags", "tag", "categories", "category"})) add_tag_states(member.value, data.withheld);
    if (!is_of_one_page(member.key)) data.fields.push_back(std::move(member));
  }
}

}  // namespace

EleventyData read_folder_data(const fs::path& root, const std::string& path, const std::vector<std::string>& names) {
  EleventyData data;
  for (const std::string& own : names) {
    const std::string name = path.empty() ? own : path + "/" + own;
    const std::string text = read_settings(root, name);
    if (trim(text).empty()) continue;
    ParsedValue parsed = parse_yaml(text, kConfigLimits);
    if (!parsed.value || !(parsed.value->is_map() || parsed.value->is_null()))
      throw settings_failure(name, std::max(parsed.line, 1),
                             tr("what this says of all texts in its folder can't be parsed, and may keep them back"),
                             tr("correct the YAML, or remove the file"));
    add_map(std::move(*parsed.value), data);
  }
  return data;
}

EleventyData read_meta_beside(const fs::path& root, const std::string& path) {
  EleventyData data;
  const std::string name = path + ".meta";
  if (!is_file(root / name)) return data;
  const std::string text = read_settings(root, name);
  if (!trim(text).starts_with(".. ")) return data;
  if (ParsedValue parsed = parse_line_head(text); parsed.value) add_map(std::move(*parsed.value), data);
  return data;
}

}  // namespace essaypack
