#pragma once

/// The 32 digits that Notion's exports put behind the names of pages and folders.

#include "model/post.h"

#include <vector>

namespace essaypack {

/// Takes them out of the slugs of posts, and so of addresses. Of several pages that would have one name the oldest gets
/// it, the others keep their digits: a page that is written later moves none.
void drop_notion_ids(std::vector<Post>& posts);

}  // namespace essaypack
