#include "content/scan/syntax/block_names.h"

#include "base/ascii.h"
#include "content/scan/syntax/inline_notes.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

std::size_t end_before_block_name(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && (line[begin - 1] == '-' || is_ascii_alnum(static_cast<unsigned char>(line[begin - 1])))) --begin;
  const bool is_name =
      begin < line.size() && begin > 0 && line[begin - 1] == '^' && (begin == 1 || line[begin - 2] == ' ');
  return is_name ? begin - 1 : line.size();
}

bool drop_block_name(Scan& scan) {
  if (is_in_inline_note(scan)) return false;  // it ends a line of the note, and no block
  std::string& made = scan.made.text;
  const std::size_t line = made.rfind('\n') + 1;
  made.resize(line + end_before_block_name(std::string_view(made).substr(line)));
  return false;
}

}  // namespace essaypack
