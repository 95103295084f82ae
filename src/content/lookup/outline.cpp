#include "content/lookup/outline.h"

#include "base/text.h"
#include "content/text/line_start.h"
#include "input/post_text.h"

#include <algorithm>

namespace essaypack {

namespace {

/// True where a text may hold what its page does not show.
bool may_hide(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != text.npos; ++at)
    if (at + 1 < text.size() && (is_ascii_letter(text[at + 1]) || text[at + 1] == '!')) return true;
  const std::string lower = to_lower_ascii(text);
  if (lower.find("#+begin_") != lower.npos) return true;
  // lists of attributes
  return lower.find('{') != lower.npos && (lower.find("hidden") != lower.npos || lower.find("display") != lower.npos ||
                                           lower.find("visib") != lower.npos || lower.find("opacity") != lower.npos);
}

/// The text of a block's first line, without the mark of its item or heading.
std::string_view block_text(std::string_view line) {
  const LineStart start = innermost(line, look_at_line(line, 0));
  std::string_view text = trim(line.substr(std::min(start.text, line.size())));
  while (text.starts_with('#') && text.find_first_not_of('#') < text.size() && text[text.find_first_not_of('#')] == ' ')
    text = trim(text.substr(text.find_first_not_of('#')));
  return text;
}

void read_page(std::string_view text, const Post& post, OutlineBlocks& blocks) {
  constexpr std::size_t kLongest = 2'000;
  const bool is_shown = !may_hide(text);
  std::string_view block;
  bool is_in_code = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at), words = trim(line);
    at = end + 1;
    if (block_text(line).starts_with("```")) is_in_code = !is_in_code;
    if (is_in_code) continue;
    if (words.starts_with("id::") && is_block_id(trim(words.substr(4)))) {
      const bool fits = is_shown && block.size() <= kLongest;
      blocks.emplace(to_lower_ascii(trim(words.substr(4))), OutlineBlock{&post, fits ? std::string(block) : ""});
    } else if (words.starts_with("- ") || words.starts_with("* ")) {
      block = block_text(line);
    }
  }
}

}  // namespace

bool is_block_id(std::string_view text) {
  return text.size() == 36 && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

OutlineBlocks read_outline_blocks(const Config& config, const Site& site) {
  OutlineBlocks blocks;
  Diagnostics unheard;
  for (const Post& post : site.posts)
    if (const std::optional<PostText> read = read_post_text(config, std::string(post.source.view()), unheard))
      read_page(read->text, post, blocks);
  return blocks;
}

}  // namespace essaypack
