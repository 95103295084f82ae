#pragma once

/// Bare addresses in text.

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

/// An address that stands in text without brackets.
struct BareLink {
  std::size_t begin = std::string_view::npos;  ///< npos: none.
  std::size_t end = 0;
  std::string url;
};

/// The first address at or after `from`: `http://`, `https://`, `ftp://`, `www.` and mail. It ends before the first
/// character that is not ASCII (prose follows), then loses final punctuation and an unmatched `)`.
BareLink find_bare_link(std::string_view text, std::size_t from);

}  // namespace essaypack
