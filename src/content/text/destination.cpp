#include "content/text/destination.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr int kMaxClosers = 4;

bool ends_in_file_type(std::string_view address) {
  constexpr std::string_view kTypes =
      " png jpg jpeg gif webp svg bmp avif ico tif tiff heic pdf epub zip rar 7z gz tar txt md html htm doc docx xls "
      "xlsx ppt "
      "pptx csv mp3 mp4 mov webm ";
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = address.rfind('.');
  return dot != std::string_view::npos && dot + 1 < address.size() &&
         kTypes.find(" " + to_lower_ascii(address.substr(dot + 1)) + " ") != std::string_view::npos;
}

}  // namespace

SpacedAddress find_spaced_address(std::string_view window, const std::function<bool(std::string_view)>& exists) {
  const std::size_t space = window.find(' ');
  const std::size_t first = window.find(')');
  if (space > first || first == std::string_view::npos || window[0] == '<') return {};
  std::size_t close = first;
  for (int tries = 0; close != std::string_view::npos && tries < kMaxClosers;
       close = window.find(')', close + 1), ++tries) {
    const std::size_t end = std::min({window.find(" \"", space), window.find(" '", space), close});
    const std::string_view address = trim(window.substr(0, end));
    if (address.find(' ') == std::string_view::npos || address.find_first_of("<>") != std::string_view::npos) return {};
    // a tag is read before it is part of an address, and no address goes on into the next link
    for (const std::string_view stop : {"{{", "{%", "]("})
      if (address.find(stop) != std::string_view::npos) return {};
    if (ends_in_file_type(address) || exists(address)) return {address, end};
  }
  return {};
}

PictureSize find_picture_size(std::string_view window) {
  const std::size_t end = window.find(')');
  const std::size_t begin = window.substr(0, end).rfind(" =");
  if (end == std::string_view::npos || begin == std::string_view::npos || begin == 0) return {};
  const std::string_view size = trim(window.substr(begin + 2, end - begin - 2));
  const std::size_t cross = size.find('x');
  if (cross == std::string_view::npos || size.size() == 1 ||
      size.find_first_not_of("0123456789x%") != std::string_view::npos ||
      size.find('x', cross + 1) != std::string_view::npos)
    return {};
  return {begin, end};
}

bool is_in_destination(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 1'000;
  const std::size_t window = at > kLongest ? at - kLongest : 0;
  std::string_view before = text.substr(window, at - window);
  while (!before.empty()) {
    const char last = before.back();
    if (is_ascii_space(last)) {
      const std::string_view rest = before.substr(0, before.find_last_not_of(" \t\n") + 1);
      return rest.ends_with("]:") || rest.ends_with("](");
    }
    if (before.ends_with("](") || before.ends_with("]:")) return true;
    // a tag before this one has spaces of its own
    if (before.ends_with("}}") || before.ends_with("%}")) {
      const std::size_t open = before.rfind('{', std::max(before.rfind("{{"), before.rfind("{%")) + 1);
      if (open == std::string_view::npos || open == 0) return false;
      before = before.substr(0, open - 1);
      continue;
    }
    if (last == '"' || last == '\'') {
      std::string_view name = before.substr(0, before.size() - 1);
      while (name.ends_with(' ')) name.remove_suffix(1);
      if (!name.ends_with('=')) return false;
      name.remove_suffix(1);
      while (name.ends_with(' ')) name.remove_suffix(1);
      const std::size_t begin = name.find_last_of(" \t\n\"'<") + 1;
      return is_one_of(to_lower_ascii(name.substr(begin)),
                       {"href", "src", "data-src", "data-original", "srcset", "data"});
    }
    before.remove_suffix(1);
  }
  return false;
}

}  // namespace essaypack
