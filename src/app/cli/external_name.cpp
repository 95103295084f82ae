#include "app/cli/external_name.h"

#include "base/process.h"
#include "base/program_names.h"
#include "base/text.h"

namespace essaypack {
namespace {

constexpr const char* kPrefix = "essaypack-";

}  // namespace

std::optional<std::string> find_external(std::string_view name) {
  if (name.empty() || name[0] == '-') return std::nullopt;
  for (const char c : name)
    if (!is_ascii_name(c)) return std::nullopt;
  return find_program(kPrefix + std::string(name));
}

std::map<std::string, std::string> all_externals() {
  std::map<std::string, std::string> found;
  for (const std::string& program : programs_called(kPrefix)) {
    const std::string name = program.substr(std::string_view(kPrefix).size());
    if (const auto path = find_external(name)) found.emplace(name, *path);
  }
  return found;
}

}  // namespace essaypack
