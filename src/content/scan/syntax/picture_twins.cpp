/// Pictures for a light and for a dark page (Chirpy): their attributes are marks in the tree, where a book gets one of
/// two, the light one.

#include "base/attribute_list.h"
#include "base/text.h"
#include "content/scan/syntax/attributes.h"
#include "content/scan/syntaxes.h"
#include "content/text/picture_page.h"

namespace essaypack {

namespace {

/// The page that `.dark .shadow` says.
PicturePage page_of_list(std::string_view list) {
  PicturePage page = PicturePage::any;
  while (const std::optional<AttributeWord> word = take_attribute(list))
    if (const PicturePage told = word->name == "." ? page_of_classes(word->value) : PicturePage::any;
        told != PicturePage::any)
      page = told;
  return page;
}

}  // namespace

bool take_picture_page(Scan& scan) {
  constexpr std::size_t kLongestList = 300;
  if (!scan.has("{:") || scan.at == 0 || scan.body[scan.at - 1] != ')' || scan.is_in_markup()) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongestList);
  const std::size_t close = line.find('}');
  if (close == line.npos) return false;
  const std::string_view list = trim(line.substr(2, close - 2));
  const PicturePage page = page_of_list(list);
  if (page == PicturePage::any || is_hiding(scan, list)) return false;
  const std::size_t picture = scan.made.text.rfind("![");
  if (picture == std::string::npos || scan.made.text.find('\n', picture) != std::string::npos) return false;
  scan.put(Placeholder::of_hidden(page == PicturePage::dark ? kDarkPicture : kLightPicture), scan.at + close + 1);
  return true;
}

}  // namespace essaypack
