/// Fields of texts that the settings give them (getpelican/pelican 4.8, `readers.py`: `default_metadata`,
/// `path_metadata`, `parse_path_metadata`).

#include "base/path.h"
#include "base/text.h"
#include "input/source_folders.h"
#include "kinds/pelican/pelican.h"

namespace essaypack {
namespace {

Value scalar(std::string text) {
  Value value;
  value.type = Value::Type::scalar;
  value.text = std::move(text);
  return value;
}

void add(HandedDown& handed, std::string key, std::string text) {
  handed.fields.push_back({std::move(key), 0, 0, scalar(std::move(text))});
}

void add_groups(const std::shared_ptr<const Regex>& pattern, std::string_view text, HandedDown& handed) {
  if (!pattern) return;
  bool takes_too_long = false;
  if (const auto found = pattern->match_names(text, takes_too_long))
    for (const auto& [name, value] : *found) add(handed, to_lower_ascii(name), value);
  // what it would have kept back is not known
  if (takes_too_long) add(handed, "status", "draft");
}

}  // namespace

void hand_down_pelican(const SourceFile& file, const PelicanConfig& pelican, HandedDown& handed) {
  const std::string_view path = below(file.source, pelican.path);
  for (const auto& [place, fields] : pelican.path_extras)
    if (path == place || (is_below(path, place) && !place.empty()))
      for (const Value::Member& field : fields.members) handed.fields.push_back(field);
  add_groups(pelican.name_fields, without_extension(file_part(path)), handed);
  add_groups(pelican.path_fields, path, handed);
  const std::string_view folder = file_part(parent_of(path));
  const bool has_category = pelican.folder_is_category && !folder.empty();
  if (has_category && file.kind == PostKind::post) add(handed, "category", std::string(folder));
  for (const Value::Member& field : pelican.default_fields) handed.fields.push_back(field);
  if (file.kind == PostKind::page) return;
  if (!has_category) add(handed, "category", pelican.default_category);
  if (!pelican.default_date.empty()) add(handed, "date", pelican.default_date);
}

}  // namespace essaypack
