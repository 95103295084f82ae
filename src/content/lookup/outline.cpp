#include "content/lookup/outline.h"

#include "base/text.h"
#include "content/text/line_start.h"
#include "input/post_text.h"
#include "input/state_words.h"

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

/// `private:: true`
bool is_closing_property(std::string_view line) {
  line = trim(line);
  const std::size_t colons = line.find("::");
  if (colons == line.npos) return false;
  const std::string key = to_lower_ascii(trim(line.substr(0, colons)));
  const std::optional<bool> answer = parse_answer(trim(line.substr(colons + 2)));
  return (is_one_of(key, {"private", "hidden", "secret", "draft"}) && answer == true) ||
         (is_one_of(key, {"public", "publish", "published"}) && answer == false);
}

bool is_bullet(std::string_view words) { return words.starts_with("- ") || words.starts_with("* ") || words == "-"; }

void read_page(std::string_view text, const Post& post, OutlineBlocks& blocks) {
  constexpr std::size_t kLongest = 2'000;
  const std::vector<std::pair<std::size_t, std::size_t>> closed = find_private_blocks(text);
  auto next = closed.begin();
  const bool is_shown = !may_hide(text);
  std::string_view block;
  bool is_in_code = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at), words = trim(line);
    while (next != closed.end() && next->second <= at) ++next;
    const bool is_closed = next != closed.end() && next->first <= at;
    at = end + 1;
    if (is_closed) continue;
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

std::vector<std::pair<std::size_t, std::size_t>> find_private_blocks(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  if (text.find("::") == text.npos) return found;
  struct Open {
    std::size_t begin = 0, indent = 0;
    bool is_closed = false;
  };
  std::vector<Open> open;
  const auto finish = [&](std::size_t indent, std::size_t at) {
    while (!open.empty() && open.back().indent >= indent) {
      // what lies in another one goes with that
      if (open.back().is_closed) {
        while (!found.empty() && found.back().first >= open.back().begin) found.pop_back();
        found.emplace_back(open.back().begin, at);
      }
      open.pop_back();
    }
  };
  bool is_in_code = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at), words = trim(line);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    if (!is_in_code && is_bullet(words)) {
      finish(indent, at);
      open.push_back({at, indent, is_closing_property(words.substr(1))});
    } else if (!words.empty() && !open.empty() && indent <= open.front().indent && !is_in_code) {
      finish(0, at);
    } else if (!is_in_code && !open.empty() && is_closing_property(words)) {
      open.back().is_closed = true;
    }
    if (words.starts_with("```") || (is_bullet(words) && trim(words.substr(1)).starts_with("```")))
      is_in_code = !is_in_code;
    at = end + 1;
  }
  finish(0, text.size());
  return found;
}

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
