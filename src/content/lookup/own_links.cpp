#include "content/lookup/own_links.h"

#include "base/path.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "site/link_map.h"

namespace essaypack {

namespace {

/// The decoded path of an address below the site's root, as the link map has it.
std::string key_of(const std::string& url, const Config& config) {
  const std::string path = decode_percent(split_url(url).path);
  return link_key(path.starts_with(config.root) ? path.substr(config.root.size()) : path);
}

/// True for pages that the site's generator or its plugins make and that are no posts: lists, feeds, the archive.
bool is_generated_page(const std::string& url, const BodyContext& context) {
  const Config& config = context.config;
  const std::string key = key_of(url, config);
  if (config.kind->rules.has_bundles && context.assets.is_post_folder(key)) return true;  // a section
  if (config.has_list_pages)
    for (const std::string& folder : {config.category_dir, config.tag_dir, config.archive_dir})
      if (!folder.empty() && (key == folder || is_below(key, folder))) return true;
  if (key.starts_with("page/")) return true;
  for (const std::string_view name :
       {"atom.xml", "rss.xml", "rss2.xml", "feed.xml", "index.xml", "feed.json", "feed", "sitemap.xml", "sitemap.txt",
        "robots.txt", "search.xml", "search.json", "archives", "categories", "tags"})
    if (file_part(key) == name) return true;
  return !config.feed->atom_path.empty() &&
         (key == config.feed->atom_path || key == config.feed->rss_path || key == config.feed->json_path);
}

/// True if posts lie in the folder that an address of the own host begins with: other parts of a host are not ours to
/// judge.
bool is_among_posts(const ResolvedLink& found, const BodyContext& context) {
  const std::string path = decode_percent(split_url(found.url).path);
  const std::string& root = context.config.root;
  if (!path.starts_with(root)) return false;
  const std::size_t slash = path.find('/', root.size());
  if (slash == std::string::npos) return false;
  return context.assets.is_post_folder(path.substr(root.size(), slash - root.size()));
}

/// `example.net/docs`, `www.example.net`: a host without its scheme.
bool looks_like_host(std::string_view reference) {
  const std::string_view host = reference.substr(0, reference.find_first_of("/?#:"));
  const std::size_t dot = host.rfind('.');
  if (dot == host.npos || dot == 0 || host[0] == '.') return false;
  if (host.starts_with("www.")) return true;
  constexpr std::string_view kEndings = " com net org io cn dev me edu gov info app co uk de jp tw hk fr top xyz ";
  return kEndings.find(" " + to_lower_ascii(host.substr(dot + 1)) + " ") != kEndings.npos;
}

/// A file that is shown or handed out, and no page.
bool names_file(std::string_view reference) {
  const std::string path = to_lower_ascii(reference.substr(0, reference.find_first_of("?#")));
  for (const std::string_view ending :
       {".7z",  ".doc",  ".docx", ".epub", ".flac", ".gz",  ".m4a", ".m4v", ".mkv", ".mov",  ".mp3", ".mp4",  ".ogg",
        ".ogv", ".opus", ".pdf",  ".ppt",  ".pptx", ".rar", ".tar", ".tgz", ".wav", ".webm", ".xls", ".xlsx", ".zip"})
    if (path.ends_with(ending)) return true;
  return false;
}

std::string hint_for_link(std::string_view reference, const BodyContext& context) {
  if (names_file(reference)) return hint_for_picture(reference, context);
  const std::size_t at = reference.find('@');
  if (at != reference.npos && at > 0 && reference.find_first_of("/ ?#") == reference.npos &&
      reference.find('.', at) != reference.npos)
    return "write 'mailto:" + shown_reference(std::string(reference)) + "'";
  if (looks_like_host(reference)) return "write 'https://" + shown_reference(std::string(reference)) + "'";
  return "link to a post by its address or by its .md file";
}

}  // namespace

std::string shown_reference(const std::string& reference) {
  return reference.size() <= 200 ? reference : reference.substr(0, 200) + "...";
}

bool resolve_own_link(const std::string& reference, const UrlParts& parts, Link& link, const BodyContext& context) {
  const Post& post = context.post;
  const ResolvedLink found = resolve_link(reference, post.source, post.path, context.site, context.config);
  link.url = parts.has_scheme ? encode_url(found.url) : found.url;
  link.fragment = found.fragment;
  link.is_local = found.is_local;
  if (link.is_local || !found.is_own_site) return true;
  switch (found.target.kind) {
    case LinkTarget::Kind::post:
      link.post = found.target.index;
      return true;
    case LinkTarget::Kind::category:
      link.category = found.target.index;
      return true;
    case LinkTarget::Kind::tag:
      link.tag = found.target.index;
      return true;
    case LinkTarget::Kind::page:
    case LinkTarget::Kind::home:
      return true;
    case LinkTarget::Kind::withheld:
      context.diagnostics.report(Kind::content_broken_link, context.places.find(link.line, reference),
                                 "'" + shown_reference(reference) + "' leads to a post that is not published");
      return false;
    case LinkTarget::Kind::none:
      break;
  }
  const FoundAsset asset = context.assets.find(reference, post);
  if (asset.kind == FoundAsset::Kind::file) {
    link.url = asset.url;
    return true;
  }
  const bool is_absolute = parts.has_authority || parts.has_scheme;
  if (is_generated_page(found.url, context) || (is_absolute && !is_among_posts(found, context))) return true;
  if (const Post* meant = context.assets.find_other_case(key_of(found.url, context.config))) {
    link.post = static_cast<std::size_t>(meant - context.site.posts.data());
    link.url = meant->permalink.empty()
                   ? link.url
                   : meant->permalink + (parts.has_fragment ? encode_url("#" + std::string(parts.fragment)) : "");
    context.diagnostics.report(Kind::content_broken_link, context.places.find(link.line, reference),
                               "'" + shown_reference(reference) +
                                   "' differs in letter case from the address of a post, '/" + meant->path + "'",
                               "write the address with the site's own letters");
    return true;
  }
  link.is_dangling = !is_absolute;
  context.diagnostics.report(Kind::content_broken_link, context.places.find(link.line, reference),
                             "'" + shown_reference(reference) + "' leads to no post or page",
                             hint_for_link(reference, context));
  return true;
}

std::string hint_for_picture(std::string_view reference, const BodyContext& context) {
  const std::string path =
      decode_percent(reference.substr(0, std::min(reference.find_first_of("?#"), std::size_t{200})));
  if (path.size() > 1 && path[0] == '/' && path[1] != '/') {
    const std::string& root = context.config.root;
    const std::string below = path.substr(path.starts_with(root) ? root.size() : 1);
    const std::string folder = context.config.static_folders.empty() ? std::string() : context.config.static_folders[0];
    return "put it at '" + join_path(folder, below) + "' or correct the path";
  }
  const std::string home = context.config.kind->rules.has_asset_folders ? asset_folder_of(context.post)
                                                                        : std::string(parent_of(context.post.source));
  return home.empty() ? "put it beside the post or correct the path"
                      : "put it into '" + home + "/' or correct the path";
}

void find_image(const std::string& reference, Image& image, const BodyContext& context) {
  const FoundAsset asset = context.assets.find(reference, context.post);
  const Place place =
      asset.kind == FoundAsset::Kind::missing || asset.kind == FoundAsset::Kind::outside || asset.case_differs
          ? context.places.find(image.line, reference)
          : Place{};
  image.url = asset.url;
  if (image.alt.empty() && image.title.empty()) image.column = context.places.find(image.line, reference).column;
  switch (asset.kind) {
    case FoundAsset::Kind::file:
      image.file = asset.file;
      break;
    case FoundAsset::Kind::inline_data:
      image.data = asset.data;
      break;
    case FoundAsset::Kind::remote:
      break;
    case FoundAsset::Kind::outside:
      image.missing = true;
      context.diagnostics.report(Kind::content_image_outside, place,
                                 "'" + shown_reference(reference) + "' lies outside the site folder",
                                 "copy it into the site; files outside are never read");
      break;
    case FoundAsset::Kind::missing:
      image.missing = true;
      image.tried = asset.tried;
      context.diagnostics.report(Kind::content_missing_image, place,
                                 "picture '" + shown_reference(reference) + "' does not exist",
                                 hint_for_picture(reference, context));
      break;
  }
  if (asset.case_differs)
    context.diagnostics.report(
        Kind::content_image_case, place, "'" + shown_reference(reference) + "' is written '" + asset.name + "' on disk",
        nfc(asset.name) == asset.name
            ? "write the name with the file's own letters"
            : "write the name with the file's own letters: its accents are characters of their own");
}

}  // namespace essaypack
