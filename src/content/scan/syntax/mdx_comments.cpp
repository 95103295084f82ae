/// `{/* comment */}` of MDX, for Docusaurus reads `.md` so.

#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

struct NextEnd {
  std::size_t at = 0;  ///< Of the next comment's end, as far as it was looked for.
};

}  // namespace

bool drop_mdx_comment(Scan& scan) {
  if (!scan.has("{/*")) return false;
  std::size_t& end = scan.memory<NextEnd>().at;
  if (end != std::string_view::npos && end < scan.at + 3) end = scan.body.find("*/}", scan.at + 3);
  if (end == std::string_view::npos) return false;
  scan.drop_to(end + 3);
  return true;
}

}  // namespace essaypack
