#pragma once

/// Where emphasis between CJK characters opens and closes.

#include <cstddef>
#include <string_view>

namespace essaypack {

/// What a run of `*` between CJK characters needs, so that it opens and closes emphasis where its author meant that.
/// The rule is CommonMark's, with a CJK neighbour as good as a space (markdown-cjk-friendly), but that no emphasis
/// begins with a mark that ends a phrase, or ends with one that begins one.
enum class StarGuard {
  none,    ///< The parser's own rule will do.
  both,    ///< A guard letter on both sides: it opens or closes.
  before,  ///< One before it: it can only close.
  after,   ///< One behind it: it can only open.
  text     ///< It is spoken of: `“*”`.
};
/// For the run from `begin` to `end`.
StarGuard find_guard(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace essaypack
