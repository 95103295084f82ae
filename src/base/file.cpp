#include "base/file.h"

#include "base/ascii.h"
#include "base/descriptor.h"
#include "base/owned.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <system_error>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// A link may lead to one folder this often; more would let a few links span a tree without end.
constexpr int kVisitsThroughLinks = 64;

/// Ends the run for what is wrong with this process or machine and not with the file: a post must not be left out for
/// it.
void require_environment(int error, const fs::path& path) {
  switch (error) {
    case EIO:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      throw SystemFailure(error, tr("can't read '{}'", path.string()));
    default:
      return;
  }
}

/// Up to `count` bytes from where the descriptor stands; nothing on an error (`errno`).
std::optional<std::string> read_bytes(int descriptor, std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t have = 0;
  while (have < count) {
    const ssize_t got = ::read(descriptor, bytes.data() + have, count - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

/// Opens a regular file; `error` says why not. O_NONBLOCK: a FIFO must not stop the run.
Descriptor open_regular(const fs::path& path, struct stat& status, Message& error) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) {
    require_environment(errno, path);
    error = reason_of_system(errno);
  } else if (!S_ISREG(status.st_mode)) {
    error = S_ISDIR(status.st_mode) ? tr("is a directory") : tr("is no regular file");
  }
  return file;
}

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::optional<std::string> real_path(const char* path) {
  const Owned<char, std::free> resolved(::realpath(path, nullptr));
  return resolved ? std::optional<std::string>(resolved.get()) : std::nullopt;
}

using FolderKey = std::pair<dev_t, ino_t>;

/// One walk over a tree.
struct Walk {
  std::string inside;
  bool (*enter)(void*, std::string_view);
  void* context;
  FileTree tree;
  std::vector<FolderKey> ancestors;
  std::map<FolderKey, int> linked;

  void folder(const std::string& real, const std::string& below);
  void entry(const std::string& real, const std::string& below, unsigned char type);
};

void Walk::entry(const std::string& real, const std::string& below, unsigned char type) {
  if (type == DT_DIR) {
    if (enter(context, below)) folder(real, below);
    return;
  }
  struct stat status;
  const bool is_link = type == DT_LNK;
  if (::stat(real.c_str(), &status) != 0) {
    require_environment(errno, real);
    if (is_link)
      tree.dead_links.push_back(below);
    else
      tree.unreadable.emplace_back(below, reason_of_system(errno));
    return;
  }
  if (is_link) {
    const std::optional<std::string> target = real_path(real.c_str());
    if (!target || !lies_in(*target, inside)) return tree.dead_links.push_back(below);
  }
  if (S_ISREG(status.st_mode)) {
    tree.files.push_back({below, static_cast<std::uint64_t>(status.st_size)});
  } else if (S_ISDIR(status.st_mode)) {
    const FolderKey key(status.st_dev, status.st_ino);
    if (std::find(ancestors.begin(), ancestors.end(), key) != ancestors.end()) return;
    if (is_link && ++linked[key] > kVisitsThroughLinks) return;
    if (enter(context, below)) folder(real, below);
  }
}

void Walk::folder(const std::string& real, const std::string& below) {
  std::vector<std::pair<std::string, unsigned char>> entries;
  struct stat status;
  {
    const Owned<DIR, ::closedir> stream(::opendir(real.c_str()));
    if (!stream || ::fstat(::dirfd(stream.get()), &status) != 0) {
      require_environment(errno, real);
      tree.unreadable.emplace_back(below, reason_of_system(errno));
      return;
    }
    while (const dirent* found = ::readdir(stream.get())) {
      const std::string_view name = found->d_name;
      if (name != "." && name != "..") entries.emplace_back(name, found->d_type);
    }
  }
  std::sort(entries.begin(), entries.end());
  tree.folders.push_back(below);
  ancestors.emplace_back(status.st_dev, status.st_ino);
  for (auto& [name, type] : entries) {
    const std::string path = real + "/" + name;
    if (type == DT_UNKNOWN && ::lstat(path.c_str(), &status) == 0) type = IFTODT(status.st_mode);
    entry(path, below.empty() ? name : below + "/" + name, type);
  }
  ancestors.pop_back();
}

}  // namespace

FileBytes read_file(const fs::path& path, std::uint64_t limit) {
  FileBytes result;
  struct stat status {};
  const Descriptor file = open_regular(path, status, result.error);
  if (!result.error.empty()) return result;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  // One byte more than the file had: files of /proc say 0, and a growing file shows itself.
  std::string bytes;
  for (std::size_t want = static_cast<std::size_t>(std::min(size, limit)) + 1; bytes.size() <= limit; want = 65536) {
    std::optional<std::string> more = read_bytes(file.get(), want);
    if (!more) {
      require_environment(errno, path);
      result.error = reason_of_system(errno);
      return result;
    }
    const bool at_end = more->size() < want;
    if (bytes.empty()) {
      bytes = std::move(*more);
    } else {
      bytes += *more;
    }
    if (at_end) break;
  }
  if (bytes.size() > limit) {
    result.too_large = true;
    result.error = tr("is larger than {} bytes", limit);
    return result;
  }
  result.bytes = std::move(bytes);
  return result;
}

std::optional<std::string> read_file_head(const fs::path& path, std::size_t count) {
  Message error;
  struct stat status {};
  const Descriptor file = open_regular(path, status, error);
  if (!error.empty()) return std::nullopt;
  return read_bytes(file.get(), std::min(count, static_cast<std::size_t>(status.st_size)));
}

FileTree walk_files(const fs::path& folder, const fs::path& inside, bool (*enter)(void*, std::string_view),
                    void* context) {
  Walk walk;
  walk.inside = real_path(inside.c_str()).value_or(inside.string());
  walk.enter = enter;
  walk.context = context;
  const std::string start = folder.string();
  walk.folder(start.size() > 1 && start.back() == '/' ? start.substr(0, start.size() - 1) : start, "");
  FileTree& tree = walk.tree;
  std::sort(tree.files.begin(), tree.files.end(),
            [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
  std::sort(tree.folders.begin(), tree.folders.end());
  std::sort(tree.unreadable.begin(), tree.unreadable.end());
  return std::move(tree);
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error) return false;
  const fs::path real_folder = fs::weakly_canonical(folder, error);
  return !error && lies_in(real.native(), real_folder.native());
}

bool is_file(const fs::path& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool is_folder(const fs::path& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace essaypack
