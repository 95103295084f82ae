#pragma once

/// Sites whose pages are templates of Vue: `<Badge text="new"/>` in them is a component, and no text.

#include "config/config.h"

namespace essaypack {

inline constexpr const char* kComponents = "[components]";  ///< No configuration can have such a name.

inline bool reads_components(const Config& config) { return config.params.find(kComponents) != config.params.end(); }

}  // namespace essaypack
