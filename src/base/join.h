#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The texts, one behind the other, with a separator between them.
inline std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0) out += separator;
    out += texts[at];
  }
  return out;
}

}  // namespace essaypack
