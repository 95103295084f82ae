#include "site/link_map.h"

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "site/link_map_builder.h"
#include "site/permalink.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

/// Host and port of an authority, lower case, without `user@` and `www.`.
std::string bare_host(std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  std::string host = ascii_host(decode_percent(authority));
  for (const std::string_view port : {":80", ":443"})
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

bool is_web_scheme(std::string_view scheme) {
  const std::string lower = to_lower_ascii(scheme);
  return lower == "http" || lower == "https";
}

/// A URL path below the site's root; the path itself where it does not begin with the root.
std::string_view below_root(std::string_view path, std::string_view root) {
  if (path.starts_with(root)) return path.substr(root.size());
  if (path.size() + 1 == root.size() && root.starts_with(path)) return {};
  while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  return path;
}

LinkTarget find_key(const std::unordered_map<std::string, LinkTarget>& map, const std::string& key) {
  const auto at = map.find(key);
  return at == map.end() ? LinkTarget{} : at->second;
}

/// The post or page file that a path names: relative to the file it stands in, or from a folder of the site.
LinkTarget find_file(const std::string& path, std::string_view source, const Site& site, const Config& config) {
  const bool rooted = !path.empty() && path[0] == '/';
  const std::string name = rooted ? path.substr(1) : path;
  std::vector<std::string> folders;
  if (!rooted) folders.emplace_back(parent_of(source));
  folders.insert(folders.end(), config.post_folders.begin(), config.post_folders.end());
  folders.push_back(config.source_folder);
  folders.emplace_back();
  for (const std::string& folder : folders) {
    const std::string file = nfc(remove_dot_segments(join_path(folder, name)));
    if (const LinkTarget target = find_key(site.links.by_source, file); target.kind != LinkTarget::Kind::none)
      return target;
  }
  return {};
}

/// Empty where a target has no address.
std::string_view address_of(const LinkTarget& target, const Site& site) {
  switch (target.kind) {
    case LinkTarget::Kind::post:
      return site.posts[target.index].permalink;
    case LinkTarget::Kind::page:
      return site.pages[target.index].permalink;
    case LinkTarget::Kind::category:
      return site.categories[target.index].permalink;
    case LinkTarget::Kind::tag:
      return site.tags[target.index].permalink;
    case LinkTarget::Kind::home:
      return site.url;
    case LinkTarget::Kind::none:
    case LinkTarget::Kind::withheld:
      return {};
  }
  return {};
}

/// The reference as a URL, without a look at what it leads to.
std::string plain_url(std::string_view reference, std::string_view path, const Site& site, const Config& config) {
  if (site.url.empty()) return std::string(reference);
  return encode_url(resolve_url(make_permalink(path, config), encode_url(reference)));
}

/// `?query#fragment` as written, encoded.
std::string tail_of(const UrlParts& parts) {
  std::string tail;
  if (parts.has_query) tail += encode_url("?" + std::string(parts.query));
  if (parts.has_fragment) tail += encode_url("#" + std::string(parts.fragment));
  return tail;
}

/// The path of a reference that stays on the site, decoded, from the root; nothing if it leads elsewhere.
std::optional<std::string> own_path(const UrlParts& parts, std::string_view path, const Site& site,
                                    const Config& config) {
  const std::string decoded = decode_percent(parts.path);
  if (parts.has_scheme && !is_web_scheme(parts.scheme)) return {};
  if (parts.has_authority) {
    if (site.url.empty() || bare_host(parts.authority) != bare_host(split_url(site.url).authority)) return {};
    return std::string(below_root(decoded, config.root));
  }
  if (parts.has_scheme) return {};
  if (!decoded.empty() && decoded[0] == '/') return std::string(below_root(remove_dot_segments(decoded), config.root));
  if (decoded.empty()) return std::string(path);
  return remove_dot_segments(std::string(folder_part(path)) + decoded);
}

/// The key of an address that only its query tells from others, as platforms have them: `?p=12`. Empty for all others.
std::string query_key(std::string_view reference, std::string_view path, const Site& site, const Config& config) {
  const UrlParts parts = split_url(reference);
  if (!config.texts || !parts.has_query) return {};
  const std::optional<std::string> own = own_path(parts, path, site, config);
  return own ? link_key(*own) + "?" + decode_percent(parts.query) : std::string();
}

/// A link that names a file below the source folder. The `_index` of a folder is the folder's own list.
ResolvedLink resolve_source_link(std::string_view reference, const Site& site, const Config& config) {
  ResolvedLink link;
  const UrlParts parts = split_url(reference);
  const std::string name = remove_dot_segments(decode_percent(parts.path));
  link.is_own_site = true;
  link.fragment = decode_percent(parts.fragment);
  link.target = find_key(site.links.by_source, nfc(join_path(config.source_folder, name)));
  const std::string_view address = address_of(link.target, site);
  const bool is_list = file_part(name).starts_with("_index.");
  link.url = (address.empty() ? make_permalink(is_list ? folder_part(name) : std::string_view(name), config)
                              : std::string(address)) +
             tail_of(parts);
  return link;
}

}  // namespace

std::string link_key(std::string_view decoded_path) {
  std::string_view path = decoded_path;
  while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  if (path == "index.html")
    path = {};
  else if (path.ends_with("/index.html"))
    path.remove_suffix(11);
  else if (path.ends_with(".html"))
    path.remove_suffix(5);
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  return nfc(path);
}

