#include "kinds/exports/page_store.h"

#include "base/file.h"
#include "base/owned.h"
#include "base/path.h"
#include "base/slice_file.h"
#include "base/text.h"
#include "diag/failure.h"
#include "kinds/exports/window.h"

#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr zip_int64_t kMostEntries = 200'000;
constexpr std::uint64_t kMostBytes = 4ULL * 1024 * 1024 * 1024;  ///< Of all pages of a zip, and of all zips in it.
constexpr std::uint64_t kMostRatio = 200;                        ///< Of a file that is larger than this:
constexpr std::uint64_t kSmall = 1024 * 1024;

bool is_zip_name(std::string_view name) { return extension_of(name) == "zip"; }

bool stays_below(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, '/');
  return name.find_first_of(std::string_view("\\\0", 2)) == name.npos &&
         std::none_of(parts.begin(), parts.end(),
                      [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

/// What systems and programs keep beside files.
bool is_of_system(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, '/');
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part == "__MACOSX" || (part.size() > 1 && part[0] == '.' && part != "..");
  });
}

/// Nothing is passed over in a folder: what can't be read is said of each page.
class FolderStore : public PageStore {
 public:
  FolderStore(fs::path folder, std::vector<std::string> names) : folder_(std::move(folder)), names_(std::move(names)) {
    std::sort(names_.begin(), names_.end());
  }
  const std::vector<std::string>& names() const override { return names_; }
  std::optional<std::string> read(const std::string& name) const override {
    return read_file(folder_ / name, kMostPiece).bytes;
  }
  const std::vector<std::string>& too_large() const override { return none_; }
  const std::vector<std::string>& outside() const override { return none_; }

 private:
  fs::path folder_;
  std::vector<std::string> names_, none_;
};

using Zip = Owned<zip_t, zip_discard>;

class ZipStore : public PageStore {
 public:
  ZipStore(const fs::path& file, const std::string& shown, bool (*is_wanted)(std::string_view))
      : shown_(shown), is_wanted_(is_wanted) {
    int error = 0;
    add_zip(Zip(zip_open(file.c_str(), ZIP_RDONLY, &error)));
    if (places_.empty() && too_large_.empty() && outside_.empty()) {
      const auto inside = std::exchange(zips_inside_, {});
      for (const auto& [name, place] : inside) add_zip(open_inner(name, place));
    }
    for (const auto& [name, place] : places_) names_.push_back(name);
  }

  const std::vector<std::string>& names() const override { return names_; }
  const std::vector<std::string>& too_large() const override { return too_large_; }
  const std::vector<std::string>& outside() const override { return outside_; }

  std::optional<std::string> read(const std::string& name) const override {
    const auto found = places_.find(name);
    if (found == places_.end()) return {};
    const std::lock_guard lock(guard_);
    const Owned<zip_file_t, zip_fclose> file(zip_fopen_index(found->second.zip, found->second.index, 0));
    if (!file) return {};
    // one byte more than it claims to have shows a lie
    std::string bytes(found->second.size + 1, '\0');
    const zip_int64_t got = zip_fread(file.get(), bytes.data(), bytes.size());
    if (got < 0 || static_cast<std::size_t>(got) > found->second.size) return {};
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
  }

 private:
  struct Place {
    zip_t* zip = nullptr;
    zip_uint64_t index = 0;
    std::size_t size = 0;
  };

  [[noreturn]] void fail(const Message& message, const Message& hint) const {
    throw Failure(ExitCode::usage, Kind::input_bad_export, {shown_, 0, 0}, message, hint);
  }

  void add_zip(Zip zip) {
    if (!zip) fail(tr("the file is no zip, or broken"), tr("download it again"));
    const zip_int64_t count = zip_get_num_entries(zip.get(), 0);
    count_ += count;
    if (count_ > kMostEntries)
      fail(tr("the zip has more than {} files", kMostEntries), tr("unzip it, and name the folder"));
    for (zip_int64_t at = 0; at < count; ++at) add_member(zip.get(), static_cast<zip_uint64_t>(at));
    zips_.push_back(std::move(zip));
  }

