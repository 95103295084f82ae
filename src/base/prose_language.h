#pragma once

/// Telling the language of a text from the text.

#include <string>
#include <string_view>

namespace essaypack {

/// The language that a text of Markdown or HTML is written in, as a tag (BCP 47): by its scripts (`zh-CN`, `zh-TW`,
/// `ja`, `ko`), else by the small words that every sentence has (`en`, `de`, `fr`, …: the list is in the source). Code,
/// tags and addresses don't count. Empty where too little is said, or nothing clear. Only the text's beginning is
/// looked at where that is in the language that is `expected`, or nothing is.
std::string language_of_prose(std::string_view text, std::string_view expected = {});

/// `zh-TW` if more of the text's characters exist in traditional writing alone than in simplified alone, else `zh-CN`.
std::string chinese_of(std::string_view text);

}  // namespace essaypack
