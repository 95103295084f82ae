#include "output/writer.h"

#include "base/descriptor.h"
#include "diag/failure.h"
#include "output/folders.h"
#include "output/temporaries.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <optional>
#include <set>
#include <string_view>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> renaming{false};

/// Reads up to `size` bytes, fewer only at the end of the file; -1 on failure.
ssize_t read_fully(int descriptor, char* to, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = read(descriptor, to + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(done);
}

constexpr std::size_t kBlock = 256 * 1024;

bool equals_bytes(int descriptor, std::string_view bytes) {
  std::string block(kBlock, '\0');
  while (!bytes.empty()) {
    const std::size_t want = std::min(kBlock, bytes.size());
    const ssize_t got = read_fully(descriptor, block.data(), want);
    if (got != static_cast<ssize_t>(want) || bytes.substr(0, want) != std::string_view(block.data(), want))
      return false;
    bytes.remove_prefix(want);
  }
  return true;
}

bool equals_file(int descriptor, int other) {
  std::string block(kBlock, '\0');
  std::string other_block(kBlock, '\0');
  for (;;) {
    const ssize_t got = read_fully(descriptor, block.data(), kBlock);
    const ssize_t other_got = read_fully(other, other_block.data(), kBlock);
    if (got < 0 || got != other_got) return false;
    if (got == 0) return true;
    if (block.compare(0, static_cast<std::size_t>(got), other_block, 0, static_cast<std::size_t>(got)) != 0)
      return false;
  }
}

/// One file on its way.
struct Pending {
  fs::path target;     ///< Links resolved.
  fs::path temporary;  ///< Empty: the target is as it should be.
  bool removes = false;

  bool changes() const { return removes || !temporary.empty(); }
};

/// Sizes first, then bytes.
bool is_unchanged(const fs::path& target, const struct stat& there, const Output& output) {
  const Descriptor file(open(target.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return false;
  if (output.temporary.empty())
    return static_cast<std::uint64_t>(there.st_size) == output.bytes.size() && equals_bytes(file.get(), output.bytes);
  struct stat made {};
  if (stat(output.temporary.c_str(), &made) != 0 || made.st_size != there.st_size) return false;
  const Descriptor other(open(output.temporary.c_str(), O_RDONLY | O_CLOEXEC));
  return other.is_open() && equals_file(file.get(), other.get());
}

/// The mode that a new file gets.
mode_t mode_of_new_file() {
  const mode_t mask = umask(022);
  umask(mask);
  return 0666 & ~mask;
}

/// Writes the temporary file (if it isn't there), gives it its mode and waits until the disk has it.
void complete_temporary(const fs::path& target, const fs::path& temporary, const Output& output, mode_t mode) {
  const bool is_made = !output.temporary.empty();
  const int flags = is_made ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;
  Descriptor file(open(temporary.c_str(), flags | O_CLOEXEC, 0666));
  if (!file.is_open()) throw write_failure(target, errno);
  std::string_view rest = output.bytes;
  while (!is_made && !rest.empty()) {
    const ssize_t count = write(file.get(), rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw write_failure(target, errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  if (fchmod(file.get(), mode) != 0 && errno != EPERM) throw write_failure(target, errno);
  if (fsync(file.get()) != 0 && errno != EINVAL) throw write_failure(target, errno);
  if (!file.close()) throw write_failure(target, errno);
}

/// The file that a chain of links leads to, or the path itself.
fs::path follow_links(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? path : target;
}

/// A file, or a link to one: folders are never removed in its place.
bool is_removable(const fs::path& path) {
  struct stat there {};
  return lstat(path.c_str(), &there) == 0 && !S_ISDIR(there.st_mode);
}

/// What lies at the target of an output, if anything does.
struct Present {
  struct stat there {};
  bool is_regular = false;
};

Present look_at(const fs::path& target, const fs::path& shown) {
  Present present;
  const bool exists = stat(target.c_str(), &present.there) == 0;
  if (!exists && errno != ENOENT) throw write_failure(shown, errno);
  if (exists && S_ISDIR(present.there.st_mode)) throw write_failure(shown, EISDIR);
  present.is_regular = exists && S_ISREG(present.there.st_mode);
  if (exists && !present.is_regular)
    throw Failure(ExitCode::environment, "'" + shown.string() + "' is a device or a pipe, no file to replace", "write to another path");
  return present;
}

Pending prepare(const PlacedOutput& placed) {
  if (!placed.output) return {placed.path, {}, is_removable(placed.path)};
  const Output& output = *placed.output;
  Pending pending{follow_links(placed.path), {}};
  const Present present = look_at(pending.target, placed.path);
  if (present.is_regular && is_unchanged(pending.target, present.there, output)) return pending;
  const mode_t mode = present.is_regular ? present.there.st_mode & 07777 : mode_of_new_file();
  const fs::path temporary = output.temporary.empty()
                                 ? temporary_path(pending.target.parent_path(), pending.target.filename().native())
                                 : output.temporary;
  complete_temporary(placed.path, temporary, output, mode);
  pending.temporary = temporary;
  return pending;
}

void sync_folder(const fs::path& folder) {
  const Descriptor descriptor(open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) fsync(descriptor.get());
}

/// The point of no return: whatever fails from here on leaves each file old or new.
void rename_all(const std::vector<Pending>& pending) {
  struct Window {
    Window() { renaming = true; }
    ~Window() { renaming = false; }
  } window;
  std::set<fs::path> folders;
  for (const Pending& file : pending) {
    if (!file.changes()) continue;
    folders.insert(file.target.parent_path());
    if (file.removes) {
      if (unlink(file.target.c_str()) != 0 && errno != ENOENT) throw write_failure(file.target, errno);
      continue;
    }
    if (rename(file.temporary.c_str(), file.target.c_str()) != 0) throw write_failure(file.target, errno);
    forget_temporary(file.temporary);
  }
  for (const fs::path& folder : folders) sync_folder(folder);
}

std::vector<Written> tell(const std::vector<PlacedOutput>& outputs, const std::vector<Pending>& pending) {
  std::vector<Written> written;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    written.push_back({outputs[i].path, pending[i].changes(), pending[i].removes, outputs[i].is_record});
  return written;
}

/// Throws if the folder that is to hold `target`, or the nearest one above that exists, may not be written.
void require_writable_folder(const fs::path& target) {
  fs::path folder = target.parent_path();
  std::error_code error;
  while (!folder.empty() && !fs::exists(folder, error) && folder != folder.root_path()) folder = folder.parent_path();
  if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) throw write_failure(target, errno);
}

Pending preview(const PlacedOutput& placed) {
  Pending pending{follow_links(placed.path), {}};
  if (!placed.output) {
    pending.removes = is_removable(placed.path);
  } else {
    const Present present = look_at(pending.target, placed.path);
    if (present.is_regular && is_unchanged(pending.target, present.there, *placed.output)) return pending;
    pending.temporary = pending.target;
  }
  if (pending.changes()) require_writable_folder(pending.target);
  return pending;
}

}  // namespace

std::vector<Written> write_outputs(const std::vector<PlacedOutput>& outputs) {
  std::vector<fs::path> made;
  std::vector<Pending> pending;
  try {
    std::set<fs::path> folders;
    for (const PlacedOutput& placed : outputs) {
      if (!placed.output) continue;
      const fs::path folder = placed.path.parent_path();
      if (!folders.insert(folder).second) continue;
      if (!folder.empty())
        for (fs::path& path : make_folders(folder)) made.push_back(std::move(path));
      remove_dead_temporaries(folder.empty() ? "." : folder);
    }
    for (const PlacedOutput& placed : outputs) pending.push_back(prepare(placed));
    rename_all(pending);
  } catch (...) {
    remove_temporaries();
    remove_folders(made);
    throw;
  }
  remove_temporaries();
  std::set<fs::path> parents;
  for (const fs::path& folder : made) parents.insert(folder.parent_path());
  for (const fs::path& folder : parents) sync_folder(folder);
  return tell(outputs, pending);
}

std::vector<Written> preview_outputs(const std::vector<PlacedOutput>& outputs) {
  std::vector<Pending> pending;
  for (const PlacedOutput& placed : outputs) pending.push_back(preview(placed));
  return tell(outputs, pending);
}

void touch_file(const fs::path& path) {
  if (!path.parent_path().empty()) make_folders(path.parent_path());
  const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open() || futimens(file.get(), nullptr) != 0) throw write_failure(path, errno);
}

bool is_renaming() noexcept { return renaming; }

}  // namespace essaypack
