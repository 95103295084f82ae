#include "input/field_reader.h"

#include "base/comments.h"
#include "base/text.h"

namespace essaypack {

Message shape_of(const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return tr("nothing");
    case Value::Type::scalar:
      return tr("one text");
    case Value::Type::list:
      return tr("a list");
    case Value::Type::map:
      return tr("a map");
  }
  return {};
}

const Value* FieldReader::find(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    const Value* value = fields_.find(key);
    if (value && !value->is_null()) return value;
  }
  return nullptr;
}

std::string FieldReader::raw_text(std::string_view key, Kind kind) const {
  const Value* value = find(key);
  if (!value) return {};
  if (value->is_scalar()) return value->text;
  report(kind, *value, tr("'{}' is {}, not one text", key, shape_of(*value)), tr("write '{}: ...' in one line", key));
  return {};
}

std::string FieldReader::text(std::string_view key) const {
  const std::string raw = raw_text(key);
  return raw.empty() ? raw : nfc(trim(without_comments(raw)));
}

std::vector<std::string> FieldReader::texts(std::initializer_list<std::string_view> keys) const {
  std::vector<std::string> result;
  const Value* value = find(keys);
  if (!value) return result;
  const auto add = [&](const Value& item) {
    if (item.is_null()) return;
    if (!item.is_scalar()) {
      report(Kind::front_matter_bad_value, item, tr("{} stands where texts are wanted, it is ignored", shape_of(item)));
      return;
    }
    std::string text = nfc(trim(without_comments(item.text)));
    if (!text.empty()) result.push_back(std::move(text));
  };
  if (value->is_list()) {
    for (const Value& item : value->items) add(item);
  } else {
    add(*value);
  }
  return result;
}

std::optional<bool> FieldReader::flag(std::string_view key, std::optional<bool> unknown) const {
  const Value* value = find(key);
  if (!value || (value->is_scalar() && value->text.empty())) return {};
  if (value->is_scalar())
    if (const std::optional<bool> known = parse_bool(value->text)) return known;
  // a word that may keep the post back is not quoted: it may be anything that the public must not read
  Message message = !value->is_scalar() ? tr("'{}' is {}, neither yes nor no", key, shape_of(*value))
                    : unknown           ? tr("'{}' is neither yes nor no", key)
                                        : tr("'{}' is '{}', neither yes nor no", key, value->text);
  if (unknown) message = *unknown ? tr("{}; it counts as true", message) : tr("{}; it counts as false", message);
  report(Kind::front_matter_bad_value, *value, std::move(message), tr("write true or false"));
  return unknown;
}

bool FieldReader::is_empty(std::string_view key) const {
  const Value* value = fields_.find(key);
  return value && value->is_null();
}

bool FieldReader::is_flag(std::string_view key) const {
  const Value* value = find(key);
  return value && value->is_scalar() && parse_bool(value->text).has_value();
}

}  // namespace essaypack