  void add_member(zip_t* zip, zip_uint64_t at) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, at, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME)) return;
    const std::string name = stat.name;
    const bool is_inner = is_zip_name(name) && zips_.empty();
    if ((!is_wanted_(name) && !is_inner) || is_of_system(name)) return;
    if (is_inner) {
      zips_inside_.emplace(name, Place{zip, at, 0});
      return;
    }
    if (!stays_below(name)) {
      outside_.push_back(name);
      return;
    }
    check(stat);
    bytes_ += stat.size;
    if (bytes_ > kMostBytes)
      fail(tr("the pages in the zip are larger than 4 GiB"), tr("unzip it, and name the folder"));
    if (stat.size > kMostPiece)
      too_large_.push_back(name);
    else
      places_.emplace(name, Place{zip, at, static_cast<std::size_t>(stat.size)});
  }

  void check(const zip_stat_t& stat) const {
    const bool has_sizes = (stat.valid & ZIP_STAT_SIZE) && (stat.valid & ZIP_STAT_COMP_SIZE);
    const bool is_bomb = !has_sizes || (stat.size > kSmall && stat.size / kMostRatio > stat.comp_size);
    if (is_bomb)
      fail(tr("'{}' in the zip would grow beyond all measure", stat.name),
           tr("unzip it yourself if you trust it, and name the folder"));
    if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
      fail(tr("the zip has a password"), tr("unzip it, and name the folder"));
  }

  /// A zip in the zip, of which a file without a name is made.
  Zip open_inner(const std::string& name, const Place& place) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(place.zip, place.index, 0, &stat);
    check(stat);
    bytes_of_zips_ += stat.size;
    if (bytes_of_zips_ > kMostBytes)
      fail(tr("the zips in the zip are larger than 4 GiB"), tr("unzip it, and name the folder"));
    const Owned<zip_file_t, zip_fclose> member(zip_fopen_index(place.zip, place.index, 0));
    const auto fill = [&](const WriteBytes& write) {
      std::string piece(1 << 16, '\0');
      for (std::uint64_t left = stat.size;;) {
        const zip_int64_t got = member ? zip_fread(member.get(), piece.data(), piece.size()) : -1;
        // more than it claims to have is a lie
        if (got < 0 || static_cast<std::uint64_t>(got) > left)
          fail(tr("the file is no zip, or broken"), tr("download it again"));
        if (got == 0) return true;
        left -= static_cast<std::uint64_t>(got);
        if (!write(std::string_view(piece).substr(0, static_cast<std::size_t>(got)))) return false;
      }
    };
    Message problem;
    const std::optional<SliceFile> file = SliceFile::make(fill, problem);
    if (!file)
      throw Failure(ExitCode::environment, Kind::io_unreadable, {shown_ + "/" + name, 0, 0},
                    tr("the file can't be read: {}", problem));
    std::FILE* const stream = ::fdopen(::dup(file->descriptor()), "rb");
    zip_source_t* const source = stream ? zip_source_filep_create(stream, 0, -1, nullptr) : nullptr;
    zip_t* const zip = source ? zip_open_from_source(source, ZIP_RDONLY, nullptr) : nullptr;
    if (!zip && source) zip_source_free(source);
    return Zip(zip);
  }

  std::string shown_;
  bool (*is_wanted_)(std::string_view name);
  std::vector<Zip> zips_;
  std::map<std::string, Place> zips_inside_;
  zip_int64_t count_ = 0;
  std::uint64_t bytes_ = 0, bytes_of_zips_ = 0;
  std::map<std::string, Place> places_;
  std::vector<std::string> names_, too_large_, outside_;
  mutable std::mutex guard_;  ///< libzip reads one file at a time.
};

}  // namespace

bool is_page_name(std::string_view name) { return is_one_of(extension_of(name), {"html", "htm", "csv"}); }

std::unique_ptr<PageStore> open_page_folder(const fs::path& folder) {
  const auto enter = [](std::string_view path) {
    const std::string_view name = file_part(path);
    return name.front() != '.' && name != "node_modules" &&
           !name.ends_with("_files");  // of a page that a browser saved
  };
  std::vector<std::string> names;
  for (const FoundFile& file : walk_files(folder, folder, enter).files)
    if (is_page_name(file.path) && !is_of_system(file.path)) names.push_back(file.path);
  return std::make_unique<FolderStore>(folder, std::move(names));
}

std::unique_ptr<PageStore> open_page_files(const fs::path& folder, std::vector<std::string> names) {
  return std::make_unique<FolderStore>(folder, std::move(names));
}

std::unique_ptr<PageStore> open_page_zip(const fs::path& file, const std::string& shown,
                                         bool (*is_wanted)(std::string_view name)) {
  return std::make_unique<ZipStore>(file, shown, is_wanted);
}

void report_passed_over(const PageStore& store, const std::string& shown, Diagnostics& diagnostics) {
  for (const std::string& name : store.too_large())
    diagnostics.report(Kind::io_too_large, {shown + "/" + name, 0, 0}, tr("the page is larger than 16 MiB"),
                       tr("split it"));
  if (const auto& names = store.outside(); !names.empty())
    diagnostics.report(
        Kind::input_unread_part, {shown, 0, 0},
        tr_n("a page has a name that leads out of the zip, and is left out: '{2}'",
             "{} pages have names that lead out of the zip, and are left out: '{}'", names.size(), names[0]),
        tr("unzip it yourself if you trust it, and name the folder"));
}

}  // namespace essaypack
