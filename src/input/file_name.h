#pragma once

/// What a file's name says about its post: `new_post_name` of Hexo, dates in front of names.

#include "base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// A path that fits a `new_post_name`.
struct NameMatch {
  std::string slug;                           ///< What `:title` took.
  std::optional<CivilTime> date;              ///< From year, month and day.
  std::map<std::string, std::string> fields;  ///< Any other placeholder.
};

/// Matches `stem_path` (no extension) against the whole pattern, which may end in an extension. Nothing if it does not
/// fit or has no `:title`.
std::optional<NameMatch> match_post_name(std::string_view pattern, std::string_view stem_path);

/// A date in front of a file's name and what stands behind it: `2024-09-13-rivers`, `2024-09-13_rivers`,
/// `20240913_rivers`.
struct DatedName {
  std::optional<CivilTime> date;
  std::string_view rest;
};
DatedName split_dated_name(std::string_view name);

/// Jekyll's `YYYY-MM-DD-name`, where years may have two digits, months and days one.
DatedName split_jekyll_name(std::string_view name);

/// Hugo's `:filename`: ten characters of a date, whatever stands behind them; `rest` is empty where nothing does.
DatedName split_hugo_name(std::string_view name);

/// The same for folders of notes, where the date may also be all of the name or end in a space or dot: `2024-09-13
/// rivers`, `20240913`, `2024_09_13.rivers`.
DatedName split_diary_name(std::string_view name);

/// A name without the 32 digits that Notion's exports put behind it.
std::string_view without_notion_id(std::string_view name);

}  // namespace essaypack
