#pragma once

/// A template as the steps that fill it, made once and run for every page.

#include "template/check.h"
#include "template/data.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Appends a text, escaped for the format of a template.
using AppendEscaped = void (*)(std::string& out, std::string_view text);

class CompiledTemplate {
 public:
  /// `tags` are those of `text`, checked; `escape` writes the values of `{{name}}`.
  CompiledTemplate(std::string_view text, const std::vector<TemplateTag>& tags, AppendEscaped escape);

  /// Fills the template as mustache(5) says: names are looked for from the innermost section outwards, then in
  /// `shared`; what is found nowhere is empty. A line that holds nothing but tags of sections leaves none, and no line
  /// is empty. May be called from several threads.
  std::string render(const TemplateData& data, const SharedData* shared) const;

 private:
  friend class Filling;

  enum class Action { text, newline, escaped, raw, section, inverted };
  struct Step {
    Action action;
    std::string text;               ///< What is written, or the first part of the name.
    std::vector<std::string> rest;  ///< Of `part.href` what follows the first point.
    std::size_t end = 0;            ///< Of a section: the step behind its last one.
  };

  void add_text(std::string_view text);
  void add_tag(const TemplateTag& tag, std::vector<std::size_t>& open);

  std::vector<Step> steps_;
  AppendEscaped escape_;
  std::size_t size_;  ///< Bytes of the template.
};

}  // namespace essaypack
