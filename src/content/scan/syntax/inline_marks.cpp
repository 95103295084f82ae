/// `~~struck~~`, `==marked==`, `++inserted++` and `!!spoiler!!`: they are read in the parser's tree
/// (markdown/inline_marks.h), if there are any.

#include "content/scan/syntaxes.h"

namespace essaypack {

bool note_inline_mark(Scan& scan) {
  const char mark = scan.body[scan.at];
  scan.made.has_inline_marks |= (scan.at + 1 < scan.body.size() && scan.body[scan.at + 1] == mark) ||
                                (mark == '~' && scan.markdown().marks.single_tilde);
  return false;
}

}  // namespace essaypack
