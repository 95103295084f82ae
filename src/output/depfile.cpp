#include "output/depfile.h"

#include <algorithm>

namespace essaypack {
namespace {

std::string escape(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '$') out += '$';
    if (c == ' ' || c == '#' || c == ':' || c == ';') out += '\\';
    out += c;
  }
  return out;
}

/// False for a name with a line break, and for one with a backslash before what is escaped or at its end: make and
/// ninja count those backslashes in different ways.
bool can_be_written(std::string_view name) {
  if (name.empty() || name.find_first_of("\n\r\t") != std::string_view::npos || name.ends_with('\\')) return false;
  for (std::size_t at = 0; (at = name.find('\\', at)) != std::string_view::npos; ++at)
    if (std::string_view(" #:;").find(name[at + 1]) != std::string_view::npos) return false;
  return true;
}

bool has(std::string_view name, std::string_view any) { return name.find_first_of(any) != std::string_view::npos; }

}  // namespace

std::string make_depfile(std::string_view target, const std::vector<std::string>& inputs) {
  std::vector<std::string> names;
  for (const std::string& input : inputs)
    if (input != target && can_be_written(input)) names.push_back(input);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  // make takes `target: a=b.md` for a variable of the target, but only if the first word has the `=`
  std::stable_partition(names.begin(), names.end(), [](const std::string& name) { return !has(name, "="); });

  std::string out = escape(target) + ":";
  for (const std::string& name : names) out += " \\\n  " + escape(name);
  out += '\n';
  for (const std::string& name : names)
    if (!has(name, "%=;")) out += "\n" + escape(name) + ":\n";
  return out;
}

}  // namespace essaypack
