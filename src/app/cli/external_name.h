#pragma once

/// Commands that are programs of your own (docs/exporters.md).

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The program `essaypack-NAME` in PATH; nothing if there is none, or `name` is no name of a format.
std::optional<std::string> find_external(std::string_view name);

}  // namespace essaypack
