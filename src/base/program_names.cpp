#include "base/program_names.h"

#include "base/process.h"
#include "base/system_paths.h"
#include "base/text.h"

#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>

namespace essaypack {

std::vector<std::string> programs_called(const std::string& prefix) {
  std::set<std::string> names;
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : split(path ? path : system_paths::kPrograms, ':')) {
    if (!folder.starts_with('/')) continue;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
      if (std::string name = entry->path().filename().string(); name.starts_with(prefix) && find_program(name))
        names.insert(std::move(name));
  }
  return {names.begin(), names.end()};
}

}  // namespace essaypack
