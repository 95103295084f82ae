#include "app/run/inputs.h"

#include "base/file.h"

#include <utility>

namespace essaypack {

Inputs::Inputs(std::filesystem::path site_folder, std::string site)
    : site_folder_(std::move(site_folder)), site_(std::move(site)) {}

std::string Inputs::name_of(const std::filesystem::path& path) const {
  std::filesystem::path below = path.is_absolute() ? path.lexically_relative(site_folder_) : path;
  const bool is_outside = path.is_absolute() && (below.empty() || *below.begin() == "..");
  if (is_outside) return path.string();
  if (below.empty() || below == ".") return site_.empty() ? "." : site_;
  return (std::filesystem::path(site_) / below).string();
}

void Inputs::add(const std::filesystem::path& path) {
  std::string name = name_of(path);
  const std::lock_guard lock(guard_);
  names_.insert(std::move(name));
}

void Inputs::add(const Config& config) {
  add(std::filesystem::path());  // an essaypack.yaml may appear there
  for (const std::string& file : config.files) add(std::filesystem::path(file));
}

void Inputs::add(const Catalogue& catalogue) {
  for (const std::string& folder : catalogue.folders) add(std::filesystem::path(folder));
  for (const std::string& file : catalogue.files) add(std::filesystem::path(file));
}

void Inputs::add_templates(const std::string& folder, const std::vector<std::string>& files) {
  for (const std::string& file : files) add(std::filesystem::path(file));
  if (!is_folder(folder)) return;
  const FileTree tree = walk_files(folder, folder, [](std::string_view) { return true; });
  for (const std::string& below : tree.folders)
    add(below.empty() ? std::filesystem::path(folder) : std::filesystem::path(folder) / below);
}

void Inputs::add(const Fragment& fragment) {
  for (const Image& image : fragment.images)
    if (!image.file.empty())
      add(std::filesystem::path(image.file));
    else
      for (const std::string& file : image.tried) add_missing(site_folder_ / file);
}

void Inputs::add_missing(const std::filesystem::path& path) {
  std::filesystem::path folder = path.parent_path();
  while (folder != site_folder_ && folder.has_relative_path() && !is_folder(folder)) folder = folder.parent_path();
  add(folder);
}

bool Inputs::has(const std::filesystem::path& path) const {
  const std::lock_guard lock(guard_);
  return names_.count(name_of(path)) > 0;
}

std::vector<std::string> Inputs::names() const {
  const std::lock_guard lock(guard_);
  return {names_.begin(), names_.end()};
}

}  // namespace essaypack
