#pragma once

/// Chinese names in Latin letters.

#include <string>
#include <string_view>

namespace essaypack {

/// A person's name by its sound, for sorting: pinyin without tones, a word for each character (`林檐`: `Lin Yan`), with
/// those readings that surnames alone have (`曾`: `Zeng`). Words in ASCII stay as they are. Empty if a character is
/// neither ASCII nor one of the 20,892 that ICU sorts by pinyin, or if there is none of these.
std::string pinyin_name(std::string_view name);

/// The syllable that `name` begins with where its first word has another reading than its first character alone
/// (`厦门`: `xia`, `行业`: `hang`); empty for all other names.
std::string_view syllable_in_context(std::string_view name);

/// `name` as the order by pinyin (ICU's collation for `zh`) files it rightly: its first character is one that is always
/// read as the name's own is in its word.
std::string filed_by_pinyin(std::string_view name);

}  // namespace essaypack
