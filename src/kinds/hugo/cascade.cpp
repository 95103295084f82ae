#include "kinds/hugo/cascade.h"

#include "base/text.h"
#include "config/path_pattern.h"

#include <algorithm>

namespace essaypack {
namespace {

/// The keys of a map in lower case, those of maps in it as well.
Value with_lower_keys(const Value& map) {
  Value lower = map;
  for (Value::Member& member : lower.members) {
    member.key = to_lower_ascii(member.key);
    if (member.value.is_map()) member.value = with_lower_keys(member.value);
  }
  return lower;
}

std::string pattern_of(const Value& target, std::string_view key) {
  const Value* value = target.find(key);
  return value && value->is_scalar() ? to_lower_ascii(value->text) : std::string();
}

Cascade cascade_of(const Value& map) {
  Cascade cascade;
  cascade.values = with_lower_keys(map);
  const auto is_target = [](const Value::Member& member) { return member.key == "target" || member.key == "_target"; };
  for (const Value::Member& member : cascade.values.members) {
    if (!is_target(member)) continue;
    cascade.path = pattern_of(member.value, "path");
    cascade.kind = pattern_of(member.value, "kind");
    cascade.language = pattern_of(member.value, "lang");
    cascade.environment = pattern_of(member.value, "environment");
  }
  std::erase_if(cascade.values.members, is_target);
  return cascade;
}

}  // namespace

std::vector<Cascade> parse_cascade(const Value& value) {
  std::vector<Cascade> cascades;
  if (value.is_map()) cascades.push_back(cascade_of(value));
  for (const Value& item : value.items)
    if (item.is_map()) cascades.push_back(cascade_of(item));
  return cascades;
}

bool fits(const Cascade& cascade, const CascadeTarget& page) {
  const auto is_met = [](const std::string& pattern, std::string_view text) {
    return pattern.empty() || matches_hugo_pattern(pattern, text);
  };
  if (!is_met(cascade.kind, page.kind) || !is_met(cascade.language, page.language)) return false;
  if (!is_met(cascade.environment, "production")) return false;
  return cascade.path.empty() || std::any_of(page.paths.begin(), page.paths.end(),
                                             [&](const std::string& path) { return is_met(cascade.path, path); });
}

}  // namespace essaypack
