#pragma once

/// What Quartz's own settings keep back (https://quartz.jzhao.xyz/features/private-pages): of version 4 in a script, of
/// version 5 in YAML.

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

struct QuartzSettings {
  bool is_there = false;
  bool is_explicit = false;          ///< The filter `ExplicitPublish`: nothing is published unasked.
  std::vector<std::string> ignored;  ///< `ignorePatterns`, globs below the folder of notes.
};

/// True for a folder in which Quartz has its settings, under any name that it has.
bool is_quartz_root(const std::filesystem::path& folder);

/// What all of them say together. Throws `Failure` (exit 2) where that can't be read.
QuartzSettings read_quartz(const std::filesystem::path& folder);

}  // namespace essaypack
