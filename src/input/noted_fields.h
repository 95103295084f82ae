#pragma once

/// The fields of a head as a post keeps them for those who ask for one by its name.

#include "base/value/yaml.h"
#include "model/head_fields.h"

#include <map>
#include <string>
#include <string_view>

namespace essaypack {

/// A list of sources in a head, which some themes show below the text, and the field that holds it, an item a line.
inline constexpr std::string_view kReferenceField = "references", kReferenceLines = "references[]";

/// Gathers them. A password and its kin are known by their names alone.
class NotedFields {
 public:
  enum class Depth {
    fields,
    members  ///< What a map holds is kept as `map.key`, beside a field `map.` that says so, as Liquid asks for it, and
             ///< the texts of a list of maps as `list[0].key`.
  };
  explicit NotedFields(Depth depth) : depth_(depth) {}

  /// A field, and the line that says it; one that has a value keeps it.
  void note(const Value::Member& member, int line);
  /// Jekyll lays the members of a map over `given`, those of the site's.
  void merge(const std::string& path, const Value& own, const Value& given, int depth = 0);
  /// A value that no line says, in the place of any other.
  void replace(const std::string& name, const std::string& value);

  HeadFields fields() const { return HeadFields(values_); }

 private:
  void note_members(const std::string& path, const Value& value, int depth);
  void note_references(const Value& value);
  void note_items(const std::string& name, const Value& value);
  void note_member(const std::string& path, const Value::Member& member, int depth);

  Depth depth_;
  std::map<std::string, HeadField> values_;
};

}  // namespace essaypack
