#include "base/path.h"

#include "base/text.h"

namespace essaypack {

std::string_view file_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view folder_part(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

std::string_view parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view without_extension(std::string_view path) {
  const std::string_view name = file_part(path);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return path;
  return path.substr(0, path.size() - (name.size() - dot));
}

std::string extension_of(std::string_view path) {
  const std::string_view name = file_part(path);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return {};
  return to_lower_ascii(name.substr(dot + 1));
}

bool is_below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return true;
  return path.size() > folder.size() && path[folder.size()] == '/' && path.starts_with(folder);
}

std::string join_path(std::string_view folder, std::string_view path) {
  std::string joined(folder);
  if (!folder.empty() && !path.empty() && folder.back() != '/') joined += '/';
  return joined.append(path);
}

}  // namespace essaypack
