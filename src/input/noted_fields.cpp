#include "input/noted_fields.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace essaypack {
namespace {

/// Fields that say how a post is protected; no output and no template may ask for them.
constexpr std::string_view kSecretKeys[] = {"password", "abstract", "message", "wrong_pass_message",
                                            "wrong_hash_message"};

bool is_secret_key(std::string_view key) {
  return std::find(std::begin(kSecretKeys), std::end(kSecretKeys), key) != std::end(kSecretKeys);
}

void note_value(const Value::Member& member, HeadField& field) {
  const Value& value = member.value;
  if (is_secret_key(member.key))
    field.form = HeadField::Form::other;
  else if (value.is_scalar())
    field.form = value.quoted ? HeadField::Form::quoted : HeadField::Form::plain;
  else if (value.is_null())
    field.form = HeadField::Form::null;
  else
    field.form = value.is_list() && value.items.empty() ? HeadField::Form::empty_list : HeadField::Form::other;
  if (value.is_scalar() && !is_secret_key(member.key)) field.value = value.text;
}

}  // namespace

void NotedFields::note(const Value::Member& member, int line) {
  HeadField& field = values_[member.key];
  if (line > 0) field.line = line;
  if (!field.value) note_value(member, field);
  note_members(member.key, member.value, 0);
  if (depth_ == Depth::members) note_items(member.key, member.value);
  if (member.key == kReferenceField) note_references(member.value);
}

/// Each a line, as Markdown.
void NotedFields::note_references(const Value& value) {
  constexpr std::size_t kMostItems = 200;
  std::string lines;
  if (!value.is_list() || value.items.size() > kMostItems) return;
  for (const Value& item : value.items)
    if (item.is_scalar() && item.text.find('\n') == item.text.npos) lines += item.text + "\n";
  if (!lines.empty()) values_[std::string(kReferenceLines)].value = std::move(lines);
}

void NotedFields::note_items(const std::string& name, const Value& value) {
  constexpr std::size_t kMostItems = 100, kMostMembers = 20;
  if (!value.is_list() || value.items.size() > kMostItems) return;
  for (std::size_t at = 0; at < value.items.size(); ++at) {
    const Value& item = value.items[at];
    if (!item.is_map() || item.members.size() > kMostMembers) return;
    for (const Value::Member& member : item.members)
      if (member.value.is_scalar()) note_value(member, values_[name + "[" + std::to_string(at) + "]." + member.key]);
  }
}

void NotedFields::note_members(const std::string& path, const Value& value, int depth) {
  constexpr int kDeepest = 8;
  constexpr std::size_t kMostMembers = 200;
  const bool is_asked =
      depth_ == Depth::members && value.is_map() && depth <= kDeepest && value.members.size() <= kMostMembers;
  if (!is_asked || values_.count(path + ".") > 0) return;
  values_[path + "."].form = HeadField::Form::null;
  for (const Value::Member& member : value.members) note_member(path, member, depth);
}

void NotedFields::note_member(const std::string& path, const Value::Member& member, int depth) {
  const std::string name = path + "." + member.key;
  HeadField& field = values_[name];
  field.line = member.line;
  note_value(member, field);
  note_members(name, member.value, depth + 1);
}

void NotedFields::merge(const std::string& path, const Value& own, const Value& given, int depth) {
  if (!own.is_map() || !given.is_map() || values_.count(path + ".") == 0) return;
  for (const Value::Member& member : given.members) {
    const Value* same = own.find(member.key);
    if (!same)
      note_member(path, member, depth);
    else
      merge(path + "." + member.key, *same, member.value, depth + 1);
  }
}

void NotedFields::replace(const std::string& name, const std::string& value) {
  HeadField& field = values_[name];
  field = HeadField();
  if (is_secret_key(name))
    field.form = HeadField::Form::other;
  else
    field.value = value;
}

}  // namespace essaypack
