#pragma once

/// Names of shortcodes, tags and blocks that enclose what only some readers see.

#include <string_view>

namespace essaypack {

/// True for a lower-case name that speaks of members, passwords, roles and the like: the plug-ins for them are too many
/// to know them all.
bool is_called_as_restriction(std::string_view name);
/// The same of those alone that speak of encryption, passwords or hiding, whoever reads.
bool is_called_as_secret(std::string_view name);
/// The same of encryption and passwords alone: what they enclose is secret even where no end is found.
bool is_called_as_encryption(std::string_view name);

}  // namespace essaypack
