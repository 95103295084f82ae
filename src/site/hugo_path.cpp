#include "base/text.h"
#include "site/generator_paths.h"
#include "site/permalink.h"

#include <string_view>

namespace essaypack {
namespace {

/// Hugo's path of a name: spaces become dashes, lower case; letters, digits, marks and ``./_#+~-@%`` stay.
std::string urlize(std::string_view text) {
  constexpr std::string_view kKept = "./_#+~-@%";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      if (!out.empty() && out.back() != '-' && out.back() != '/') out += '-';
      continue;
    }
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool kept = c < 0x80 ? letter || kKept.find(char(c)) != std::string_view::npos : !is_punctuation(c);
    if (kept) append_utf8(out, c);
  }
  return to_lower(out);
}

}  // namespace

std::optional<std::string> make_hugo_path(const Post& post, const Config& config, Diagnostics&) {
  if (!post.head_permalink.empty()) return written_path(post.head_permalink, config);
  std::string stem = post.stem_path;
  if (stem == "index") return std::string();
  constexpr std::string_view kIndex = "/index";
  if (stem.size() > kIndex.size() && std::string_view(stem).substr(stem.size() - kIndex.size()) == kIndex)
    stem.erase(stem.size() - kIndex.size());
  if (!post.head_slug.empty()) {
    const std::size_t slash = stem.rfind('/');
    stem = stem.substr(0, slash == std::string::npos ? 0 : slash + 1) + post.head_slug;
  }
  return urlize(stem) + "/";
}

}  // namespace essaypack
