#include "output/lock.h"

#include "diag/failure.h"
#include "output/folders.h"
#include "output/temporaries.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <string>

namespace essaypack {
namespace {

constexpr long kNap = 50;  // milliseconds

/// Tells the kernel, beside flock, that this process is the holder: only record locks can be asked for their owner.
void sign(int descriptor) {
  struct flock record {};
  record.l_type = F_WRLCK;
  record.l_whence = SEEK_SET;
  fcntl(descriptor, F_SETLK, &record);
}

void sleep_for(long milliseconds) {
  timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000};
  while (nanosleep(&time, &time) != 0 && errno == EINTR) {
  }
}

/// Between the holder's flock and its signature there is a moment in which it has no name.
Message holder(int descriptor) {
  constexpr int kAttempts = 20;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    struct flock record {};
    record.l_type = F_WRLCK;
    record.l_whence = SEEK_SET;
    if (fcntl(descriptor, F_GETLK, &record) != 0) break;
    if (record.l_type != F_UNLCK && record.l_pid > 0) return tr("another run (process {})", record.l_pid);
    sleep_for(1);
  }
  return tr("another run");
}

/// flock, waiting in short naps; the errno, 0: it is ours.
int take(int descriptor, unsigned& naps_left) {
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK || naps_left == 0) return errno;
    --naps_left;
    sleep_for(kNap);
  }
  return 0;
}

/// False if the file was removed or replaced between opening and locking.
bool is_still_at(int descriptor, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat named {};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

}  // namespace

Lock::Lock(const std::filesystem::path& folder, unsigned wait_seconds) : path_(folder / ".essaypack.lock") {
  unsigned naps = wait_seconds * (1000 / kNap);
  constexpr int kAttempts = 100;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    for (std::filesystem::path& made : make_folders(folder)) made_.push_back(std::move(made));
    file_ = Descriptor(open(path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!file_.is_open() && errno == ENOENT) continue;  // a failing run took its new folder away
    if (!file_.is_open() && errno == ELOOP)
      throw Failure(ExitCode::environment, tr("the lock '{}' is a symbolic link", path_.string()),
                    tr("remove it: a lock is a file of its own"));
    if (!file_.is_open()) throw write_failure(path_, errno);
    if (const int reason = take(file_.get(), naps); reason != 0) {
      const Message who = holder(file_.get());
      if (reason != EWOULDBLOCK) throw write_failure(path_, reason);
      throw Failure(ExitCode::locked, tr("{} is writing to '{}'", who, folder.string()),
                    wait_seconds == 0 ? tr("start again when it has finished, or wait for it with --lock-wait SECONDS")
                                      : tr("start again when it has finished"));
    }
    if (is_still_at(file_.get(), path_)) {
      sign(file_.get());
      return;
    }
  }
  throw Failure(ExitCode::locked, tr("the lock '{}' is taken away again and again", path_.string()));
}

Lock::~Lock() {
  if (!made_.empty()) {
    remove_temporaries();
    unlink(path_.c_str());
    remove_folders(made_);
  }
}

}  // namespace essaypack
