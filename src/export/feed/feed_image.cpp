#include "export/feed/feed_image.h"

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "export/feed/feed_html.h"
#include "export/image/image_type.h"

#include <optional>

namespace essaypack {

namespace {

bool has_at(std::string_view bytes, std::size_t at, std::string_view what) {
  return bytes.size() >= at && bytes.substr(at, what.size()) == what;
}

/// `written` below the site's root, decoded, if it is an address of this site that starts at its root.
std::optional<std::string> rooted_path(std::string_view written, const ExportContext& context) {
  std::string_view path = split_url(written).path;
  if (written.starts_with(context.site.url) && !context.site.url.empty()) {
    path = written.substr(context.site.url.size());
  } else if (split_url(written).has_authority || split_url(written).has_scheme) {
    return std::nullopt;
  } else if (path.starts_with(context.config.root)) {
    path.remove_prefix(context.config.root.size());
  } else if (!path.starts_with('/')) {
    return std::nullopt;
  }
  path = path.substr(0, path.find_first_of("?#"));
  const std::string clean = remove_dot_segments('/' + decode_percent(path));
  return nfc(clean.substr(clean.find_first_not_of('/') == clean.npos ? clean.size() : clean.find_first_not_of('/')));
}

std::string site_address(std::string_view path, const ExportContext& context) {
  return context.site.url + encode_path(path);
}

/// A file that may be meant, and the address at which the site shows it.
struct Candidate {
  std::string file;  ///< Below the site folder.
  std::string url;
};

/// The address of the folder in which the site shows the files of a post's own folder.
std::string folder_address(const Post& post, const ExportContext& context) {
  std::string_view page = post.path;
  if (page.ends_with(".html")) page.remove_suffix(5);
  while (page.ends_with("/")) page.remove_suffix(1);
  return page.empty() ? context.site.url : site_address(page, context) + '/';
}

/// Which file may be meant, best first.
std::vector<Candidate> candidates(const Post& post, std::string_view written, const ExportContext& context) {
  std::vector<Candidate> found;
  const auto add_static = [&](std::string_view path) {
    for (const std::string& folder : context.config.static_folders)
      found.push_back({join_path(folder, path), site_address(path, context)});
  };
  if (const std::optional<std::string> rooted = rooted_path(written, context)) {
    add_static(*rooted);
    return found;
  }
  const UrlParts parts = split_url(written);
  if (parts.has_scheme || parts.has_authority) return found;
  const std::string path = nfc(decode_percent(parts.path));
  if (path.empty()) return found;
  const auto add_near = [&](std::string_view folder, std::string_view page) {
    found.push_back(
        {remove_dot_segments('/' + join_path(folder, path)).substr(1), feed_address(page, encode_path(path))});
  };
  add_near(asset_folder_of(post), folder_address(post, context));
  add_near(parent_of(post.source.view()), post.permalink);
  add_static(remove_dot_segments('/' + path).substr(1));
  return found;
}

/// The address of what a post's head names, no file of the site; empty if it is none of the web. Themes take paths from
/// the site's root on.
std::string address_of(const Post& post, std::string_view written, const ExportContext& context) {
  const std::optional<std::string> rooted = rooted_path(written, context);
  const bool counts_from_root = context.config.kind->rules.rooted_covers;
  std::string url = rooted ? site_address(*rooted, context)
                           : feed_address(counts_from_root ? context.site.url : post.permalink, written);
  return is_http_url(url) ? url : std::string();
}

std::optional<AssetHead> look_at(const std::string& file, const ExportContext& context) {
  if (context.look_at_asset) return context.look_at_asset(file);
  const std::optional<std::string> bytes = context.read_asset(file);
  return bytes ? std::optional(AssetHead{bytes->size(), bytes->substr(0, kAssetStart)}) : std::nullopt;
}

/// What a post's head names: its address, and what is known of it if it is a file of the site.
struct Named {
  std::string url;  ///< Empty: it has none.
  std::optional<AssetHead> head;
};

Named find_named(const Post& post, std::string_view written, const ExportContext& context) {
  Named named;
  if (written.empty() || context.site.url.empty()) return named;
  for (Candidate& candidate : candidates(post, written, context)) {
    named.head = look_at((context.config.site_folder / candidate.file).string(), context);
    if (!named.head) continue;
    named.url = std::move(candidate.url);
    return named;
  }
  named.url = address_of(post, written, context);
  return named;
}

/// The media type of a picture by its first bytes; empty if it is none that readers show.
std::string_view picture_type(std::string_view start) {
  const ImageType type = image_type_of(start);
  return is_core_type(type) || type == ImageType::avif ? media_type_of(type) : std::string_view();
}

/// By the first bytes, else by the name's extension; empty if neither tells it.
std::string_view media_type(std::string_view start, std::string_view name) {
  if (const std::string_view picture = picture_type(start); !picture.empty()) return picture;
  if (start.starts_with("ID3")) return "audio/mpeg";
  if (start.starts_with("OggS")) return "audio/ogg";
  if (start.starts_with("fLaC")) return "audio/flac";
  if (start.starts_with("RIFF") && has_at(start, 8, "WAVE")) return "audio/wav";
  if (has_at(start, 4, "ftypM4A") || has_at(start, 4, "ftypM4B")) return "audio/mp4";
  if (has_at(start, 4, "ftyp")) return "video/mp4";
  if (start.starts_with("\x1A\x45\xDF\xA3")) return "video/webm";
  if (start.starts_with("%PDF-")) return "application/pdf";
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {".mp3", "audio/mpeg"},     {".m4a", "audio/mp4"},       {".ogg", "audio/ogg"},
      {".opus", "audio/ogg"},     {".wav", "audio/wav"},       {".mp4", "video/mp4"},
      {".webm", "video/webm"},    {".pdf", "application/pdf"}, {".epub", "application/epub+zip"},
      {".zip", "application/zip"}};
  const std::string path = to_lower_ascii(split_url(name).path);
  for (const auto& [ending, type] : kTypes)
    if (path.ends_with(ending)) return type;
  return {};
}

}  // namespace

