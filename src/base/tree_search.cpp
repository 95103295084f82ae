#include "base/tree_search.h"

#include "base/owned.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

struct Entry {
  std::string name;
  bool is_link = false;
  TreeEntry kind = TreeEntry::file;
};

/// The entries of one folder, at most `most`, by name.
std::vector<Entry> read_entries(const std::string& folder, std::size_t most) {
  std::vector<Entry> entries;
  const Owned<DIR, ::closedir> stream(::opendir(folder.c_str()));
  while (stream && entries.size() < most) {
    const dirent* found = ::readdir(stream.get());
    if (!found) break;
    Entry entry{found->d_name};
    if (entry.name == "." || entry.name == "..") continue;
    struct stat there {};
    const std::string path = folder + "/" + entry.name;
    const bool is_told = found->d_type != DT_UNKNOWN && found->d_type != DT_LNK;
    entry.is_link =
        found->d_type == DT_LNK || (!is_told && ::lstat(path.c_str(), &there) == 0 && S_ISLNK(there.st_mode));
    const bool is_folder =
        is_told ? found->d_type == DT_DIR : ::stat(path.c_str(), &there) == 0 && S_ISDIR(there.st_mode);
    if (is_folder) entry.kind = TreeEntry::folder;
    entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace

bool search_tree(const std::filesystem::path& folder, std::size_t most,
                 const std::function<TreeStep(std::string_view below, TreeEntry entry)>& visit) {
  std::deque<std::string> folders = {""};
  for (; !folders.empty(); folders.pop_front()) {
    const std::string& below = folders.front();
    const std::vector<Entry> entries = read_entries(below.empty() ? folder.string() : (folder / below).string(), most);
    for (const Entry& entry : entries) {
      if (most-- == 0) return false;
      std::string path = below.empty() ? entry.name : below + "/" + entry.name;
      const TreeStep step = visit(path, entry.kind);
      if (step == TreeStep::stop) return false;
      if (step == TreeStep::enter && entry.kind == TreeEntry::folder && !entry.is_link)
        folders.push_back(std::move(path));
    }
    if (most == 0) return false;
  }
  return true;
}

}  // namespace essaypack
