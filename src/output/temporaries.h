#pragma once

/// Names of temporary files, and their removal whatever way a run ends.

#include <filesystem>
#include <string_view>

namespace essaypack {

/// The path of a fresh temporary file for `name` in `folder`: `.NAME.essaypack.PID`. It is remembered, so that
/// `remove_temporaries` finds it; nothing is made on the disk.
std::filesystem::path temporary_path(const std::filesystem::path& folder, std::string_view name);

/// True for a name that `temporary_path` makes. It has the program's name in it: no file of an author's is called so.
bool is_temporary_name(std::string_view name);

/// True for such a name of `target`, the name of a file.
bool is_temporary_of(std::string_view name, std::string_view target);

/// The file has got its final name, or is gone.
void forget_temporary(const std::filesystem::path& path);

/// Removes every remembered file that is still there. Safe in a signal handler.
void remove_temporaries() noexcept;

/// Removes the temporary files in `folder` (not below it) whose processes have ended; with a `target` only those of
/// that name. Never fails.
void remove_dead_temporaries(const std::filesystem::path& folder, std::string_view target = {});

}  // namespace essaypack
