/// `&quot;` is a straight quotation mark because its author wanted one.

#include "content/scan/syntaxes.h"

namespace essaypack {

bool keep_quotation_mark(Scan& scan) {
  for (const std::string_view name : {"&quot;", "&#34;", "&#39;", "&apos;"}) {
    if (!scan.has(name)) continue;
    if (scan.markdown().typography.smart)
      scan.copy_literal(scan.at + name.size());
    else
      scan.copy_to(scan.at + name.size());
    return true;
  }
  return false;
}

}  // namespace essaypack
