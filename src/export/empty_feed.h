#pragma once

/// Feeds that nothing is left for: readers that fetch them find a sound feed without entries.

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// An Atom, RSS or JSON feed or an OPDS catalogue of ours without its entries, all else as it is, `updated` too; but it leads to no
/// other archive. Nothing if `bytes` are none of these.
std::optional<std::string> without_entries(std::string_view bytes);

}  // namespace essaypack
