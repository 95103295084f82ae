#pragma once

/// Configurations in JavaScript and TypeScript as maps of what they say literally.

#include "config/site_folder.h"
#include "kinds/script/script_value.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The first script that is there of `stems` in `folder` (with its `/`), by its ending.
std::optional<std::string> find_script(const SiteFolder& site, std::string_view folder,
                                       std::initializer_list<std::string_view> stems);
/// What the module `name` below `root` exports; modules that it imports by a path below `root` are followed. Throws
/// `Failure` (exit 2) where it is there and can't be read.
ScriptValue read_script_file(const std::filesystem::path& root, const std::string& name);
/// The same as a file of the configuration: a map, be it empty.
ReadFile read_script_config(const SiteFolder& site, const std::string& name);

}  // namespace essaypack
