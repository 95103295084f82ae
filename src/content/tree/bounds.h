#pragma once

/// Bounds on what the parsers are given: cmark-gfm 0.29.0.gfm.6 and Gumbo 0.10.1 take quadratic time, or memory without
/// end, for some texts of 100 KB.

#include "base/message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

inline constexpr int kMaxNesting = 256;            ///< Of blocks, of spans, of HTML elements.
inline constexpr std::size_t kMaxBody = 8U << 20;  ///< Bytes of Markdown in one post.

/// Why a text is not given to a parser.
struct TooComplex {
  int line = 1;     ///< Of the text.
  Message message;  ///< For `content/too-complex`.
};

/// Estimates what cmark would do with `text`; nothing if that is bearable (well under a second and 100 MB).
std::optional<TooComplex> check_markdown_cost(std::string_view text);

}  // namespace essaypack
