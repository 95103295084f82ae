#pragma once

/// `{: file="a.py" }` below code (Chirpy): the code's title.

#include <cstddef>
#include <string_view>

namespace essaypack {

class Scan;

/// Notes where the made text has the fence that was copied last.
void note_fence(Scan& scan, std::size_t begin);
/// Gives that fence, which ends right above, the title of a list of attributes. Nothing happens without one.
void title_fence_above(Scan& scan, std::string_view list);

}  // namespace essaypack
