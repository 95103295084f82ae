#include "export/book/zip_target.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace essaypack {

ZipTarget::ZipTarget(std::filesystem::path path) : path_(std::move(path)) { zip_error_init(&error_); }

zip_t* ZipTarget::open(zip_error_t* error) {
  zip_source_t* source = zip_source_function_create(run, this, error);
  if (!source) return nullptr;
  zip_t* zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, error);
  if (!zip) zip_source_free(source);
  return zip;
}

zip_int64_t ZipTarget::run(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  return static_cast<ZipTarget*>(self)->answer(data, length, command);
}

zip_int64_t ZipTarget::answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT:
      return stat(data, length);
    case ZIP_SOURCE_BEGIN_WRITE:
      return begin();
    case ZIP_SOURCE_WRITE:
      return write(static_cast<const char*>(data), length);
    case ZIP_SOURCE_SEEK_WRITE:
      return seek(data, length);
    case ZIP_SOURCE_TELL_WRITE:
      return static_cast<zip_int64_t>(at_);
    case ZIP_SOURCE_COMMIT_WRITE:
      return commit();
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&error_, data, length);
    case ZIP_SOURCE_ROLLBACK_WRITE:
      file_.close();
      unlink(path_.c_str());
      return 0;
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_READ:  // a new archive is empty
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_BEGIN_WRITE_CLONING:
    case ZIP_SOURCE_ACCEPT_EMPTY:
    case ZIP_SOURCE_GET_FILE_ATTRIBUTES:
    case ZIP_SOURCE_RESERVED_1:
      break;
  }
  return fail(ZIP_ER_OPNOTSUPP, 0);
}

zip_int64_t ZipTarget::begin() {
  file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666));
  return file_.is_open() ? 0 : fail(ZIP_ER_TMPOPEN, errno);
}

zip_int64_t ZipTarget::commit() {
  if (flush() < 0) return -1;
  return file_.close() ? 0 : fail(ZIP_ER_CLOSE, errno);
}

zip_int64_t ZipTarget::write(const char* data, zip_uint64_t length) {
  constexpr std::size_t kWindow = 256 << 10;
  const bool is_beside = at_ < window_start_ || at_ > window_start_ + window_.size();
  if (is_beside || window_.size() >= kWindow) {
    if (flush() < 0) return -1;
    window_start_ = at_;
  }
  window_.replace(static_cast<std::size_t>(at_ - window_start_), length, data, length);
  at_ += length;
  size_ = std::max(size_, at_);
  return static_cast<zip_int64_t>(length);
}

zip_int64_t ZipTarget::flush() {
  for (std::size_t done = 0; done < window_.size();) {
    const ssize_t count =
        ::pwrite(file_.get(), window_.data() + done, window_.size() - done, static_cast<off_t>(window_start_ + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(ZIP_ER_WRITE, errno);
    done += static_cast<std::size_t>(count);
  }
  window_.clear();
  return 0;
}

zip_int64_t ZipTarget::seek(void* data, zip_uint64_t length) {
  const zip_int64_t to = zip_source_seek_compute_offset(at_, size_, data, length, &error_);
  if (to < 0) return -1;
  at_ = static_cast<zip_uint64_t>(to);
  return 0;
}

zip_int64_t ZipTarget::stat(void* data, zip_uint64_t length) {
  if (length < sizeof(zip_stat_t)) return fail(ZIP_ER_INVAL, 0);
  auto* stat = static_cast<zip_stat_t*>(data);
  zip_stat_init(stat);
  stat->size = size_;
  stat->valid = ZIP_STAT_SIZE;
  return 0;
}

zip_int64_t ZipTarget::fail(int kind, int reason) {
  zip_error_set(&error_, kind, reason);
  return -1;
}

}  // namespace essaypack
