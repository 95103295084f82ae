#include "output/folders.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

namespace essaypack {

std::vector<std::filesystem::path> make_folders(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> missing;
  std::error_code error;
  for (std::filesystem::path at = folder.lexically_normal(); !at.empty(); at = at.parent_path()) {
    if (std::filesystem::exists(at, error)) break;
    if (!at.has_filename()) continue;  // the empty part behind a final slash
    missing.push_back(at);
  }
  std::reverse(missing.begin(), missing.end());
  std::vector<std::filesystem::path> made;
  for (const std::filesystem::path& path : missing) {
    if (mkdir(path.c_str(), 0777) == 0) {
      made.push_back(path);
    } else if (errno != EEXIST) {
      const int reason = errno;
      remove_folders(made);
      throw write_failure(path, reason);
    }
  }
  if (!std::filesystem::is_directory(folder, error)) throw write_failure(folder, error ? error.value() : ENOTDIR);
  return made;
}

void remove_folders(const std::vector<std::filesystem::path>& folders) {
  for (auto at = folders.rbegin(); at != folders.rend(); ++at) rmdir(at->c_str());
}

void require_writable(const std::filesystem::path& temporary, const std::filesystem::path& target) {
  const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) throw write_failure(target, errno);
  close(descriptor);
  unlink(temporary.c_str());
}

Failure write_failure(const std::filesystem::path& path, int reason) {
  Message hint;
  if (reason == EACCES || reason == EPERM || reason == EROFS) hint = tr("choose another place with -o");
  if (reason == ENOSPC || reason == EDQUOT) hint = tr("make room; the old files are as they were");
  return Failure(ExitCode::environment, tr("can't write '{}': {}", path.string(), reason_of_system(reason)), hint);
}

}  // namespace essaypack
