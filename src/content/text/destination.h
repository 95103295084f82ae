#pragma once

/// `](/images/a b.png)`: addresses with spaces, which CommonMark takes for text.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace essaypack {

/// Bytes behind `](` in which an address is looked for.
inline constexpr std::size_t kMaxDestination = 1'000;

/// An address with spaces in a link's parentheses.
struct SpacedAddress {
  std::string_view address;  ///< Empty: there is none.
  std::size_t end = 0;       ///< Where it ends in the window: at `)` or before a title.
};
/// `window`: what follows `](` in its line, at most `kMaxDestination` bytes. An address ends in a known type of file,
/// or `exists` knows it.
SpacedAddress find_spaced_address(std::string_view window, const std::function<bool(std::string_view)>& exists);

/// ` =300x200` that ends a picture's parentheses (markdown-it-imsize): where it stands in the window. Both are 0 if
/// there is none.
struct PictureSize {
  std::size_t begin = 0, end = 0;
};
PictureSize find_picture_size(std::string_view window);

/// True where `at` stands in an address as far as the text before it tells: of a link, a picture, a definition of one,
/// or an attribute of HTML that holds one.
bool is_in_destination(std::string_view text, std::size_t at);

}  // namespace essaypack
