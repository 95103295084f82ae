#pragma once

/// EDN (https://github.com/edn-format/edn), the notation of Logseq's settings, as the tree of other notations.

#include "base/value/yaml.h"

#include <string_view>

namespace essaypack {

/// The first form of `text`: maps with their keys as written (`:key`), vectors, lists and sets as lists, strings as
/// quoted scalars, all else as scalars as written, `nil` as null. A form that does not close, a map with an odd number
/// of forms or two equal keys, and what exceeds `limits` is an error; so is an empty text.
ParsedValue parse_edn(std::string_view text, const ValueLimits& limits = {});

}  // namespace essaypack
