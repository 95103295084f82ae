#include "app/run/git.h"

#include "base/text.h"

namespace essaypack {

ProgramResult run_git(const Config& config, const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {"git", "-C", config.site_folder.string(), "-c", "core.fsmonitor=false"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  ProgramLimits limits;
  limits.time = std::chrono::minutes(1);
  limits.wait = std::chrono::minutes(5);
  return run_program(command, {}, limits);
}

std::vector<std::string> names_of_git(std::string_view output) {
  std::vector<std::string> names;
  for (const std::string_view name : split(output, '\0'))
    if (!name.empty()) names.emplace_back(name);
  return names;
}

}  // namespace essaypack
