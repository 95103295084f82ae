/// `{/* comment */}` of MDX, for Docusaurus reads `.md` so.

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

struct NextEnd {
  std::size_t at = 0;  ///< Of the next comment's end, as far as it was looked for.
};

/// Behind white space, of which a comment has little.
std::size_t behind_space(std::string_view body, std::size_t at) {
  for (int i = 0; i < 100 && at < body.size() && is_ascii_space(body[at]); ++i) ++at;
  return at;
}

}  // namespace

bool drop_mdx_comment(Scan& scan) {
  const std::size_t begin = behind_space(scan.body, scan.at + 1);
  if (scan.body.compare(begin, 2, "/*") != 0) return false;
  std::size_t& end = scan.memory<NextEnd>().at;
  if (end != std::string_view::npos && end < begin + 2) end = scan.body.find("*/", begin + 2);
  if (end == std::string_view::npos) return false;
  const std::size_t brace = behind_space(scan.body, end + 2);
  if (brace >= scan.body.size() || scan.body[brace] != '}') return false;
  scan.drop_to(brace + 1);
  return true;
}

}  // namespace essaypack
