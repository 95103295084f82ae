#include "output/disk.h"

#include "base/descriptor.h"
#include "output/folders.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace essaypack {

namespace fs = std::filesystem;

fs::path follow_links(const fs::path& path) {
  constexpr int kMostLinks = 40;  // as Linux follows
  fs::path target = path;
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(target, error); ++i) {
    const fs::path next = fs::read_symlink(target, error);
    if (error) return path;
    target = target.parent_path() / next;  // an absolute one replaces it; one that dangles is followed as well
  }
  if (fs::is_symlink(target, error)) return path;
  return target == path ? path : fs::weakly_canonical(target, error);
}

void write_new_file(const fs::path& path, std::string_view bytes, const fs::path& shown) {
  Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.is_open()) throw write_failure(shown, errno);
  while (!bytes.empty()) {
    const ssize_t count = write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw write_failure(shown, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (!file.close()) throw write_failure(shown, errno);
}

void sync_file(const fs::path& path, const fs::path& shown) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file.is_open() || (fsync(file.get()) != 0 && errno != EINVAL)) throw write_failure(shown, errno);
}

void sync_folder(const fs::path& folder) noexcept {
  const Descriptor descriptor(open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) fsync(descriptor.get());
}

}  // namespace essaypack
