#pragma once

/// What a project of Eleventy keeps back by its settings and data files (https://www.11ty.dev/docs/ignores/,
/// https://www.11ty.dev/docs/data-cascade/).

#include "base/value/yaml.h"
#include "kinds/plain/ignore_rules.h"
#include "kinds/plain/settings_file.h"
#include "model/post.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// What data files say for the texts that they belong to.
struct EleventyData {
  std::vector<Value::Member> fields;  ///< Where the head lacks them.
  Withheld withheld;                  ///< Whatever the head says (`eleventyComputed`).
  bool is_empty() const { return fields.empty() && !withheld.any(); }
};

/// A folder as Eleventy reads it.
struct EleventyProject {
  bool has_configuration = false;
  std::string data_folder = "_data";  ///< Of global data, below the root.
  EleventyData global;                ///< Of the configuration and of global data files.
  std::vector<SettingDoubt> doubts;   ///< What is not known.
};

/// True if the folder is the root of a project with a configuration.
bool is_eleventy_root(const std::filesystem::path& folder);

/// Reads the project and adds to `rules` what it does not read: `.eleventyignore` there and in its input folder,
/// `.gitignore` unless the configuration says otherwise, what that names literally in `ignores.add`, and its folders
/// of layouts and outputs.
EleventyProject read_eleventy(const std::filesystem::path& root, IgnoreRules& rules);

/// What can't be parsed: in a project it ends the run (`Failure`), as Eleventy's own does; elsewhere the file may be
/// anything, and says nothing.
enum class BrokenData { refuse, ignore };

/// What the data files `PATH.json`, `PATH.11tydata.json` and `.js` below `root` say for the folder or the text at
/// `path`: those of their members that may keep it back; of a script, what it says literally.
EleventyData read_eleventy_data(const std::filesystem::path& root, const std::string& path, BrokenData broken);

}  // namespace essaypack
