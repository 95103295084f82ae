#include "template/data.h"

#include <utility>

namespace essaypack {

namespace {

constexpr std::size_t kUsualNames = 24;

}  // namespace

TemplateData::TemplateData() = default;
TemplateData::~TemplateData() = default;
TemplateData::TemplateData(TemplateData&&) noexcept = default;
TemplateData& TemplateData::operator=(TemplateData&&) noexcept = default;

const TemplateValue* TemplateData::find(std::string_view name) const {
  for (const TemplateValue& value : values_)
    if (value.name == name) return &value;
  return nullptr;
}

TemplateValue& TemplateData::slot(std::string_view name) {
  for (TemplateValue& value : values_)
    if (value.name == name) {
      value = {};
      value.name = name;
      return value;
    }
  if (values_.empty()) values_.reserve(kUsualNames);
  values_.emplace_back().name = name;
  return values_.back();
}

void TemplateData::set(std::string_view name, std::string text) {
  TemplateValue& value = slot(name);
  value.type = TemplateValue::Type::text;
  value.text = std::move(text);
}

void TemplateData::set_markup(std::string_view name, std::string markup) {
  TemplateValue& value = slot(name);
  value.type = TemplateValue::Type::markup;
  value.text = std::move(markup);
}

void TemplateData::set_flag(std::string_view name, bool flag) {
  TemplateValue& value = slot(name);
  value.type = TemplateValue::Type::flag;
  value.flag = flag;
}

void TemplateData::set_list(std::string_view name, std::vector<TemplateData> items) {
  TemplateValue& value = slot(name);
  value.type = TemplateValue::Type::list;
  value.items = std::move(items);
}

void TemplateData::set_object(std::string_view name, TemplateData object) {
  TemplateValue& value = slot(name);
  value.type = TemplateValue::Type::object;
  value.items.push_back(std::move(object));
}

bool TemplateValue::is_shown() const {
  switch (type) {
    case Type::text:
    case Type::markup:
      return !text.empty();
    case Type::flag:
      return flag;
    case Type::list:
      return !items.empty();
    case Type::object:
      break;
  }
  return true;
}

SharedData::SharedData(TemplateData data) : data_(std::move(data)) {
  for (const TemplateValue& value : data_.values()) by_name_.emplace(value.name, &value);
}

const TemplateValue* SharedData::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

}  // namespace essaypack
