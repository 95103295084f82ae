#pragma once

#include <string>
#include <string_view>

namespace essaypack::test {

/// A fragment's HTML without the numbers by which it knows its links, headings and pictures.
inline std::string plain(std::string html) {
  for (const std::string_view name : {" ep:link=\"", " ep:heading=\"", " ep:image=\""})
    for (std::size_t at = 0; (at = html.find(name, at)) != std::string::npos;)
      html.erase(at, html.find('"', at + name.size()) + 1 - at);
  return html;
}

}  // namespace essaypack::test
