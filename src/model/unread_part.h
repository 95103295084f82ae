#pragma once

#include <string_view>

namespace essaypack {

/// Ends the name of a part in `SourceText::unread` that is left out with what stands in it, as it may be for some
/// readers only.
inline constexpr std::string_view kLeftOut = "…";

}  // namespace essaypack
