#include "kinds/exports/source_file.h"

#include "base/file.h"
#include "base/owned.h"
#include "base/path.h"
#include "base/text.h"
#include "diag/failure.h"

#include <unicode/ucnv.h>
#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHead = 16 * 1024, kPiece = 1 << 16;
constexpr zip_int64_t kMostEntries = 20'000;
constexpr std::uint64_t kMostBytes = 4ULL * 1024 * 1024 * 1024;  ///< Of a file in a zip.
constexpr std::uint64_t kMostRatio = 200;                        ///< Of one that is larger than this:
constexpr std::uint64_t kSmall = 1024 * 1024;

using Zip = Owned<zip_t, zip_discard>;
using ZipMember = Owned<zip_file_t, zip_fclose>;

bool is_zip(const fs::path& file) { return extension_of(file.native()) == "zip" && is_file(file); }

Zip open_zip(const fs::path& file) {
  int error = 0;
  return Zip(zip_open(file.c_str(), ZIP_RDONLY, &error));
}

/// A path into a zip as the zip and the name of a file in it.
struct PathInZip {
  fs::path zip;
  std::string name;
};
std::optional<PathInZip> split_at_zip(const fs::path& path) {
  fs::path name = path.filename();
  for (fs::path folder = path.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    if (is_zip(folder)) return PathInZip{folder, name.generic_string()};
    name = folder.filename() / name;
  }
  return {};
}

/// What the directory of a zip says of a file; nothing for one whose sizes are not there, or that is shut.
std::optional<zip_stat_t> look_at(zip_t* zip, zip_uint64_t at) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr auto kWanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat_index(zip, at, 0, &stat) != 0 || (stat.valid & kWanted) != kWanted) return {};
  return stat;
}

bool is_of_system(std::string_view name) {
  return name.starts_with("__MACOSX/") || file_part(name).starts_with('.') || name.ends_with('/');
}

ZipMember open_member(zip_t* zip, const std::string& name) { return ZipMember(zip_fopen(zip, name.c_str(), 0)); }

[[noreturn]] void fail(const std::string& shown, const Message& message, const Message& hint) {
  throw Failure(ExitCode::usage, Kind::input_bad_export, {shown, 0, 0}, message, hint);
}

/// `error` is filled by what made `file`, so it is looked at here.
SliceFile opened(std::optional<SliceFile> file, const Message& error, const std::string& shown) {
  if (file) return *std::move(file);
  throw Failure(ExitCode::environment, Kind::io_unreadable, {shown, 0, 0}, tr("the file can't be read: {}", error));
}

/// A file of a zip as a file without a name.
SliceFile unzip(const PathInZip& path, const std::string& shown) {
  const Zip zip = open_zip(path.zip);
  if (!zip) fail(shown, tr("the file is no zip, or broken"), tr("download it again"));
  const zip_int64_t at = zip_name_locate(zip.get(), path.name.c_str(), 0);
  const std::optional<zip_stat_t> stat = at < 0 ? std::nullopt : look_at(zip.get(), static_cast<zip_uint64_t>(at));
  if (!stat) fail(shown, tr("the file is no zip, or broken"), tr("download it again"));
  if (stat->valid & ZIP_STAT_ENCRYPTION_METHOD && stat->encryption_method != ZIP_EM_NONE)
    fail(shown, tr("the zip has a password"), tr("unzip it, and name the file"));
  if (stat->size > kMostBytes || (stat->size > kSmall && stat->size / kMostRatio > stat->comp_size))
    fail(shown, tr("'{}' in the zip would grow beyond all measure", path.name),
         tr("unzip it yourself if you trust it, and name the file"));
  const ZipMember member = open_member(zip.get(), path.name);
  std::uint64_t left = stat->size;
  const auto fill = [&](const WriteBytes& write) {
    std::string piece(kPiece, '\0');
    for (;;) {
      const zip_int64_t got = member ? zip_fread(member.get(), piece.data(), piece.size()) : -1;
      // more than it claims to have is a lie
      if (got < 0 || static_cast<std::uint64_t>(got) > left)
        fail(shown, tr("the file is no zip, or broken"), tr("download it again"));
      if (got == 0) return true;
      left -= static_cast<std::uint64_t>(got);
      if (!write(std::string_view(piece).substr(0, static_cast<std::size_t>(got)))) return false;
    }
  };
  Message error;
  return opened(SliceFile::make(fill, error), error, shown);
}

