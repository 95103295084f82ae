#pragma once

/// What earlier runs made: `.essaypack/manifest.json` (docs/unattended.md). One line a file, `"NAME":
/// "EXPORTER"`, names below the output folder. Nothing but what stands here is ever removed.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Output name -> exporter.
using Manifest = std::map<std::string, std::string>;

/// Throws `std::runtime_error` with the reason if `text` is no manifest. Names that leave the output folder or begin with
/// a dot are passed over.
Manifest parse_manifest(std::string_view text);
std::string print_manifest(const Manifest& manifest);

/// The names of `before` that exporters which `ran` in full have not made again.
std::vector<std::string> find_stale(const Manifest& before, const Manifest& made, const std::set<std::string>& ran);

/// True if `name` is a path below the output folder: no `..`, not absolute.
bool stays_inside(std::string_view name);

}  // namespace essaypack
