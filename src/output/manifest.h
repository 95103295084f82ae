#pragma once

/// What earlier runs made: `.essaypack/manifest.json` (docs/unattended.md). One line a file, `"NAME": "EXPORTER"` or,
/// for a file that shows posts, `"NAME": ["EXPORTER", "KEYS"]` with the `post_key` of each, 12 hex digits; names below
/// the output folder. Nothing but what stands here is ever removed.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What is remembered of an output.
struct KnownOutput {
  std::string exporter;
  std::vector<std::uint64_t> posts = {};  ///< As `Output::posts`.

  bool operator==(const KnownOutput&) const = default;
};

/// By output name.
using Manifest = std::map<std::string, KnownOutput>;

/// Throws `std::runtime_error` with the reason if `text` is no manifest. Names that leave the output folder or begin
/// with a dot are passed over.
Manifest parse_manifest(std::string_view text);
std::string print_manifest(const Manifest& manifest);

/// True if `name` is a path below the output folder: no `..`, not absolute.
bool stays_inside(std::string_view name);

}  // namespace essaypack
