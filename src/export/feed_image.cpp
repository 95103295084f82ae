#include "export/feed_image.h"

#include "base/text.h"
#include "base/url.h"
#include "export/feed_html.h"

#include <optional>

namespace essaypack {

namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::string join(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : std::string(folder) + '/' + std::string(name);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

/// `written` below the site's root, decoded, if it is an address of this site that starts at its root.
std::optional<std::string> rooted_path(std::string_view written, const ExportContext& context) {
  std::string_view path = split_url(written).path;
  if (starts_with(written, context.site.url) && !context.site.url.empty()) {
    path = written.substr(context.site.url.size());
  } else if (split_url(written).has_authority || split_url(written).has_scheme) {
    return std::nullopt;
  } else if (starts_with(path, context.config.root)) {
    path.remove_prefix(context.config.root.size());
  } else if (!starts_with(path, "/")) {
    return std::nullopt;
  }
  path = path.substr(0, path.find_first_of("?#"));
  const std::string clean = remove_dot_segments('/' + decode_percent(path));
  return nfc(clean.substr(clean.find_first_not_of('/') == clean.npos ? clean.size() : clean.find_first_not_of('/')));
}

/// Where below the site folder the file may be, best first.
std::vector<std::string> candidates(const Post& post, std::string_view written, const ExportContext& context) {
  std::vector<std::string> files;
  const auto add_static = [&](std::string_view path) {
    for (const std::string& folder : context.config.static_folders) files.push_back(join(folder, path));
  };
  if (const std::optional<std::string> rooted = rooted_path(written, context)) {
    add_static(*rooted);
    return files;
  }
  const UrlParts parts = split_url(written);
  if (parts.has_scheme || parts.has_authority) return files;
  const std::string path = nfc(decode_percent(parts.path));
  const std::string_view folder = folder_of(post.source);
  const std::string_view stem = std::string_view(post.source).substr(0, post.source.rfind('.'));
  for (const std::string& tried : {join(stem, path), join(folder, path)}) {
    const std::string inside = remove_dot_segments('/' + tried);
    files.push_back(inside.substr(1));
  }
  add_static(remove_dot_segments('/' + path).substr(1));
  return files;
}

}  // namespace

std::string_view picture_type(std::string_view bytes) {
  if (starts_with(bytes, "\xFF\xD8\xFF")) return "image/jpeg";
  if (starts_with(bytes, "\x89PNG\r\n\x1A\n")) return "image/png";
  if (starts_with(bytes, "GIF87a") || starts_with(bytes, "GIF89a")) return "image/gif";
  if (starts_with(bytes, "RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
  if (bytes.substr(4, 8) == "ftypavif" || bytes.substr(4, 8) == "ftypavis") return "image/avif";
  const std::string_view head = trim(bytes.substr(0, 1024));
  if (starts_with(head, "<svg") || (starts_with(head, "<?xml") && head.find("<svg") != head.npos)) return "image/svg+xml";
  return {};
}

std::string cover_address(const Post& post, const ExportContext& context) {
  if (post.cover.empty() || context.site.url.empty()) return {};
  const std::optional<std::string> rooted = rooted_path(post.cover, context);
  std::string url = rooted ? context.site.url + encode_path(*rooted) : feed_address(post.permalink, post.cover);
  return is_http_url(url) ? url : std::string();
}

FeedImage cover_of(const Post& post, const ExportContext& context) {
  FeedImage image;
  image.url = cover_address(post, context);
  if (image.url.empty()) return image;
  for (const std::string& file : candidates(post, post.cover, context)) {
    const std::optional<std::string> bytes = context.read_asset((context.config.site_folder / file).string());
    if (!bytes) continue;
    image.type = picture_type(*bytes);
    if (image.type.empty()) return {};
    image.length = bytes->size();
    return image;
  }
  return image;
}

}  // namespace essaypack
