#pragma once

/// Start tags of HTML and of components (Vue, JSX), and how far what they enclose goes.

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

/// Behind the end tag of the element `name` that is open at `from`; npos: nothing closes it. Code is passed over.
std::size_t end_of_component(std::string_view body, std::string_view name, std::size_t from);

}  // namespace essaypack
