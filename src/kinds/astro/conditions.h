#pragma once

/// What a function says of an entry as one expression, in which `entry` is the entry: branches become `a ? b : c`,
/// constants and other functions of the site stand in their places.

#include "kinds/astro/modules.h"

#include <cstddef>

namespace essaypack {

/// Of one condition, which is read for each post.
constexpr std::size_t kMostConditionWords = 500;

/// The expression. Where the statements can't be followed it is none that can be read, and names what the function asks
/// of `entry.data`.
ScriptTokens read_condition(const ScriptFunction& function, SiteModules& modules);

}  // namespace essaypack
