#include "app/run/image_list.h"

#include "base/hash.h"
#include "base/json_lines.h"
#include "config/picture_copies.h"
#include "config/sections/book.h"
#include "export/book/epub.h"

#include <nlohmann/json.hpp>

#include <set>

namespace essaypack {
namespace {

/// The copy of a remote picture: that which the first book with one for it names, else what was fetched; empty: none.
std::string given_file(const Config& config, const std::string& url) {
  for (const BookConfig* book : configured_books(config))
    if (const auto found = book->look.remote_images.find(url); found != book->look.remote_images.end())
      return found->second;
  const auto copy = config.picture_copies.find(picture_key(url));
  return copy == config.picture_copies.end() ? std::string() : copy->second;
}

ListedImage listed(const ExportContext& context, const Post& post, const Image& image) {
  ListedImage one{post.source, image.line, "local", image.url, {}, image.alt.empty() ? image.title : image.alt};
  if (!image.file.empty()) {
    one.file = std::filesystem::path(image.file).lexically_relative(context.config.site_folder).string();
  } else if (!image.data.empty()) {
    one.kind = "inline";
    one.url.clear();
  } else if (image.missing) {
    one.kind = "missing";
  } else {
    one.kind = "remote";
    one.file = given_file(context.config, image.url);
  }
  return one;
}

/// The suffix of an address's path, if it looks like one of a picture.
std::string suffix_of_address(const std::string& url) {
  const std::string path = url.substr(0, url.find_first_of("?#"));
  for (const char* suffix : {".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif"}) {
    const std::string_view end = suffix;
    if (path.size() > end.size() && path.ends_with(end)) return suffix;
  }
  return ".jpg";
}

}  // namespace

std::vector<ListedImage> list_images(const ExportContext& context, std::size_t post, const Fragment& fragment) {
  std::vector<ListedImage> images;
  for (const Image& image : fragment.images) images.push_back(listed(context, context.site.posts[post], image));
  return images;
}

std::string remote_image_lines(const std::vector<ListedImage>& images) {
  std::string lines;
  std::set<std::string> seen;
  for (const ListedImage& image : images) {
    if (image.kind != "remote" || !seen.insert(image.url).second) continue;
    const std::string file =
        image.file.empty() ? "images/" + short_key(image.url) + suffix_of_address(image.url) : image.file;
    // A JSON text is a YAML text in double quotes.
    lines += json_quoted(image.url) + ": " + json_quoted(file) + "  # " + image.source +
             (image.line > 0 ? ":" + std::to_string(image.line) : "") + "\n";
  }
  return lines;
}

}  // namespace essaypack
