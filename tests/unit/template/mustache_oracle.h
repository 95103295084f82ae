#pragma once

/// What the mustache library of Kevin Wojniak makes of a template, which ours is held to.

#include "template/data.h"

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>

namespace essaypack {

/// A library's data; in it, too, an empty text is false.
inline kainjow::mustache::data oracle_data(const TemplateData& data) {
  using Oracle = kainjow::mustache::data;
  Oracle object;
  for (const TemplateValue& value : data.values()) {
    if (!value.is_shown()) {
      object[value.name] = Oracle(false);
    } else if (value.type == TemplateValue::Type::flag) {
      object[value.name] = Oracle(true);
    } else if (value.type == TemplateValue::Type::object) {
      object[value.name] = oracle_data(value.items[0]);
    } else if (value.type == TemplateValue::Type::list) {
      Oracle list(Oracle::type::list);
      for (const TemplateData& item : value.items) list.push_back(oracle_data(item));
      object.set(value.name, list);
    } else {
      object[value.name] = Oracle(value.text);
    }
  }
  return object;
}

/// The library's page, but for lines that are empty.
inline std::string oracle_page(std::string_view text, const TemplateData& data) {
  struct Lines {
    std::string out;
    Lines& operator<<(const std::string& piece) {
      if (piece != "\n" || (!out.empty() && out.back() != '\n')) out += piece;
      return *this;
    }
  } lines;
  kainjow::mustache::mustache parsed{std::string(text)};
  if (!parsed.is_valid()) return "the library: " + parsed.error_message();
  const kainjow::mustache::data root = oracle_data(data);
  kainjow::mustache::context<std::string> context(&root);
  parsed.render(context, lines);
  return lines.out;
}

}  // namespace essaypack
