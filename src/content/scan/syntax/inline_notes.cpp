/// `^[a note]` of Obsidian becomes one at the end. Its text is scanned where it stands: comments in it are dropped too.

#include "content/scan/syntax/inline_notes.h"

#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {

namespace {

struct InlineNotes {
  int count = 0;
  std::size_t end = 0;       ///< The bracket that closes the open note.
  std::size_t begin = 0;     ///< Where its text begins in the made text.
  std::size_t open_end = 0;  ///< Up to here nothing closes a note that was looked at.
};

/// The size of `^[...]` up to its bracket, brackets in it counted; that of the text if none closes it.
std::size_t size_of_note(std::string_view text) {
  int depth = 0;
  std::size_t end = 1;
  for (; end < text.size(); ++end) {
    if (text[end] == '`')  // code may have brackets of its own
      if (const std::size_t close = text.find('`', end + 1); close != text.npos) end = close;
    if (text[end] == '[') ++depth;
    if (text[end] == ']') --depth;
    if (depth == 0) break;
  }
  return end;
}

}  // namespace

bool is_in_inline_note(Scan& scan) { return scan.at < scan.memory<InlineNotes>().end; }

bool take_inline_note(Scan& scan) {
  constexpr std::size_t kMaxNote = 2000;
  InlineNotes& notes = scan.memory<InlineNotes>();
  // In a table it could run over the end of its row.
  if (is_in_row(scan) || scan.at < notes.open_end || is_in_inline_note(scan)) return false;
  const std::string_view window = scan.body.substr(scan.at, kMaxNote);
  const std::string_view text = window.substr(0, window.find("\n\n"));
  const std::size_t end = size_of_note(text);
  if (end >= text.size()) notes.open_end = scan.at + text.size();
  if (end >= text.size() || end < 3) return false;
  notes.end = scan.at + end;
  notes.begin = scan.made.text.size();
  scan.drop_to(scan.at + 2);
  return true;
}

bool end_inline_note(Scan& scan) {
  InlineNotes& notes = scan.memory<InlineNotes>();
  if (notes.end == 0 || scan.at != notes.end) return false;
  std::string& made = scan.made.text;
  // a line of attributes in the note may have taken the line above with it
  notes.begin = std::min(notes.begin, made.size());
  std::string note = made.substr(notes.begin);
  scan.move_lines(static_cast<int>(std::count(note.begin(), note.end(), '\n')));
  std::replace(note.begin(), note.end(), '\n', ' ');
  const std::string label = "[^inline-note-" + std::to_string(++notes.count) + "]";
  made.replace(notes.begin, made.npos, label);
  scan.below.push_back({label + ": " + note, scan.line});
  scan.drop_to(scan.at + 1);
  return true;
}

}  // namespace essaypack
