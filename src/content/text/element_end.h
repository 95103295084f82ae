#pragma once

/// Tags of HTML and of components (Vue, JSX), and how far what they enclose goes.

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

struct ComponentTag {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string_view>> attributes;  ///< Names and values as written.
  std::size_t end = 0;                                                    ///< Behind its `>`.
  bool stands_alone = false;                                              ///< `<a/>`, or an element without an end tag.

  const std::string_view* find(std::string_view attribute) const;
};

/// The start tag at `at`; nothing where there is none.
std::optional<ComponentTag> read_component_tag(std::string_view body, std::size_t at);

/// The name of an element at `at`, behind `<` or `</`; empty where none stands there.
std::string_view element_name_at(std::string_view text, std::size_t at);

/// Behind the element of HTML that opens at `open`, what it holds included; 0 if nothing closes it. Each tag on the way
/// is one of `looks`; with none left nothing closes it, either.
std::size_t end_of_element(std::string_view text, std::size_t open, int& looks);

/// Behind the end tag of the component or element `name` that is open at `from` in Markdown; npos: nothing closes it.
/// Code and comments are passed over.
std::size_t end_of_component(std::string_view body, std::string_view name, std::size_t from);

}  // namespace essaypack
