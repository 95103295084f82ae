#pragma once

/// The whole history behind a small feed (RFC 5005).
///
/// By year: one document for each year that has posts, in the site's zone; only the newest post's year grows. In
/// blocks: closed documents of N posts, oldest first, that never change by new posts; what is in no block yet stands in
/// the main feed. A feed of all posts needs no archive and says that it is complete.

#include "export/exporter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// One archive document.
struct ArchivePart {
  std::string name;                ///< `archive/2025.xml`, `archive/1.xml`.
  std::vector<std::size_t> posts;  ///< Newest first.
};

/// All documents, oldest first; empty where the configuration asks for none.
std::vector<ArchivePart> plan_archive(const ExportContext& context);

/// How many of the newest posts the main feed must list: its limit, or all that are in no closed block; 0: all.
std::size_t main_feed_limit(const ExportContext& context);

}  // namespace essaypack
