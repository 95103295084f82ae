#include "config/config_names.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/text.h"

#include <algorithm>
#include <system_error>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// What lies at a path, links followed; empty for a file or a folder that was wanted.
Message fault_of(const fs::file_status& link, const fs::file_status& target, fs::file_type wanted) {
  if (target.type() == wanted) return {};
  if (fs::is_symlink(link) && !fs::exists(target)) return tr("it is a link that leads nowhere");
  if (fs::is_directory(target)) return tr("it is a folder");
  return wanted == fs::file_type::directory ? tr("it is no folder") : tr("it is no regular file");
}

}  // namespace

Failure ConfigNames::failure(std::string_view name, Message message, Message hint) const {
  return Failure(ExitCode::usage, Kind::config_bad_file, {prefix_ + std::string(name), 0, 0}, std::move(message),
                 std::move(hint));
}

bool ConfigNames::has(std::string_view name) const {
  std::error_code error, unresolved;
  const fs::file_status link = fs::symlink_status(folder_ / name, error);
  if (link.type() == fs::file_type::not_found) return false;
  if (error)
    throw Failure(ExitCode::environment, Kind::io_unreadable, {prefix_ + std::string(name), 0, 0},
                  tr("the file can't be read: {}", reason_of_system(error.value())));
  const Message fault = fault_of(link, fs::status(folder_ / name, unresolved), fs::file_type::regular);
  if (!fault.empty())
    throw failure(name, tr("the configuration can't be read: {}", fault),
                  tr("put the file itself there, or remove what has its name"));
  return true;
}

bool ConfigNames::has_folder(std::string_view name) const {
  std::error_code error;
  const fs::file_status link = fs::symlink_status(folder_ / name, error);
  if (link.type() == fs::file_type::not_found) return false;
  const Message fault = fault_of(link, fs::status(folder_ / name, error), fs::file_type::directory);
  if (!fault.empty())
    throw failure(name, tr("the folder of the configuration can't be read: {}", fault),
                  tr("put the folder itself there, or remove what has its name"));
  return true;
}

std::vector<std::string> ConfigNames::names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void ConfigNames::require_own_spelling(std::string_view own) const {
  for (const std::string& name : names()) {
    if (name == own) continue;
    const std::string lower = to_lower_ascii(name);
    const bool is_yaml = lower == "essaypack.yaml" || lower == "essaypack.yml";
    if (!own.empty() && is_yaml)
      throw failure(name, tr("there are two configurations, this one and '{}'", own), tr("remove one of them"));
    if (!own.empty()) continue;
    if (is_yaml || lower == "essaypack.json" || lower == "essaypack.toml")
      throw failure(name, tr("the file is not read: the configuration is called 'essaypack.yaml'"),
                    is_yaml ? tr("rename it to essaypack.yaml")
                            : tr("write it as YAML into essaypack.yaml, and remove this file"));
  }
}

std::string ConfigNames::find_lookalike(std::initializer_list<std::string_view> stems) const {
  for (const std::string& name : names()) {
    const std::string lower = to_lower_ascii(name);
    const bool is_like =
        std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) { return lower.starts_with(stem); });
    if (is_like) return name;
  }
  return {};
}

}  // namespace essaypack
