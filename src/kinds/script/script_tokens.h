#pragma once

/// A script as a row of words.

#include "kinds/script/script.h"

namespace essaypack {

/// All words of the script (ECMAScript 2024, chapter 12), in time linear in its length. What is no script gives some
/// words, too.
std::vector<ScriptToken> read_script_tokens(std::string_view source);

}  // namespace essaypack
