#include "kinds/folder/settings_file.h"

#include "base/file.h"
#include "config/config_names.h"
#include "config/site_folder.h"

namespace essaypack {

std::string read_settings(const std::filesystem::path& folder, const std::string& name) {
  const ConfigNames names(folder, "");
  if (!names.has(name)) return {};
  FileBytes read = read_file(folder / name, kMostConfigBytes);
  if (!read.bytes)
    throw names.failure(name, tr("the settings can't be read: {}", read.error),
                        tr("check its permissions, and its size"));
  return std::move(*read.bytes);
}

Failure settings_failure(const std::string& name, int line, const Message& message, const Message& hint) {
  return {ExitCode::usage, Kind::config_bad_file, {name, line, 0}, message, hint};
}

Failure unparsed_settings(const std::string& name, int line) {
  return settings_failure(name, line, tr("the settings can't be parsed: what they keep back is not known"),
                          tr("correct the syntax"));
}

SettingDoubt make_doubt(const std::string& name, int line, Message message, Message hint) {
  SettingDoubt doubt;
  doubt.place.file = name;
  doubt.place.line = line;
  doubt.message = std::move(message);
  doubt.hint = std::move(hint);
  return doubt;
}

void report_doubts(const std::vector<SettingDoubt>& doubts, const Config& config, Diagnostics& diagnostics) {
  for (const SettingDoubt& doubt : doubts)
    if (!doubt.is_of_url || config.url.empty())
      diagnostics.report(Kind::config_ignored_value, doubt.place, doubt.message, doubt.hint);
}

}  // namespace essaypack
