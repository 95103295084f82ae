#pragma once

/// What a project of Eleventy keeps back by its settings and data files (https://www.11ty.dev/docs/ignores/,
/// https://www.11ty.dev/docs/data-cascade/).

#include "base/value/yaml.h"
#include "kinds/folder/ignore_rules.h"
#include "kinds/folder/settings_file.h"
#include "kinds/script/script.h"
#include "model/post.h"

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What data files say for the texts that they belong to.
struct EleventyData {
  std::vector<Value::Member> fields;  ///< Where the head lacks them.
  std::vector<std::string> tags;      ///< Besides the head's.
  Withheld withheld;                  ///< Whatever the head says (`eleventyComputed`).
  bool is_empty() const { return fields.empty() && tags.empty() && !withheld.any(); }
};

/// A folder as Eleventy reads it.
struct EleventyProject {
  bool has_configuration = false;
  std::string name;                   ///< Of the configuration.
  std::string input;                  ///< The folder of texts, below the root.
  std::string output;                 ///< Where pages go; empty: `_site`.
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

/// Which members of data files count: those that may keep a text back, or all.
enum class DataMembers { withholding, all };

/// What the data files `PATH.json`, `PATH.11tydata.json` and `.js` below `root` say for the folder or the text at
/// `path`; of a script, what it says literally. Of all members, an address that only a run tells is a doubt.
EleventyData read_eleventy_data(const std::filesystem::path& root, const std::string& path, BrokenData broken,
                                DataMembers members, std::vector<SettingDoubt>& doubts);

/// The folder that the configuration names by `member` of its `dir`, or by a call of `setter`, below `root`; empty:
/// none that lies below `input`.
std::string eleventy_folder(const std::filesystem::path& root, const std::string& input, const Script& script,
                            std::string_view member, std::initializer_list<std::string_view> setter);

}  // namespace essaypack
