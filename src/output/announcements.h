#pragma once

/// What this run changed against the last successful one, for search engines (docs/unattended.md).
///
/// `announced.json` holds each address with its mark and the `post_key` of its text, `"URL": "MARKKEY"`, one a line.
/// `changed-urls.txt` and `indexnow.json` grow until the pipeline has pushed and removed them: a run adds to what is
/// there.

#include "export/sitemap/announced_pages.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What earlier runs left; empty texts: no file.
struct AnnouncementFiles {
  std::string recorded;               ///< announced.json
  std::string changed_urls;           ///< changed-urls.txt
  std::vector<std::string> indexnow;  ///< indexnow.json, indexnow-2.json ...
};

/// What a run knows.
struct AnnouncementRun {
  std::vector<AnnouncedPage> pages;  ///< Newest first.
  /// True for the `post_key` of a text that failed or was not selected: its address does not count as removed, nor, in
  /// such a run, does one of which no key is known (0). Null: all texts were seen.
  std::function<bool(std::uint64_t post)> is_unseen = {};
  bool only_removals = false;  ///< What is new or changed waits for a run that makes the sitemap.
  std::string site_url;
  std::string indexnow_key;  ///< Empty: no IndexNow bodies.
};

/// The difference.
struct Announcements {
  std::vector<std::string> changed;  ///< Added and changed addresses, newest first.
  std::vector<std::string> removed;  ///< Sorted.
  AnnouncementFiles files;           ///< What is to stand there now; an empty text or fewer bodies: no such file.
};

/// Throws `std::runtime_error` with the reason if a file of earlier runs can't be read.
Announcements compare_announcements(const AnnouncementFiles& before, const AnnouncementRun& run);

/// True if `text` is a body to which addresses can be added.
bool is_indexnow_body(std::string_view text);

/// `indexnow.json`, `indexnow-2.json` for 0, 1.
std::string indexnow_name(std::size_t index);

}  // namespace essaypack