std::string_view without_file_mark(std::string_view reference) {
  for (const std::string_view name : {"filename", "static", "attach"})
    for (const auto& [open, close] : {std::pair("{", "}"), std::pair("|", "|"), std::pair("%7B", "%7D")}) {
      const std::string mark = std::string(open) + std::string(name) + close;
      if (reference.starts_with(mark)) return reference.substr(mark.size());
    }
  return reference;
}

ResolvedLink resolve_link(std::string_view reference, std::string_view source, std::string_view path, const Site& site,
                          const Config& config) {
  if (const std::string_view mark = config.kind->rules.source_link_mark; !mark.empty() && reference.starts_with(mark))
    return resolve_source_link(reference.substr(mark.size()), site, config);
  reference = without_file_mark(reference);
  ResolvedLink link;
  const UrlParts parts = split_url(reference);
  link.fragment = decode_percent(parts.fragment);
  link.is_local = reference.empty() || reference[0] == '#';
  const std::optional<std::string> own = own_path(parts, path, site, config);
  link.is_own_site = own.has_value();
  link.url = plain_url(reference, path, site, config);
  if (!own) return link;
  if (const std::string key = query_key(reference, path, site, config); !key.empty()) {
    link.target = find_key(site.links.by_path, key);
    if (const std::string_view address = address_of(link.target, site); !address.empty()) {
      link.url = std::string(address) + (parts.has_fragment ? encode_url("#" + std::string(parts.fragment)) : "");
      return link;
    }
  }
  link.target = find_key(site.links.by_path, link_key(*own));
  const std::string decoded = decode_percent(parts.path);
  if (link.target.kind == LinkTarget::Kind::none && !decoded.empty() && !parts.has_authority)
    link.target = find_file(decoded, source, site, config);
  const std::string_view address = address_of(link.target, site);
  if (!address.empty() && !link.is_local) link.url = std::string(address) + tail_of(parts);
  return link;
}

LinkMap build_link_map(const Site& site, const std::vector<Post>& withheld, const Config& config) {
  LinkMap map;
  const auto add = [](auto& where, std::string key, LinkTarget target) { where.emplace(std::move(key), target); };
  const auto add_old = [&](const Post& post, LinkTarget target) {
    for (const std::string& address : post.aliases) add(map.by_path, link_key(written_path(address, config)), target);
  };
  map.by_path.reserve(2 * (site.posts.size() + site.pages.size()));
  map.by_source.reserve(site.posts.size() + site.pages.size());
  for (std::size_t at = 0; at < site.posts.size(); ++at)
    add(map.by_path, link_key(site.posts[at].path), {LinkTarget::Kind::post, at});
  // `?p=12` of a platform leads to the post under any other address, too: its guid has that form
  const auto add_queries = [&](const Post& post, LinkTarget target) {
    for (const std::string_view address : {std::string_view(post.permalink), std::string_view(post.guid)})
      if (std::string key = query_key(address, {}, site, config); !key.empty())
        add(map.by_path, std::move(key), target);
  };
  for (std::size_t at = 0; at < site.posts.size(); ++at) add_queries(site.posts[at], {LinkTarget::Kind::post, at});
  for (std::size_t at = 0; at < site.pages.size(); ++at) {
    add_queries(site.pages[at], {LinkTarget::Kind::page, at});
    if (query_key(site.pages[at].permalink, {}, site, config).empty())
      add(map.by_path, link_key(site.pages[at].path), {LinkTarget::Kind::page, at});
  }
  for (const Post& post : withheld)
    if (!post.path.empty()) add(map.by_path, link_key(post.path), {LinkTarget::Kind::withheld, kNone});
  add(map.by_path, "", {LinkTarget::Kind::home, kNone});
  if (config.has_list_pages) {
    for (std::size_t at = 0; at < site.categories.size() && config.terms.has_categories; ++at)
      add(map.by_path, link_key(site.categories[at].prefix + config.category_dir + "/" + site.categories[at].slug),
          {LinkTarget::Kind::category, at});
    for (std::size_t at = 0; at < site.tags.size() && config.terms.has_tags; ++at)
      add(map.by_path, link_key(site.tags[at].prefix + config.tag_dir + "/" + site.tags[at].slug),
          {LinkTarget::Kind::tag, at});
  }
  for (std::size_t at = 0; at < site.posts.size(); ++at) {
    const Post& post = site.posts[at];
    add_old(post, {LinkTarget::Kind::post, at});
    add(map.by_source, nfc(post.source), {LinkTarget::Kind::post, at});
  }
  for (std::size_t at = 0; at < site.pages.size(); ++at) {
    add_old(site.pages[at], {LinkTarget::Kind::page, at});
    add(map.by_source, nfc(site.pages[at].source), {LinkTarget::Kind::page, at});
  }
  for (std::size_t at = 0; at < site.posts.size(); ++at)
    add(map.by_slug, nfc(site.posts[at].slug), {LinkTarget::Kind::post, at});
  for (std::size_t at = 0; at < site.posts.size(); ++at)
    add(map.by_slug, site.posts[at].title, {LinkTarget::Kind::post, at});
  for (std::size_t at = 0; at < site.posts.size(); ++at)
    if (const auto written = site.posts[at].fields.find("title"))
      add(map.by_slug, nfc(*written), {LinkTarget::Kind::post, at});
  for (const Post& post : withheld) {
    add_old(post, {LinkTarget::Kind::withheld, kNone});
    add(map.by_source, nfc(post.source), {LinkTarget::Kind::withheld, kNone});
    add(map.by_slug, nfc(post.slug), {LinkTarget::Kind::withheld, kNone});
  }
  return map;
}

}  // namespace essaypack
