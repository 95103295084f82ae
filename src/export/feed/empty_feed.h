#pragma once

/// Feeds of earlier runs that lose entries: readers that fetch them find a sound feed with the rest, or without any.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// An Atom, RSS or JSON feed or an OPDS catalogue of ours without its entries, all else as it is, `updated` too; but it
/// leads to no other archive. Nothing if `bytes` are none of these.
std::optional<std::string> without_entries(std::string_view bytes);

/// An Atom, RSS or JSON feed of ours with those entries whose id `is_kept`; byte for byte the same if these are all.
/// Nothing if `bytes` are none of these.
std::optional<std::string> with_entries(std::string_view bytes,
                                        const std::function<bool(std::string_view id)>& is_kept);

}  // namespace essaypack
