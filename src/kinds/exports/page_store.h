#pragma once

/// The texts that lie as files in a folder or zip: pages of HTML, notes.

#include "diag/diagnostics.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

class PageStore {
 public:
  virtual ~PageStore() = default;
  /// Below the folder, `/` between the parts; sorted. None of them leads out of it.
  virtual const std::vector<std::string>& names() const = 0;
  /// From any thread. Nothing for one that can't be read, or is larger than a post may be.
  virtual std::optional<std::string> read(const std::string& name) const = 0;
  /// Pages that are passed over: larger than a post may be, or called by a path that leads out.
  virtual const std::vector<std::string>& too_large() const = 0;
  virtual const std::vector<std::string>& outside() const = 0;
};

/// By its name, with what belongs to it.
bool is_page_name(std::string_view name);

std::unique_ptr<PageStore> open_page_folder(const std::filesystem::path& folder);
std::unique_ptr<PageStore> open_page_files(const std::filesystem::path& folder, std::vector<std::string> names);
/// Those that `is_wanted` takes by their names. Where there are none, those of the zips in it, one level deep: Notion
/// gives its exports so, in parts. Throws `Failure`, which calls the file `shown`, for one that is no zip, or grows
/// beyond all measure.
std::unique_ptr<PageStore> open_page_zip(const std::filesystem::path& file, const std::string& shown,
                                         bool (*is_wanted)(std::string_view name) = is_page_name);

/// Pages of a zip are not left out without a word.
void report_passed_over(const PageStore& store, const std::string& shown, Diagnostics& diagnostics);

}  // namespace essaypack
