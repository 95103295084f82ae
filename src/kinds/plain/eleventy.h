#pragma once

/// What a project of Eleventy keeps back by its settings and data files (https://www.11ty.dev/docs/ignores/,
/// https://www.11ty.dev/docs/data-template-dir/).

#include "base/value/yaml.h"
#include "kinds/plain/ignore_rules.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// True if the folder is the root of such a project.
bool is_eleventy_root(const std::filesystem::path& folder);

/// Adds what the project does not read: `.eleventyignore` there and in its input folder, `.gitignore` unless the
/// configuration says otherwise, and what that names literally in `ignores.add`.
void read_eleventy_ignores(const std::filesystem::path& root, IgnoreRules& rules);

/// What the data files called `name` in `folder` (`NAME.json`, `NAME.11tydata.json`, `.js`) keep back: those of
/// their members that may do so; of a script, what it says literally.
std::vector<Value::Member> withholding_data(const std::filesystem::path& folder, const std::string& name);

}  // namespace essaypack
