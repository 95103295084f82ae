#pragma once

/// Files of settings of other tools. They say what is kept back, so one that is there and can't be read ends the run.

#include "config/config.h"
#include "diag/failure.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// The text of the file `name` below `folder`; empty where there is none. Throws `Failure` (exit 2) where it is there
/// and can't be read.
std::string read_settings(const std::filesystem::path& folder, const std::string& name);

/// The failure of a line of such a file; 0: of the whole.
Failure settings_failure(const std::string& name, int line, const Message& message, const Message& hint);
/// That of a file which is no YAML, TOML or JSON from `line` on.
Failure unparsed_settings(const std::string& name, int line);

/// What a file of settings says in a way that is not read, and that ends no run: a warning, once.
struct SettingDoubt {
  Place place;
  Message message, hint;
  bool is_of_url = false;  ///< Only the site's address is in doubt, which essaypack.yaml or the command line may give.
};
SettingDoubt make_doubt(const std::string& name, int line, Message message, Message hint);
/// To be called once all settings are read: what they leave in doubt.
void report_doubts(const std::vector<SettingDoubt>& doubts, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
