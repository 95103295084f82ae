#include "base/spool.h"

#include "base/message.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace essaypack {
namespace {

[[noreturn]] void fail(Message what) { throw SystemFailure(errno, std::move(what)); }

}  // namespace

std::uint64_t Spool::add(std::string_view bytes) {
  const std::lock_guard lock(guard_);
  if (!file_.is_open()) {
    const std::filesystem::path path = make_path_();
    file_ = Descriptor(::open(path.parent_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (!file_.is_open()) {  // not every file system has files without a name
      file_ = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
      if (!file_.is_open()) fail(tr("can't make a temporary file"));
      ::unlink(path.c_str());
    }
  }
  const std::uint64_t start = end_;
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count =
        ::pwrite(file_.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(start + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail(tr("can't write a temporary file"));
    done += static_cast<std::size_t>(count);
  }
  end_ = start + bytes.size();
  return start;
}

std::string Spool::read(std::uint64_t offset, std::uint64_t size) const {
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t count = ::pread(file_.get(), bytes.data() + done, size - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail(tr("can't read a temporary file"));
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace essaypack
