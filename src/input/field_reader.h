#pragma once

/// Typed access to the fields of one head, with a report for each value of the wrong shape.

#include "base/value/yaml.h"
#include "diag/diagnostics.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

class FieldReader {
 public:
  /// All must outlive the reader. `fields` is a map or null; its lines are those of `file`.
  FieldReader(const Value& fields, std::string_view file, Diagnostics& diagnostics)
      : fields_(fields), file_(file), diagnostics_(diagnostics) {}

  /// The first of these keys that has a value (null counts as absent).
  const Value* find(std::initializer_list<std::string_view> keys) const;
  const Value* find(std::string_view key) const { return find({key}); }

  /// The scalar as written; empty if absent. A list or map is reported as `kind` and gives nothing.
  std::string raw_text(std::string_view key, Kind kind = Kind::front_matter_bad_value) const;
  /// The same in NFC and without HTML comments, for display.
  std::string text(std::string_view key) const;
  /// One text or a list of texts, in NFC and without HTML comments, empty ones left out.
  std::vector<std::string> texts(std::initializer_list<std::string_view> keys) const;
  /// A yes or no. `unknown` stands for a word that is neither (reported).
  std::optional<bool> flag(std::string_view key, std::optional<bool> unknown) const;
  /// True if the key stands there without a value.
  bool is_empty(std::string_view key) const;
  /// True if the field says yes or no; reports nothing.
  bool is_flag(std::string_view key) const;

  /// All fields, for keys that are known by more than their spelling.
  const std::vector<Value::Member>& members() const { return fields_.members; }

  Place place_of(const Value& value) const { return {std::string(file_), value.line, value.column}; }
  Diagnostics& diagnostics() const { return diagnostics_; }
  void report(Kind kind, const Value& value, Message message, Message hint = {}) const {
    diagnostics_.report(kind, place_of(value), std::move(message), std::move(hint));
  }

 private:
  const Value& fields_;
  std::string_view file_;
  Diagnostics& diagnostics_;
};

/// "a list" or "a map".
Message shape_of(const Value& value);

}  // namespace essaypack
