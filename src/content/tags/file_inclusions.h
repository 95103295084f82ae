#pragma once

/// Files that texts of VitePress and VuePress show: `<!-- @include: ./part.md -->`, `<<< @/code.ts{2-4}#region
/// [Title]`,
/// `@[code{2-4} ts](./code.ts)` (https://vitepress.dev/guide/markdown, VuePress' import of code).

#include "content/lookup/body_context.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A piece of a body, and the Markdown that stands in its place.
struct FileInclusion {
  std::size_t begin = 0, end = 0;
  std::string text;
};

/// In the order of the body. A file that is not there, lies outside of the site folder or is longer than 64 KB leaves
/// its piece as it is, with a warning; what all of them put into a body is bounded.
std::vector<FileInclusion> find_file_inclusions(std::string_view body, const BodyContext& context);

}  // namespace essaypack
