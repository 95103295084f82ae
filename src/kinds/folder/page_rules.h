#pragma once

/// Which files of a folder are pages to a tool, by its settings, and settings in JavaScript that say so. Only what is
/// written literally is read.

#include "base/regex.h"
#include "kinds/folder/ignore_rules.h"
#include "kinds/script/script.h"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A folder that a setting names: `./docs` and `docs/` as `docs/`, `.` as nothing, `../docs/` as itself. Nothing for a
/// path that counts from the root of the disk.
std::optional<std::string> folder_of_setting(std::string_view path);

/// True for `docs/a.md` and `docs` in `docs/`.
bool lies_in(std::string_view path, std::string_view folder);

/// What a tool reads of one folder.
struct PageRules {
  std::string folder;               ///< Below the tool's root, with a `/` behind it; empty: all of it.
  std::vector<std::string> wanted;  ///< Globs of paths below `folder`, of which one must fit; empty: any path does.
  std::vector<std::string> folders_out;  ///< Paths below `folder`, with a `/` behind them, that hold no page.
  std::vector<IgnoreRules> ignored;
  std::vector<Regex> patterns;                    ///< That fit what is no page.
  std::function<bool(std::string_view)> is_shut;  ///< True for what is no page by other rules; may be empty.
  bool skips_underscores = false;                 ///< Files whose name begins with `_` are no pages.

  /// For a path below the tool's root.
  bool leaves_out(std::string_view path) const;
};

/// Globs of pages that are none, below the folder `prefix`.
void add_globs(const std::vector<std::string>& globs, std::string_view prefix, PageRules& rules);

inline constexpr const char* kScriptEndings[] = {".js", ".ts", ".mjs", ".mts", ".cjs", ".cts"};

/// A file of settings in JavaScript.
struct NamedScript {
  std::string name;
  Script script{std::string_view()};
};

/// Those that are there of `stems` with an ending of scripts. Throws `Failure` (exit 2) for one that can't be read.
std::vector<NamedScript> read_scripts(const std::filesystem::path& root, std::initializer_list<std::string_view> stems);
/// The strings of a list; throws `Failure` (exit 2) where it is another thing.
std::vector<std::string> literal_lists(const NamedScript& file, std::string_view member,
                                       bool (*counts)(const Script::Owners&) = nullptr);
/// The folders that a script names by `member`.
std::vector<std::string> named_folders(const Script& script, std::string_view member);

}  // namespace essaypack
