#pragma once

/// The dates of a post: from its head, else from its file's name.

#include "base/time.h"
#include "config/config.h"
#include "input/field_reader.h"
#include "input/file_name.h"
#include "model/post.h"

namespace essaypack {

/// Sets date, lastmod, publish and expiry date of `post`, times without an offset in the zone of `config`. The date in
/// `name` counts where the head has none, or where Hugo's `frontmatter` asks for it. What can't be read is reported.
/// False if that is an error.
bool read_dates(const FieldReader& fields, const Config& config, const DatedName& name, Post& post);

}  // namespace essaypack
