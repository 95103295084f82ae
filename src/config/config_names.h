#pragma once

/// Configuration files by their names. What a site protects stands in its configuration: one that is there and can't be
/// read must not be taken for none.

#include "diag/failure.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// How a generator's or our own configuration lies in a folder.
class ConfigNames {
 public:
  /// `prefix` comes before names in messages.
  ConfigNames(std::filesystem::path folder, std::string prefix)
      : folder_(std::move(folder)), prefix_(std::move(prefix)) {}

  /// True for a regular file, links followed; false if nothing has the name. Throws `Failure` (exit 2) for a link that
  /// leads nowhere, a folder or a device, and (exit 3) where the system does not tell.
  bool has(std::string_view name) const;

  /// The same for a folder of configuration files.
  bool has_folder(std::string_view name) const;

  /// Throws `Failure` (exit 2) for essaypack.yaml in another spelling or format, and for two of them. `own` is the one
  /// that is read, or empty.
  void require_own_spelling(std::string_view own) const;

  /// A name that begins, in any letter case, with one of `stems` (`_config.`): a configuration that no generator reads
  /// under this name. Empty if there is none.
  std::string find_lookalike(std::initializer_list<std::string_view> stems) const;

  /// The failure of `name`.
  Failure failure(std::string_view name, Message message, Message hint) const;

 private:
  /// In order of the bytes; none where the folder can't be listed.
  std::vector<std::string> names() const;

  std::filesystem::path folder_;
  std::string prefix_;
};

}  // namespace essaypack
