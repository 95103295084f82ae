#include "content/text/picture_page.h"

#include "base/text.h"

#include <algorithm>
#include <cstddef>

namespace essaypack {

PicturePage page_of_classes(std::string_view classes) {
  PicturePage page = PicturePage::any;
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n"), classes.size());
    const std::string_view word = classes.substr(0, end);
    if (is_one_of(word, {"dark", "only-dark", "dark-only", "dark-mode-only"})) page = PicturePage::dark;
    if (is_one_of(word, {"light", "only-light", "light-only", "light-mode-only"})) page = PicturePage::light;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return page;
}

PicturePage page_of_address(std::string_view address) {
  const std::size_t sign = address.rfind('#');
  const std::string_view fragment = sign == address.npos ? std::string_view() : address.substr(sign + 1);
  if (is_one_of(fragment, {"gh-dark-mode-only", "only-dark", "dark", "dark-mode"})) return PicturePage::dark;
  if (is_one_of(fragment, {"gh-light-mode-only", "only-light", "light", "light-mode"})) return PicturePage::light;
  return PicturePage::any;
}

}  // namespace essaypack
