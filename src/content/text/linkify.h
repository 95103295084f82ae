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

/// The first address at or after `from`: `http://`, `https://`, `www.` and mail. Letters of scripts that part words by
/// spaces belong to it (`/wiki/Köln`), of others what can be no prose (`end_of_letters`); then it loses final
/// punctuation and an unmatched `)`.
BareLink find_bare_link(std::string_view text, std::size_t from);

/// True if the word that `at` is in began as an address.
bool is_in_address(std::string_view text, std::size_t at);

}  // namespace essaypack
