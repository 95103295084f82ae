/// `](/images/a b.png)`: an address with spaces gets its brackets where it can be nothing but an address. Sizes of
/// pictures go.

#include "content/lookup/assets.h"
#include "content/scan/syntax/wiki_links.h"
#include "content/scan/syntaxes.h"
#include "content/text/destination.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Questions to the disk in one post about addresses with spaces and without a known type.
constexpr int kMaxLooks = 500;

struct Looks {
  int count = 0;
};

/// True if what was copied ends in `![text`.
bool is_picture_text(std::string_view copied) {
  constexpr std::size_t kMaxText = 500;
  const std::string_view text = copied.substr(copied.size() - std::min(copied.size(), kMaxText));
  const std::size_t begin = text.rfind("![");
  return begin != std::string::npos && text.find_first_of("]\n", begin) == std::string::npos;
}

/// `![river|300](river.png)`
void drop_wiki_size(std::string& copied) {
  const std::size_t begin = copied.rfind("![");
  const std::string_view alt = std::string_view(copied).substr(begin + 2);
  if (const std::string_view text = without_size(alt); !text.empty() || alt.find('|') == 0)
    copied.resize(begin + 2 + text.size());
}

}  // namespace

bool mend_destination(Scan& scan) {
  const std::size_t begin = scan.at + 2;
  if (begin >= scan.body.size() || scan.body[scan.at + 1] != '(') return false;
  const std::string_view window = line_from(scan.body, begin, kMaxDestination);
  if (is_picture_text(scan.made.text)) {
    if (scan.markdown().notes.wiki_links) drop_wiki_size(scan.made.text);
    if (const PictureSize size = find_picture_size(window); size.end > 0) {
      scan.copy_to(begin + size.begin);
      scan.skip_to(begin + size.end);
      return true;
    }
  }
  const SpacedAddress found = find_spaced_address(window, [&](std::string_view address) {
    return ++scan.memory<Looks>().count <= kMaxLooks &&
           scan.context.assets.find(address, scan.context.post).kind == FoundAsset::Kind::file;
  });
  scan.copy_to(begin);
  if (found.address.empty()) return true;
  scan.made.text += '<' + std::string(found.address) + '>';
  scan.skip_to(begin + found.end);
  return true;
}

}  // namespace essaypack
