#pragma once

#include "config/config.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The id that the site's own generator gives a heading with this text: Hexo's slugize, else the way of GitHub that Hugo
/// and kramdown go. Repeated ids are the caller's business.
std::string heading_id(std::string_view text, const Config& config);

/// A heading's id without punctuation and letter case: what is left of it whoever made it.
std::string loose_id(std::string_view id);

}  // namespace essaypack
