#pragma once

/// The file that libzip writes an archive to: one, whose name we choose. By itself libzip 1.7 writes to another one
/// beside it with a name of its own, which nobody could remove when a signal ends the run.

#include "base/descriptor.h"

#include <zip.h>

#include <filesystem>
#include <string>

namespace essaypack {

/// What libzip's calls for a new archive do. Must outlive the archive; the file stays if writing fails.
class ZipTarget {
 public:
  explicit ZipTarget(std::filesystem::path path);
  ~ZipTarget() { zip_error_fini(&error_); }
  ZipTarget(const ZipTarget&) = delete;
  ZipTarget& operator=(const ZipTarget&) = delete;

  /// The new archive; null with `error` set.
  zip_t* open(zip_error_t* error);

 private:
  static zip_int64_t run(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command);
  zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command);
  zip_int64_t begin();
  zip_int64_t commit();
  zip_int64_t write(const char* data, zip_uint64_t length);
  zip_int64_t flush();
  zip_int64_t seek(void* data, zip_uint64_t length);
  zip_int64_t stat(void* data, zip_uint64_t length);
  zip_int64_t fail(int kind, int reason);

  std::filesystem::path path_;
  Descriptor file_;
  zip_uint64_t at_ = 0, size_ = 0;
  /// What is not in the file yet: libzip writes each entry's head in pieces, and once more behind its data.
  std::string window_;
  zip_uint64_t window_start_ = 0;
  zip_error_t error_;
};

}  // namespace essaypack
