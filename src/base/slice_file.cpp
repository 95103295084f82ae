#include "base/slice_file.h"

#include "base/owned.h"
#include "base/text.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace essaypack {

std::optional<SliceFile> SliceFile::open(const std::filesystem::path& path, Message& error) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.is_open() && fstat(file.get(), &status) == 0) {
    if (S_ISREG(status.st_mode)) return SliceFile(std::move(file), static_cast<std::uint64_t>(status.st_size));
    errno = EINVAL;
  }
  error = reason_of_system(errno);
  return {};
}

std::optional<SliceFile> SliceFile::make(const std::function<bool(const WriteBytes& write)>& fill, Message& error) {
  const Owned<std::FILE, std::fclose> made(std::tmpfile());
  std::uint64_t size = 0;
  const auto write = [&](std::string_view bytes) {
    size += bytes.size();
    return std::fwrite(bytes.data(), 1, bytes.size(), made.get()) == bytes.size();
  };
  if (made && fill(write) && std::fflush(made.get()) == 0)
    if (Descriptor file(::fcntl(::fileno(made.get()), F_DUPFD_CLOEXEC, 0)); file.is_open())
      return SliceFile(std::move(file), size);
  error = reason_of_system(errno);
  return {};
}

std::string SliceFile::read(std::uint64_t offset, std::size_t count) const {
  if (offset >= size_) return {};
  count = static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset));
  std::string bytes(count, '\0');
  std::size_t done = 0;
  while (done < count) {
    const ssize_t got = pread(file_.get(), bytes.data() + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category());
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

}  // namespace essaypack
