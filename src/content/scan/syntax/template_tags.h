#pragma once

/// What the reader of tags (tags/tag_scan.h) found, in the place of a tag.

#include "content/tags/tag_scan.h"

namespace essaypack {

class Scan;

/// Puts what was found at the scan in the place of everything up to `found.end`.
void take_tag(Scan& scan, TagFound found);

}  // namespace essaypack
