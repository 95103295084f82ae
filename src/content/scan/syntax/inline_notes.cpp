/// `^[a note]` of Obsidian becomes one at the end.

#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {

namespace {

struct InlineNotes {
  int count = 0;
  std::size_t open_end = 0;  ///< Up to here nothing closes a note that was looked at.
};

/// The size of `^[...]` up to its bracket, brackets in it counted; that of the text if none closes it.
std::size_t size_of_note(std::string_view text) {
  int depth = 0;
  std::size_t end = 1;
  for (; end < text.size(); ++end) {
    if (text[end] == '[') ++depth;
    if (text[end] == ']') --depth;
    if (depth == 0) break;
  }
  return end;
}

}  // namespace

bool take_inline_note(Scan& scan) {
  constexpr std::size_t kMaxNote = 2000;
  InlineNotes& notes = scan.memory<InlineNotes>();
  // In a table it could run over the end of its row.
  if (is_in_row(scan) || scan.at < notes.open_end) return false;
  const std::string_view window = scan.body.substr(scan.at, kMaxNote);
  const std::string_view text = window.substr(0, window.find("\n\n"));
  const std::size_t end = size_of_note(text);
  if (end >= text.size()) notes.open_end = scan.at + text.size();
  if (end >= text.size() || end < 3) return false;
  std::string note(text.substr(2, end - 2));
  std::replace(note.begin(), note.end(), '\n', ' ');
  const std::string label = "[^inline-note-" + std::to_string(++notes.count) + "]";
  scan.made.text += label;
  scan.below += "\n\n" + label + ": " + note;
  scan.drop_to(scan.at + end + 1);
  return true;
}

}  // namespace essaypack
