#pragma once

/// The picture that stands for a post: address, type and length.

#include "export/feed_entries.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The post's cover, looked up where the post's own pictures are; an empty address if it has none.
FeedImage cover_of(const Post& post, const ExportContext& context);

/// Its address alone: no file is read.
std::string cover_address(const Post& post, const ExportContext& context);

/// The media type of a picture by its first bytes; empty if it is none that readers show.
std::string_view picture_type(std::string_view bytes);

}  // namespace essaypack
