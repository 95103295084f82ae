/// Two backslashes at the end of a line break it in kramdown, as one does in CommonMark.

#include "content/scan/syntaxes.h"

namespace essaypack {

bool take_kramdown_break(Scan& scan) {
  if (!scan.has("\\\\\n")) return false;
  scan.skip_to(scan.at + 1);
  scan.copy_to(scan.at + 1);
  return true;
}

}  // namespace essaypack
