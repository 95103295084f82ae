#pragma once

/// The images of posts, for `essaypack list images`.

#include "export/exporter.h"

#include <string>
#include <vector>

namespace essaypack {

/// An image in a post.
struct ListedImage {
  std::string source;  ///< Of the post.
  int line = 0;
  std::string kind;  ///< local, remote, inline or missing.
  std::string url;   ///< Empty for an inline one.
  std::string file;  ///< Below the site folder; of a remote one that of `book.remote_images`.
  std::string alt;
};

/// Those of a post of the site, in the order of its text.
std::vector<ListedImage> list_images(const ExportContext& context, std::size_t post, const Fragment& fragment);

/// The remote ones, each address once, as lines for `book.remote_images`: `"https://example.com/a.png":
/// images/0123456789ab.png` and the place of the first use. Where there is no file yet the line says where one might be
/// put.
std::string remote_image_lines(const std::vector<ListedImage>& images);

}  // namespace essaypack