/// The encoding that a file says it has, by its mark or its declaration; empty for UTF-8.
std::string encoding_of(std::string_view head) {
  if (utf16_to_utf8(head.substr(0, head.size() / 2 * 2))) {
    const bool is_little = head.starts_with("\xff\xfe") || (head.size() > 1 && head[0] != '\0' && head[1] == '\0');
    return is_little ? "UTF-16LE" : "UTF-16BE";
  }
  head = head.substr(0, head.find("?>"));
  const std::size_t at = head.find("encoding=");
  if (!head.starts_with("<?xml") || at == head.npos || at + 10 >= head.size()) return {};
  const std::string_view rest = head.substr(at + 10);
  const std::string name = to_lower_ascii(rest.substr(0, rest.find(head[at + 9])));
  return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "utf-16" ? "" : name;
}

using Converter = Owned<UConverter, ucnv_close>;

/// The same text in UTF-8; what is no character becomes U+FFFD.
SliceFile as_utf8(const SliceFile& file, const std::string& encoding, const std::string& shown) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(encoding.c_str(), &status)), to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) fail(shown, tr("the encoding '{}' is not known", encoding), tr("save the file as UTF-8"));
  const auto fill = [&](const WriteBytes& write) {
    constexpr std::size_t kUnits = 4096;
    UChar pivot[kUnits];
    UChar *pivot_source = pivot, *pivot_target = pivot;
    std::string out(kPiece, '\0');
    for (std::uint64_t at = 0; at < file.size(); at += kPiece) {
      const std::string piece = file.read(at, kPiece);
      const bool is_last = at + kPiece >= file.size();
      const char* source = piece.data();
      for (bool has_more = true; has_more;) {
        char* target = out.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, piece.data() + piece.size(),
                       pivot, &pivot_source, &pivot_target, pivot + kUnits, at == 0 && source == piece.data(), is_last,
                       &status);
        has_more = status == U_BUFFER_OVERFLOW_ERROR;
        if (U_FAILURE(status) && !has_more) return false;
        if (!write(std::string_view(out).substr(0, static_cast<std::size_t>(target - out.data())))) return false;
      }
    }
    return true;
  };
  Message error;
  return opened(SliceFile::make(fill, error), error, shown);
}

SliceFile open_as_it_is(const fs::path& path, const std::string& shown) {
  if (!is_file(path))
    if (const std::optional<PathInZip> inside = split_at_zip(path)) return unzip(*inside, shown);
  Message error;
  return opened(SliceFile::open(path, error), error, shown);
}

std::string raw_head(const fs::path& file) {
  if (is_file(file)) return read_file_head(file, kHead).value_or("");
  const std::optional<PathInZip> inside = split_at_zip(file);
  if (!inside) return {};
  const Zip zip = open_zip(inside->zip);
  const ZipMember member = zip ? open_member(zip.get(), inside->name) : ZipMember();
  std::string head(kHead, '\0');
  const zip_int64_t got = member ? zip_fread(member.get(), head.data(), head.size()) : 0;
  head.resize(static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
  return head;
}

}  // namespace

SliceFile open_export_file(const fs::path& path, const std::string& shown) {
  SliceFile file = open_as_it_is(path, shown);
  const std::string encoding = encoding_of(file.read(0, 256));
  return encoding.empty() ? std::move(file) : as_utf8(file, encoding, shown);
}

std::string head_of_export(const fs::path& file) {
  std::string head = raw_head(file);
  if (std::optional<std::string> text = utf16_to_utf8(std::string_view(head).substr(0, head.size() / 2 * 2)))
    return *std::move(text);
  return head;
}

std::vector<std::string> exports_in_zip(const fs::path& file, bool (*reads)(const fs::path& file)) {
  if (!is_zip(file)) return {};
  const Zip zip = open_zip(file);
  const zip_int64_t count = zip ? zip_get_num_entries(zip.get(), 0) : 0;
  if (count > kMostEntries) return {};
  std::vector<std::string> names;
  for (zip_int64_t at = 0; at < count; ++at) {
    const char* const written = zip_get_name(zip.get(), static_cast<zip_uint64_t>(at), 0);
    const std::string name = written ? written : "";
    if (name.empty() || is_of_system(name)) continue;
    if (is_one_of(extension_of(name), {"html", "htm"})) return {};
    const bool is_wanted = is_one_of(extension_of(name), {"xml", "json", "atom", "rss", "rdf"});
    const bool leads_out = name.starts_with('/') || ("/" + name + "/").find("/../") != std::string::npos;
    if (is_wanted && !leads_out && names.size() < 1000) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::erase_if(names, [&](const std::string& name) { return !reads(file / name); });
  return names;
}

}  // namespace essaypack
