#include "diag/kind_help.h"

#include "base/text.h"

#include <utility>

namespace essaypack {

/// Made from docs/diagnostics.md by cmake/embed.cmake.
extern const std::pair<std::string_view, std::string_view> diagnostics_page[];

std::string_view kind_help(Kind kind) {
  const std::string_view page = diagnostics_page[0].second;
  const std::string heading = "\n## " + std::string(entry_of(kind).name) + "\n";
  const std::size_t at = page.find(heading);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = page.substr(at + heading.size());
  return trim(rest.substr(0, rest.find("\n## ")));
}

std::string kind_help_text(Kind kind) {
  std::string out;
  for (std::string_view line : split(kind_help(kind), '\n')) {
    if (line.starts_with("```")) continue;
    if (line.starts_with("**")) {
      const std::size_t end = line.find("**", 2);
      out += line.substr(2, end - 2);
      line = line.substr(end + 2);
    } else if (line.starts_with('*')) {
      line = trim(line.substr(line.find('*', 1) + 1));  // the severity, which has a field of its own
    }
    out.append(line).append("\n");
  }
  return std::string(trim(out));
}

}  // namespace essaypack
