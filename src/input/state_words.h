#pragma once

/// The words by which blogs say who may read a post: `status: draft`, `visibility: members`.

#include "model/post.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Whose words count: those of blogging tools, or also what people write into their notes (`wip`, `not started`).
enum class WordScope { tools, notes };

/// Yes or no, in Chinese and Japanese, too.
std::optional<bool> parse_answer(std::string_view word);

/// What a word means for `Withheld`; null: everybody may read the post. Nothing for an unknown word. White space,
/// letter case, `-` and `_` do not count. Words of WordPress, Ghost, Pelican, Nikola, Typecho, Kirby, Blogger, Notion
/// and gardens of notes.
std::optional<bool Withheld::*> find_state(std::string_view word, WordScope scope);

/// The same for a tag or category of a plain folder, by its whole name: `draft`, `#private`, `status/wip`. Nothing for
/// all that may be what a text is about.
std::optional<bool Withheld::*> find_tag_state(std::string_view tag);

/// The word that was meant by one that is unknown.
std::optional<std::string> closest_state(std::string_view word);

}  // namespace essaypack
