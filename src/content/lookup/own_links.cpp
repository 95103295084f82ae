#include "content/lookup/own_links.h"

#include "base/path.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/lookup/link_hints.h"
#include "site/link_map.h"

#include <filesystem>
#include <system_error>

namespace essaypack {

namespace {

/// The decoded path of an address below the site's root, as the link map has it.
std::string key_of(const std::string& url, const Config& config) {
  const std::string path = decode_percent(split_url(url).path);
  return link_key(path.starts_with(config.root) ? path.substr(config.root.size()) : path);
}

/// True where the folder of an address has a file for its list: that page is there, whatever pages below it are.
bool has_list_file(const std::string& key, const BodyContext& context) {
  const Config& config = context.config;
  std::string below = key;
  for (const auto& [language, tag] : config.languages)
    if (key.starts_with(language + "/")) below = key.substr(language.size() + 1);
  if (below.empty() || remove_dot_segments(below) != below) return false;
  for (const std::string& folder : config.post_folders)
    for (const char* name : {"_index.md", "_index.html"}) {
      std::error_code unheard;
      if (std::filesystem::is_regular_file(config.site_folder / folder / below / name, unheard)) return true;
    }
  return false;
}

/// True for pages that the site's generator or its plugins make and that are no posts: lists, feeds, the archive.
bool is_generated_page(const std::string& url, const BodyContext& context) {
  const Config& config = context.config;
  const std::string key = key_of(url, config);
  // a section
  if (config.kind->rules.has_bundles && (context.assets.is_post_folder(key) || has_list_file(key, context)))
    return true;
  if (config.has_list_pages)
    for (const std::string& folder : {config.category_dir, config.tag_dir, config.archive_dir})
      if (!folder.empty() && (key == folder || is_below(key, folder))) return true;
  if (key.starts_with("page/")) return true;
  for (const std::string_view name :
       {"atom.xml", "rss.xml", "rss2.xml", "feed.xml", "index.xml", "feed.json", "feed", "sitemap.xml", "sitemap.txt",
        "robots.txt", "search.xml", "search.json", "archives", "categories", "tags"})
    if (file_part(key) == name) return true;
  return !key.empty() && is_one_of(key, {config.feed->atom_path, config.feed->rss_path, config.feed->json_path});
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

}  // namespace

Place place_of(const Link& link, const BodyContext& context) {
  Place place = context.places.line(link.line);
  place.column = link.column;
  return place;
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
      context.diagnostics.report(Kind::content_broken_link, place_of(link, context),
                                 tr("'{}' leads to a post that is not published", shown_reference(reference)));
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
    context.diagnostics.report(
        Kind::content_broken_link, place_of(link, context),
        tr("'{}' differs in letter case from the address of a post, '/{}'", shown_reference(reference), meant->path),
        tr("write '{}'",
           context.config.root + meant->path + (parts.has_fragment ? "#" + shown_reference(parts.fragment) : "")));
    return true;
  }
  link.is_dangling = !is_absolute;
  context.diagnostics.report(Kind::content_broken_link, place_of(link, context),
                             tr("'{}' leads to no post or page", shown_reference(reference)),
                             hint_for_link(reference, context));
  return true;
}

void find_image(const std::string& reference, std::string_view written, Image& image, const BodyContext& context) {
  const FoundAsset asset = context.assets.find(reference, context.post);
  FoundAddress found = context.places.find_address(image.line, written);
  // a tag names a file of the post's folder, whose address it became
  if (found.form == FoundAddress::Form::unknown)
    if (FoundAddress named = context.places.find_address(image.line, file_part(written));
        named.form == FoundAddress::Form::tag) {
      found = std::move(named);
      written = file_part(written);
    }
  // `![[a b.png]]` is Markdown with `a%20b.png` by now
  const std::string decoded = decode_percent(written);
  if (found.form == FoundAddress::Form::unknown && decoded != written)
    if (FoundAddress named = context.places.find_address(image.line, decoded); named.form == FoundAddress::Form::wiki) {
      found = std::move(named);
      written = decoded;
    }
  const Place& place = found.place;
  image.line = place.line, image.column = place.column;
  image.url = asset.url;
  if (image.alt.empty() && image.title.empty()) image.alt_hint = hint_for_words(found, written);
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
                                 tr("'{}' lies outside the site folder", shown_reference(written)),
                                 tr("copy it into the site; files outside are never read"));
      break;
    case FoundAsset::Kind::missing:
      image.missing = true;
      image.tried = asset.tried;
      context.diagnostics.report(Kind::content_missing_image, place,
                                 tr("picture '{}' does not exist", shown_reference(written)),
                                 hint_for_file(reference, context));
      break;
  }
  if (asset.case_differs)
    context.diagnostics.report(
        Kind::content_image_case, place, tr("'{}' is written '{}' on disk", shown_reference(written), asset.name),
        nfc(asset.name) == asset.name
            ? tr("write the name with the file's own letters")
            : tr("write the name with the file's own letters: its accents are characters of their own"));
}

}  // namespace essaypack
