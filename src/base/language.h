#pragma once

/// Language tags (BCP 47).

#include <string>
#include <string_view>

namespace essaypack {

/// The canonical form of a language tag, `zh-CN` for `zh_cn`; a POSIX codeset or modifier (`zh_CN.UTF-8`) is dropped.
/// Empty if it is no language tag (`default`, which Hexo's themes write, is none).
std::string canonical_language(std::string_view tag);

/// The primary language, `zh` of `zh-Hant-TW`, in lower case.
std::string primary_language(std::string_view tag);

/// True if `tag` is that language or one of its kind: `en` has `en-GB`. Both canonical.
bool is_kind_of_language(std::string_view tag, std::string_view language);

/// What the language calls itself: "English", "中文", "français"; the tag where nobody knows.
std::string language_name(std::string_view tag);

/// True if the language is written from right to left (ICU): `ar`, `he`, `uz-Arab`.
bool is_right_to_left(std::string_view tag);

}  // namespace essaypack
