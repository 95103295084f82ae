#include "app/run/old_folders.h"

#include "app/run/records.h"
#include "base/file.h"
#include "base/text.h"
#include "output/manifest.h"

#include <algorithm>
#include <exception>
#include <vector>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// A home folder is no site.
constexpr std::size_t kMostFolders = 2'000;

void add_folders(const fs::path& folder, int depth, std::vector<fs::path>& found, std::size_t& looked_at) {
  std::error_code error;
  std::vector<fs::path> below;
  for (fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && entry != end && looked_at < kMostFolders; entry.increment(error)) {
    const std::string name = entry->path().filename().native();
    std::error_code unknown;
    if (name.starts_with('.') || name == "node_modules" || entry->is_symlink(unknown) || !entry->is_directory(unknown))
      continue;
    ++looked_at;
    below.push_back(entry->path());
  }
  std::sort(below.begin(), below.end());
  for (const fs::path& one : below) {
    if (is_file(one / ".essaypack" / "manifest.json")) found.push_back(one);
    if (depth > 1) add_folders(one, depth - 1, found, looked_at);
  }
}

Manifest read_manifest(const fs::path& folder) {
  const auto text = read_file(folder / ".essaypack" / "manifest.json", kLargestRecord).bytes;
  if (!text) return {};
  try {
    return parse_manifest(*text);
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace

void report_old_folders(const fs::path& site_folder, const std::string& shown, const fs::path& current,
                        const PublicTexts& texts, Diagnostics& diagnostics) {
  std::vector<fs::path> folders;
  std::size_t looked_at = 0;
  add_folders(site_folder, 2, folders, looked_at);
  std::error_code error;
  const fs::path own = fs::weakly_canonical(current, error);
  for (const fs::path& folder : folders) {
    if (fs::weakly_canonical(folder, error) == own) continue;
    bool is_of_site = false;
    std::vector<std::string> shows;
    for (const auto& [name, known] : read_manifest(folder)) {
      const auto is_withdrawn = [&](std::uint64_t key) { return texts.is_withdrawn(key); };
      is_of_site = is_of_site || std::any_of(known.posts.begin(), known.posts.end(),
                                             [&](std::uint64_t key) { return texts.has_key(key); });
      if (std::any_of(known.posts.begin(), known.posts.end(), is_withdrawn) && is_file(folder / name))
        shows.push_back(name);
    }
    if (!is_of_site || shows.empty()) continue;
    const fs::path path = fs::path(shown) / folder.lexically_relative(site_folder) / shows.front();
    diagnostics.report(Kind::output_withdrawn, {},
                       tr_n("'{2}' of another output folder shows what is no longer published",
                            "'{2}' and others, {1} files of another output folder, show what is no longer published",
                            shows.size(), path.lexically_normal().string()),
                       tr("remove the folder, or make its files again with '-o'"));
  }
}

}  // namespace essaypack
