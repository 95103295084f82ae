#pragma once

#include "model/post.h"

#include <string>
#include <vector>

namespace essaypack {

/// The language that the titles and descriptions of the posts are written in, by their scripts: `zh-CN`, `zh-TW`, `ja`,
/// `ko`, or `und` where scripts don't tell. For a site whose configuration names none.
std::string detect_language(const std::vector<Post>& posts);

}  // namespace essaypack
