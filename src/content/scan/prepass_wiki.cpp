/// What Obsidian adds to Markdown.

#include "content/scan/prepass_scan.h"

#include "content/scan/wiki.h"

#include <algorithm>

namespace essaypack {

void Prepass::take_wiki_link() {
  const std::optional<WikiLink> link = read_wiki_link(body_, at_);
  if (!link) return copy_to(at_ + 1);
  const bool is_embed = !result_.text.empty() && result_.text.back() == '!' && body_[at_ - 1] == '!';
  if (is_embed) result_.text.pop_back();
  splice(is_embed ? wiki_embed_markdown(*link, at_, context_) : wiki_link_markdown(*link, at_, context_), link->end);
}

void Prepass::take_wiki_comment() {
  if (body_.compare(at_, 2, "%%") != 0) return copy_to(at_ + 1);
  const std::size_t end = body_.find("%%", at_ + 2);
  if (end == std::string_view::npos)
    context_.diagnostics.report(Kind::content_bad_html, context_.places.at(at_),
                                "a comment is never closed, it hides the rest of the post", "close it with '%%'");
  drop_to(end == std::string_view::npos ? body_.size() : end + 2);
}

void Prepass::take_inline_note() {
  constexpr std::size_t kMaxNote = 2000;
  if (at_ < open_note_end_) return copy_to(at_ + 1);
  const std::string_view text = body_.substr(at_, kMaxNote).substr(0, body_.substr(at_, kMaxNote).find("\n\n"));
  int depth = 0;
  std::size_t end = 1;
  for (; end < text.size(); ++end) {
    if (text[end] == '[') ++depth;
    if (text[end] == ']') --depth;
    if (depth == 0) break;
  }
  if (end >= text.size()) open_note_end_ = at_ + text.size();
  if (end >= text.size() || end < 3) return copy_to(at_ + 1);
  std::string note(text.substr(2, end - 2));
  std::replace(note.begin(), note.end(), '\n', ' ');
  const std::string label = "[^inline-note-" + std::to_string(++inline_notes_) + "]";
  result_.text += label;
  notes_ += "\n\n" + label + ": " + note;
  drop_to(at_ + end + 1);
}

void Prepass::drop_block_name() {
  if (!context_.config.markdown.wiki_links) return;
  const std::size_t line = result_.text.rfind('\n') + 1;
  const std::size_t end = end_before_block_name(std::string_view(result_.text).substr(line));
  result_.text.resize(line + end);
}

/// `![river|300](river.png)`
void Prepass::drop_picture_size() {
  const std::size_t begin = result_.text.rfind("![");
  const std::string_view alt = std::string_view(result_.text).substr(begin + 2);
  if (const std::string_view text = without_size(alt); !text.empty() || alt.find('|') == 0)
    result_.text.resize(begin + 2 + text.size());
}

}  // namespace essaypack
