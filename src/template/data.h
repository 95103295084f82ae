#pragma once

/// What a page hands to its template.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {

struct TemplateValue;

/// What a template may show: a text, a flag, a list of objects, an object. Insertion order does not matter.
class TemplateData {
 public:
  TemplateData();
  ~TemplateData();
  TemplateData(TemplateData&&) noexcept;
  TemplateData& operator=(TemplateData&&) noexcept;

  /// Plain text; the template escapes it (`{{name}}`). An empty text counts as false in a section.
  void set(std::string_view name, std::string text);
  /// Ready markup, for `{{{name}}}`.
  void set_markup(std::string_view name, std::string markup);
  void set_flag(std::string_view name, bool value);
  void set_list(std::string_view name, std::vector<TemplateData> items);
  void set_object(std::string_view name, TemplateData object);

  /// Null if nothing of that name was set.
  const TemplateValue* find(std::string_view name) const;
  const std::vector<TemplateValue>& values() const { return values_; }

 private:
  TemplateValue& slot(std::string_view name);

  std::vector<TemplateValue> values_;
};

/// One name and what it stands for.
struct TemplateValue {
  enum class Type { text, markup, flag, list, object };

  std::string name;
  Type type = Type::flag;
  std::string text;  ///< Of a text or markup.
  bool flag = false;
  std::vector<TemplateData> items;  ///< Of a list; of an object one.

  /// What a section asks: an empty text and an empty list are false, an object never is.
  bool is_shown() const;
};

/// What many pages have in common (the book's words), found quickly. A page's own names go before these.
class SharedData {
 public:
  explicit SharedData(TemplateData data);
  const TemplateValue* find(std::string_view name) const;

 private:
  TemplateData data_;
  std::unordered_map<std::string_view, const TemplateValue*> by_name_;
};

}  // namespace essaypack
