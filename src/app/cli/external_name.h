#pragma once

/// Commands that are programs of your own (docs/exporters.md).

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The program `essaypack-NAME` in PATH; nothing if there is none, or `name` is no name of a format.
std::optional<std::string> find_external(std::string_view name);

/// All of them in PATH, by name: each with its program, the one that `find_external` finds.
std::map<std::string, std::string> all_externals();

}  // namespace essaypack
