#include "base/file.h"
#include "base/owned.h"
#include "base/path.h"
#include "base/text.h"
#include "diag/failure.h"
#include "kinds/exports/window.h"
#include "kinds/html/html.h"

#include <zip.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr zip_int64_t kMostEntries = 200'000;
constexpr std::uint64_t kMostBytes = 4ULL * 1024 * 1024 * 1024;  ///< Of all pages of a zip.
constexpr std::uint64_t kMostRatio = 200;                        ///< Of a page that is larger than this:
constexpr std::uint64_t kSmall = 1024 * 1024;

bool is_page_name(std::string_view name) { return is_one_of(extension_of(name), {"html", "htm", "csv"}); }

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

class ZipStore : public PageStore {
 public:
  ZipStore(const fs::path& file, const std::string& shown) {
    const auto fail = [&](const Message& message, const Message& hint) {
      throw Failure(ExitCode::usage, Kind::input_bad_export, {shown, 0, 0}, message, hint);
    };
    int error = 0;
    zip_.reset(zip_open(file.c_str(), ZIP_RDONLY, &error));
    if (!zip_) fail(tr("the file is no zip, or broken"), tr("download it again"));
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    if (count > kMostEntries)
      fail(tr("the zip has more than {} files", kMostEntries), tr("unzip it, and name the folder"));
    std::uint64_t bytes = 0;
    for (zip_int64_t at = 0; at < count; ++at) {
      zip_stat_t stat;
      zip_stat_init(&stat);
      if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(at), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
        continue;
      const std::string name = stat.name;
      if (!is_page_name(name) || is_of_system(name)) continue;
      if (!stays_below(name)) {
        outside_.push_back(name);
        continue;
      }
      const bool has_sizes = (stat.valid & ZIP_STAT_SIZE) && (stat.valid & ZIP_STAT_COMP_SIZE);
      const bool is_bomb = !has_sizes || (stat.size > kSmall && stat.size / kMostRatio > stat.comp_size);
      if (is_bomb)
        fail(tr("'{}' in the zip would grow beyond all measure", name),
             tr("unzip it yourself if you trust it, and name the folder"));
      if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
        fail(tr("the zip has a password"), tr("unzip it, and name the folder"));
      bytes += stat.size;
      if (bytes > kMostBytes)
        fail(tr("the pages in the zip are larger than 4 GiB"), tr("unzip it, and name the folder"));
      if (stat.size > kMostPiece)
        too_large_.push_back(name);
      else
        places_.emplace(name, Place{static_cast<zip_uint64_t>(at), static_cast<std::size_t>(stat.size)});
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
    const Owned<zip_file_t, zip_fclose> file(zip_fopen_index(zip_.get(), found->second.index, 0));
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
    zip_uint64_t index = 0;
    std::size_t size = 0;
  };

  Owned<zip_t, zip_discard> zip_;
  std::map<std::string, Place> places_;
  std::vector<std::string> names_, too_large_, outside_;
  mutable std::mutex guard_;  ///< libzip reads one file at a time.
};

}  // namespace

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

std::unique_ptr<PageStore> open_page_zip(const fs::path& file, const std::string& shown) {
  return std::make_unique<ZipStore>(file, shown);
}

}  // namespace essaypack
