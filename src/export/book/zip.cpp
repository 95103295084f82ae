#include "export/book/zip.h"

#include "base/owned.h"
#include "base/time.h"
#include "diag/failure.h"
#include "export/book/zip_target.h"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace essaypack {
namespace {

constexpr int kDeflateLevel = 4;  // a third less work than 6, for texts larger by 1 to 2 %
constexpr std::string_view kMimetype = "application/epub+zip";

libdeflate_compressor* compressor() {
  thread_local const Owned<libdeflate_compressor, libdeflate_free_compressor> mine(
      libdeflate_alloc_compressor(kDeflateLevel));
  if (!mine) throw std::bad_alloc();
  return mine.get();
}

/// What libzip sees of one entry while it copies it.
struct Source {
  ZipEntry* entry;
  std::size_t at = 0;
  zip_error_t error;
};

zip_int64_t open_source(Source& source) {
  ZipEntry& entry = *source.entry;
  source.at = 0;
  if (!entry.read || !entry.bytes.empty()) return 0;
  auto bytes = entry.read();
  if (!bytes || bytes->size() != entry.size) {
    zip_error_set(&source.error, ZIP_ER_READ, 0);
    return -1;
  }
  entry.bytes = std::move(*bytes);
  return 0;
}

zip_int64_t read_source(Source& source, void* data, zip_uint64_t length) {
  const std::string& bytes = source.entry->bytes;
  const std::size_t count = std::min<std::size_t>(length, bytes.size() - source.at);
  std::memcpy(data, bytes.data() + source.at, count);
  source.at += count;
  return static_cast<zip_int64_t>(count);
}

zip_int64_t stat_source(const Source& source, void* data, zip_uint64_t length) {
  if (length < sizeof(zip_stat_t)) return -1;
  auto* stat = static_cast<zip_stat_t*>(data);
  zip_stat_init(stat);
  const ZipEntry& entry = *source.entry;
  stat->size = entry.size;
  stat->valid = ZIP_STAT_SIZE;
  if (entry.deflated) {
    stat->comp_size = entry.bytes.size();
    stat->comp_method = ZIP_CM_DEFLATE;
    stat->crc = entry.crc;
    stat->encryption_method = ZIP_EM_NONE;
    stat->valid |= ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC | ZIP_STAT_ENCRYPTION_METHOD;
  }
  return sizeof(zip_stat_t);
}

zip_int64_t run_source(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Source& source = *static_cast<Source*>(user);
  if (command == ZIP_SOURCE_OPEN) return open_source(source);
  if (command == ZIP_SOURCE_READ) return read_source(source, data, length);
  if (command == ZIP_SOURCE_STAT) return stat_source(source, data, length);
  if (command == ZIP_SOURCE_ERROR) return zip_error_to_data(&source.error, data, length);
  if (command == ZIP_SOURCE_CLOSE) {
    // A picture is not needed again; of what was deflated libzip may still ask the size.
    if (source.entry->read) std::string().swap(source.entry->bytes);
    return 0;
  }
  if (command == ZIP_SOURCE_FREE) return 0;
  if (command == ZIP_SOURCE_SUPPORTS)
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                          ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  zip_error_set(&source.error, ZIP_ER_OPNOTSUPP, 0);
  return -1;
}

struct DosTime {
  zip_uint16_t time = 0;
  zip_uint16_t date = 0;
};

DosTime dos_time(std::int64_t unix_seconds) {
  CivilTime wall = civil_utc({unix_seconds, 0});
  if (wall.year < 1980) wall = {1980, 1, 1, 0, 0, 0};
  if (wall.year > 2107) wall = {2107, 12, 31, 23, 59, 58};
  return {static_cast<zip_uint16_t>(wall.hour << 11 | wall.minute << 5 | wall.second / 2),
          static_cast<zip_uint16_t>((wall.year - 1980) << 9 | wall.month << 5 | wall.day)};
}

/// mimetype, META-INF, the package file, then the rest.
int rank_of(std::string_view name) {
  if (name == "mimetype") return 0;
  if (name.starts_with("META-INF/")) return 1;
  return name == "EPUB/package.opf" ? 2 : 3;
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason) {
  throw Failure(ExitCode::environment, tr("can't write the book to '{}': {}", path.string(), reason));
}

/// The archive, discarded unless it was closed.
struct Archive {
  explicit Archive(const std::filesystem::path& where) : path(where), target(where) {
    zip_error_t error;
    zip_error_init(&error);
    zip = target.open(&error);
    const std::string reason = zip ? "" : zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!zip) fail(path, reason);
  }
  ~Archive() {
    if (zip) zip_discard(zip);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  void add(Source& source, const DosTime& time) {
    zip_source_t* handle = zip_source_function(zip, run_source, &source);
    if (!handle) fail(path, zip_strerror(zip));
    const ZipEntry& entry = *source.entry;
    const zip_int64_t added = zip_file_add(zip, entry.name.c_str(), handle, ZIP_FL_ENC_GUESS);
    if (added < 0) {
      zip_source_free(handle);
      fail(path, entry.name + ": " + zip_strerror(zip));
    }
    const auto index = static_cast<zip_uint64_t>(added);
    constexpr zip_uint32_t kMode = 0100644u << 16;
    if ((!entry.deflated && zip_set_file_compression(zip, index, ZIP_CM_STORE, 0) < 0) ||
        zip_file_set_dostime(zip, index, time.time, time.date, 0) < 0 ||
        zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, kMode) < 0)
      fail(path, entry.name + ": " + zip_strerror(zip));
  }

  void close() {
    if (zip_close(zip) < 0) fail(path, zip_strerror(zip));
    zip = nullptr;
  }

  const std::filesystem::path& path;
  ZipTarget target;
  zip_t* zip = nullptr;
};

}  // namespace

ZipEntry deflated_entry(std::string name, std::string_view bytes) {
  ZipEntry entry;
  entry.name = std::move(name);
  entry.size = bytes.size();
  entry.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
  entry.deflated = true;
  thread_local std::string space;
  space.resize(std::max(space.size(), libdeflate_deflate_compress_bound(compressor(), bytes.size())));
  const std::size_t size =
      libdeflate_deflate_compress(compressor(), bytes.data(), bytes.size(), space.data(), space.size());
  entry.bytes.assign(space, 0, size);
  return entry;
}

ZipEntry stored_entry(std::string name, std::string bytes) {
  ZipEntry entry;
  entry.name = std::move(name);
  entry.size = bytes.size();
  entry.bytes = std::move(bytes);
  return entry;
}

void write_zip(const std::filesystem::path& path, std::vector<ZipEntry>&& entries, std::int64_t unix_seconds) {
  entries.push_back(stored_entry("mimetype", std::string(kMimetype)));
  std::sort(entries.begin(), entries.end(), [](const ZipEntry& a, const ZipEntry& b) {
    const int first = rank_of(a.name), second = rank_of(b.name);
    return first != second ? first < second : a.name < b.name;
  });
  std::vector<Source> sources(entries.size());
  const DosTime time = dos_time(unix_seconds);
  Archive archive(path);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    sources[i].entry = &entries[i];
    zip_error_init(&sources[i].error);
    archive.add(sources[i], time);
  }
  archive.close();
}

}  // namespace essaypack
