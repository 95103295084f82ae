#pragma once

/// Anchors that a page has and its text has not: those that themes and comment systems make.

#include <string_view>

namespace essaypack {

/// True for `top`, `comments`, `comment-3`, `respond` and their kin, without the `#`.
bool is_page_anchor(std::string_view fragment);

}  // namespace essaypack
