#pragma once

/// The order of names as a reader of a language expects it.

#include <string>
#include <string_view>

namespace essaypack {

/// A key whose byte order is ICU's order of `text` in `language` (BCP 47): pinyin for zh, strokes for zh-TW and other
/// traditional Chinese, numbers by value. Equal keys are possible: whoever sorts compares the texts then.
std::string collation_key(std::string_view text, std::string_view language);

}  // namespace essaypack
