#pragma once

/// Which files are posts.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <string>
#include <vector>

namespace essaypack {

/// A file that is to be read as a post or page.
struct SourceFile {
  std::string source{};     ///< Below the site folder.
  std::string stem_path{};  ///< Below its posts folder (pages: below the source folder), without extension.
  PostKind kind = PostKind::post;
  bool is_draft = false;
  bool is_html = false;
  std::string language{};   ///< Hugo's code of it, where the file's name or folder tells.
  bool is_loose = false;    ///< In none of the sections that the Hugo site has: without a date it is a page, such as `about.md`.
  std::string
      content_path{};       ///< Hugo's: below `content`, wherever that is mounted from, without language and extension.
  bool is_section = false;  ///< Hugo's `_index.md`: no post, but what it hands down counts.
};

struct Discovery {
  std::vector<SourceFile> files;     ///< By source.
  std::vector<std::string> folders;  ///< That were searched, below the site folder; sorted.
  std::size_t passed_over = 0;       ///< Texts whose folder or name says that they are nobody's to read.
};

/// Walks the site's source folders; files that were passed over by mistake or can't be read are reported. Throws `Failure`
/// (exit 3) if the site folder itself can't be read, or (exit 2) if nothing in it is a post or page.
Discovery find_sources(const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
