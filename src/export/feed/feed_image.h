#pragma once

/// The picture that stands for a post: address, type and length.

#include "export/feed/feed_entries.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The post's cover, looked up where the post's own pictures are; an empty address if it has none.
FeedImage cover_of(const Post& post, const ExportContext& context);

/// Its address alone, of a file that need not be a picture.
std::string cover_address(const Post& post, const ExportContext& context);

/// The post's enclosure with type and length: those of the file where it is one of the site's, else what the head says.
/// An empty address if it has none, or one of unknown length.
FeedImage enclosure_of(const Post& post, const ExportContext& context);

/// The address of a file that a post's head names, looked up where its own pictures are; empty if it is none of the
/// web. Length and type only where it is a file of the site.
FeedImage named_file(const Post& post, std::string_view written, const ExportContext& context);

/// Reports posts whose enclosure no feed can have.
void check_enclosures(const ExportContext& context, Diagnostics& diagnostics);

}  // namespace essaypack
