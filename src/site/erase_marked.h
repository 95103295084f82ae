#pragma once

#include "model/post.h"

#include <cstddef>
#include <vector>

namespace essaypack {

/// Removes the posts that are marked, in place: a copy of all posts would be the largest thing in memory.
inline void erase_marked(std::vector<Post>& posts, const std::vector<bool>& marks) {
  std::size_t at = 0;
  std::erase_if(posts, [&](const Post&) { return marks[at++]; });
}

}  // namespace essaypack
