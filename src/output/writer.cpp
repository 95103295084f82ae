#include "output/writer.h"

#include "base/descriptor.h"
#include "diag/failure.h"
#include "output/disk.h"
#include "output/folders.h"
#include "output/journal.h"
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
  mode_t mode = 0;
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

/// Gives the complete temporary file its mode and waits until the disk has it.
void settle_temporary(const fs::path& shown, const fs::path& temporary, mode_t mode) {
  if (chmod(temporary.c_str(), mode) != 0 && errno != EPERM) throw write_failure(shown, errno);
  sync_file(temporary, shown);
}

/// True if a file can be renamed from one folder to the other.
bool share_a_disk(const fs::path& folder, const fs::path& other) {
  struct stat here {};
  struct stat there {};
  return stat(folder.empty() ? "." : folder.c_str(), &here) == 0 &&
         stat(other.empty() ? "." : other.c_str(), &there) == 0 && here.st_dev == there.st_dev;
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
    throw Failure(ExitCode::environment, tr("'{}' is a device or a pipe, no file to replace", shown.string()),
                  tr("write to another path"));
  return present;
}

/// What is to be done about one output; nothing is written.
Pending plan(const PlacedOutput& placed) {
  if (!placed.output) return {placed.path, {}, 0, is_removable(placed.path)};
  const Output& output = *placed.output;
  Pending pending{follow_links(placed.path), {}};
  const Present present = look_at(pending.target, placed.path);
  if (present.is_regular && is_unchanged(pending.target, present.there, output)) return pending;
  pending.mode = present.is_regular ? present.there.st_mode & 07777 : mode_of_new_file();
  const fs::path folder = pending.target.parent_path();
  const bool is_made = !output.temporary.empty() && share_a_disk(output.temporary.parent_path(), folder);
  pending.temporary = is_made ? output.temporary : temporary_path(folder, pending.target.filename().native());
  return pending;
}

/// Completes the temporary file.
void prepare(const PlacedOutput& placed, const Pending& pending) {
  if (pending.temporary.empty()) return;
  const Output& output = *placed.output;
  if (output.temporary.empty()) {
    write_new_file(pending.temporary, output.bytes, placed.path);
  } else if (output.temporary != pending.temporary) {  // a link leads to another disk
    std::error_code error;
    fs::copy_file(output.temporary, pending.temporary, fs::copy_options::overwrite_existing, error);
    if (error) throw write_failure(placed.path, error.value());
  }
  settle_temporary(placed.path, pending.temporary, pending.mode);
}

std::set<fs::path> changed_folders(const std::vector<Pending>& pending) {
  std::set<fs::path> folders;
  for (const Pending& file : pending)
    if (file.changes()) folders.insert(file.target.parent_path());
  return folders;
}

/// A file, whatever it is called.
using FileId = std::pair<dev_t, ino_t>;

std::optional<FileId> id_of(const fs::path& path) {
  struct stat there {};
  if (lstat(path.c_str(), &there) != 0) return std::nullopt;
  return FileId{there.st_dev, there.st_ino};
}

void put_in_place(const std::vector<Pending>& pending) {
  std::set<FileId> placed;
  for (const Pending& file : pending) {
    if (!file.removes && !file.changes()) {
      if (const auto id = id_of(file.target)) placed.insert(*id);
      continue;
    }
    if (file.removes) {
      // where case does not count, an old name may lead to the new file
      if (const auto id = id_of(file.target); id && placed.count(*id) > 0) continue;
      if (unlink(file.target.c_str()) != 0 && errno != ENOENT) throw write_failure(file.target, errno);
      continue;
    }
    if (rename(file.temporary.c_str(), file.target.c_str()) != 0) throw write_failure(file.target, errno);
    forget_temporary(file.temporary);
    if (const auto id = id_of(file.target)) placed.insert(*id);
  }
}

/// What is not renamed yet has to wait for the next run.
void keep_temporaries(const std::vector<Pending>& pending) {
  for (const Pending& file : pending)
    if (!file.temporary.empty()) forget_temporary(file.temporary);
}

/// The point of no return: whatever fails from here on leaves each file old or new, and a journal for the next run.
void release(const std::vector<Pending>& pending, Journal* journal) {
  const std::set<fs::path> folders = changed_folders(pending);
  if (folders.empty()) return;
  // a journal that outlives a loss of power must find its files
  if (journal)
    for (const fs::path& folder : folders) sync_folder(folder);
  struct Window {
    Window() { renaming = true; }
    ~Window() { renaming = false; }
  } window;
  if (journal) journal->commit();
  try {
    put_in_place(pending);
  } catch (...) {
    if (journal) keep_temporaries(pending);
    throw;
  }
  for (const fs::path& folder : folders) sync_folder(folder);
  if (journal) journal->finish();
}

/// The steps of a release as its journal names them.
std::vector<ReleaseStep> steps_of(const std::vector<PlacedOutput>& outputs, const std::vector<Pending>& pending) {
  std::vector<ReleaseStep> steps;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    if (pending[i].changes()) steps.push_back({outputs[i].path, pending[i].temporary.filename().string()});
  return steps;
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

/// Makes the folders of all outputs, and tidies them up: a run that holds no lock takes care of its own files alone,
/// another's release may wait beside them. Those that did not exist.
std::vector<fs::path> make_output_folders(const std::vector<PlacedOutput>& outputs, const ReleaseFolders* folders) {
  std::vector<fs::path> made;
  std::set<fs::path> seen;
  try {
    for (const PlacedOutput& placed : outputs) {
      if (!placed.output) continue;
      const fs::path folder = placed.path.parent_path();
      const fs::path here = folder.empty() ? "." : folder;
      if (!folders) remove_dead_temporaries(here, placed.path.filename().native());
      if (!seen.insert(folder).second) continue;
      if (!folder.empty())
        for (fs::path& path : make_folders(folder)) made.push_back(std::move(path));
      if (folders) remove_dead_temporaries(here);
    }
  } catch (...) {
    remove_folders(made);
    throw;
  }
  return made;
}

}  // namespace

std::vector<Written> write_outputs(const std::vector<PlacedOutput>& outputs, const ReleaseFolders* folders) {
  std::vector<fs::path> made;
  std::vector<Pending> pending;
  std::optional<Journal> journal;
  if (folders) journal.emplace(*folders);
  try {
    for (fs::path& path : make_output_folders(outputs, folders)) made.push_back(std::move(path));
    for (const PlacedOutput& placed : outputs) pending.push_back(plan(placed));
    if (journal) journal->plan(steps_of(outputs, pending));
    for (std::size_t i = 0; i < outputs.size(); ++i) prepare(outputs[i], pending[i]);
    release(pending, journal ? &*journal : nullptr);
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