std::string cover_address(const Post& post, const ExportContext& context) {
  return find_named(post, post.cover, context).url;
}

FeedImage cover_of(const Post& post, const ExportContext& context) {
  FeedImage image;
  Named named = find_named(post, post.cover, context);
  if (named.head) {
    image.type = picture_type(named.head->start);
    if (image.type.empty()) return {};
    image.length = named.head->size;
  }
  image.url = std::move(named.url);
  return image.url.empty() ? FeedImage{} : image;
}

FeedImage named_file(const Post& post, std::string_view written, const ExportContext& context) {
  Named named = find_named(post, written, context);
  FeedImage found;
  if (named.head) {
    found.length = named.head->size;
    found.type = media_type(named.head->start, named.url);
  }
  found.url = std::move(named.url);
  return found;
}

FeedImage enclosure_of(const Post& post, const ExportContext& context) {
  const Enclosure& written = post.enclosure;
  const Named named = find_named(post, written.url, context);
  if (named.url.empty()) return {};
  FeedImage found;
  found.url = named.url;
  found.length = named.head ? named.head->size : written.length;
  found.type = media_type(named.head ? std::string_view(named.head->start) : std::string_view(), found.url);
  if (found.type.empty()) found.type = written.type.empty() ? "application/octet-stream" : xml_clean(written.type);
  // platforms mostly don't say the length of a recording that lies with them
  return found.length == 0 && !context.config.texts ? FeedImage{} : found;
}

void check_enclosures(const ExportContext& context, Diagnostics& diagnostics) {
  for (const Post& post : context.site.posts) {
    if (post.enclosure.url.empty() || !is_feed_post(post) || !enclosure_of(post, context).url.empty()) continue;
    diagnostics.report(
        Kind::feed_bad_enclosure, {post.source, post.fields.line_of("enclosure"), 1},
        tr("the enclosure '{}' is no file of the site and its length is not known, the feeds have none",
           post.enclosure.url.str()),
        tr("correct the path, or write 'enclosure: {url: https://…, length: 1234567, type: audio/mpeg}'"));
  }
}

}  // namespace essaypack
