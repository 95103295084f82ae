#pragma once

/// Conditions of Liquid that can be decided without Jekyll.

#include "content/lookup/body_context.h"
#include "content/tags/tags.h"
#include "model/head_fields.h"

#include "base/verdict.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// `page["a"]` as `page.a`.
std::string dotted_name(std::string_view name);

/// True for a name behind `page.` or `site.` that has no value: neither the head or the configuration gives it one nor
/// Jekyll itself. Of a configuration that was not read whole nothing is unset.
bool is_unset_field(std::string_view key);
/// `(1..3)`: both ends; nothing for what is no range of numbers.
std::optional<std::pair<int, int>> range_of(std::string_view written);
/// True for the name of an object that Jekyll gives every page.
bool is_liquid_object(std::string_view name);
/// True for a setting of Jekyll's own that is `false` where the configuration says nothing.
bool is_off_by_default(std::string_view key);
bool is_unset_setting(std::string_view key, const Config& config);

/// What the names of one body mean: fields of its head (`page`) and of the configuration (`site`),
/// `jekyll.environment`, and nothing for names that no tag of the body gives a value.
class LiquidScope {
 public:
  explicit LiquidScope(const BodyContext& context) : context_(context) {}

  /// Notes a name that some tag gives a value.
  void assign(std::string_view name) { assigned_.insert(std::string(name)); }
  /// What such a name means from here on; unknown where the expression has filters.
  void set(std::string_view name, std::string_view expression);
  /// It may mean anything from here on.
  void forget(std::string_view name) { known_[std::string(name)] = Value(); }
  /// Notes that a file is included: it may give values to any name.
  void include_file() { includes_ = true; }

  /// The text is an include's, which was given these and nothing else.
  void enter_include(const std::vector<std::pair<std::string, std::string>>& given);

  /// Of an `if`; a comparison that would fail, and what is no condition, is unknown.
  Verdict decide(std::string_view condition) const;
  /// Whether `left` equals one of the values of a `when`.
  Verdict matches(std::string_view left, std::string_view values) const;
  /// Whether a `for` runs over something.
  Verdict runs(std::string_view words) const;

 private:
  struct Value {
    /// `loose`: whether it is true is known, and not what it equals: a date, a number in another form. `vacant`:
    /// `blank`, which holds `is_true`, and `empty`.
    enum class Kind { unknown, loose, vacant, nil, boolean, number, text, list } kind = Kind::unknown;
    bool is_true = false;
    double number = 0;
    std::string text{};
    std::optional<std::vector<std::string>> items{};  ///< Of a list, where they are known.
  };

  Value value_of(std::string_view name) const;
  Value page_value(const std::string& key) const;
  Value member_value(const std::string& key) const;
  Value site_value(const std::string& key) const;
  static Value value_of_text(std::string_view text, bool is_quoted);
  static Verdict truth_of(const Value& value);
  static Verdict compare_to_vacant(const Value& left, std::string_view sign, bool is_blank);
  static Verdict compare(const Value& left, std::string_view sign, const Value& right);

  const BodyContext& context_;
  std::set<std::string> assigned_;
  std::map<std::string, Value> known_;  ///< Of those, what they mean where the walk is.
  bool includes_ = false, is_include_ = false;
  mutable std::optional<std::map<std::string, HeadField>> fields_;  ///< Of the head, unpacked when first asked for.
};

}  // namespace essaypack
