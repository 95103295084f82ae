#pragma once

/// Links of Obsidian: `[[links]]` and `![[embeds]]`.

#include "content/lookup/body_context.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// `[[target#heading|label]]`. All views are into the body.
struct WikiLink {
  std::string_view target;   ///< Empty: this very note.
  std::string_view heading;  ///< The last of `#one#two`; empty for a block.
  std::string_view label;    ///< Empty if there is none; of a picture without its size.
  std::size_t end = 0;       ///< Behind the brackets.
};
/// The link whose brackets open at `at`; nothing if they are not closed in the line.
std::optional<WikiLink> read_wiki_link(std::string_view body, std::size_t at);

/// The link as Markdown; one that leads nowhere is its text, with a report.
std::string wiki_link_markdown(const WikiLink& link, std::size_t at, const BodyContext& context);
/// `![[...]]` as Markdown: a picture, or a link to what would be shown.
std::string wiki_embed_markdown(const WikiLink& link, std::size_t at, const BodyContext& context);

/// The note that has this name, or path; null if there is none.
const Post* find_note(std::string_view target, const BodyContext& context);
/// A link as Markdown, whatever its text holds.
std::string markdown_link(std::string_view text, std::string_view url);
/// Text that Markdown leaves as it is.
std::string markdown_escaped(std::string_view text);

/// The alternative text of a picture without the size that Obsidian puts behind it: `river|300x200`.
std::string_view without_size(std::string_view alt);

}  // namespace essaypack
