#include "content/lookup/link_hints.h"

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "site/link_map.h"

#include <algorithm>
#include <optional>

namespace essaypack {

namespace {

constexpr std::string_view kHostEndings =
    " com net org io cn dev me edu gov info app co uk de jp tw hk fr top xyz tv ai us eu ca au in it nl ru es se ch at "
    "be "
    "br kr im is ly gg la cc so blog page site wiki tech online ";

/// Without what stands around an address by mistake: spaces and line breaks, encoded or not.
std::string bare(std::string_view reference) {
  std::string text = decode_percent(reference);
  const auto is_edge = [](char c) { return is_ascii_space(c) || static_cast<unsigned char>(c) < 0x20; };
  while (!text.empty() && is_edge(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && is_edge(text[begin])) ++begin;
  text.erase(0, begin);
  return begin == 0 && text.size() == decode_percent(reference).size() ? std::string(reference) : text;
}

/// `example.net/docs`, `www.example.net`: a host without its scheme.
bool looks_like_host(std::string_view reference) {
  const std::string_view host = reference.substr(0, reference.find_first_of("/?#:"));
  const std::size_t dot = host.rfind('.');
  if (dot == host.npos || dot == 0 || host[0] == '.') return false;
  if (host.starts_with("www.")) return true;
  return kHostEndings.find(" " + to_lower_ascii(host.substr(dot + 1)) + " ") != kHostEndings.npos;
}

/// `%0Ahttp://…`, `a http://…`: an address with something before its scheme; empty if there is none.
std::string behind_junk(const std::string& text, std::string_view reference) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    const std::size_t at = to_lower_ascii(text).find(scheme);
    if (at != text.npos && (at > 0 || text != reference) && text.substr(0, at).find_first_of("/?#&=") == text.npos)
      return text.substr(at);
  }
  return {};
}

/// `![](a.png)` where an address should be: that of what it holds; empty if it holds none.
std::string inside_link(std::string_view text) {
  const std::size_t begin = text.find("](");
  if (begin == text.npos) return {};
  return std::string(text.substr(begin + 2, std::min(text.find(')', begin), text.size()) - begin - 2));
}

/// The address below the host of what a target is; empty where that has none.
std::string address_of(const LinkTarget& target, const BodyContext& context) {
  const Site& site = context.site;
  if (target.kind == LinkTarget::Kind::post) return context.config.root + site.posts[target.index].path;
  if (target.kind == LinkTarget::Kind::page) return context.config.root + site.pages[target.index].path;
  return {};
}

/// A post or page that the address names in another folder, or under another date.
std::string find_meant(std::string_view reference, const BodyContext& context) {
  const std::string path = decode_percent(split_url(reference).path);
  std::string_view rest = path;
  while (rest.starts_with("./") || rest.starts_with("../") || rest.starts_with('/'))
    rest = rest.substr(rest.find('/') + 1);
  const std::string key = link_key(rest);
  if (key.empty()) return {};
  const LinkMap& links = context.site.links;
  if (const auto found = links.by_path.find(key); found != links.by_path.end())
    if (std::string address = address_of(found->second, context); !address.empty()) return address;
  std::string_view name = file_part(key);
  for (const std::string_view ending : {".md", ".html", ".htm", ".aspx"})
    if (name.size() > ending.size() && name.ends_with(ending)) name.remove_suffix(ending.size());
  if (name.empty() || name.find_first_not_of("0123456789") == name.npos) return {};
  // with its folder first: that may be a language
  const std::string_view folder = file_part(parent_of(key));
  for (const std::string& slug : {join_path(folder, name), std::string(name)})
    if (const auto found = links.by_slug.find(nfc(slug)); found != links.by_slug.end())
      if (std::string address = address_of(found->second, context); !address.empty()) return address;
  if (const Post* post = context.assets.find_by_stem(nfc(name))) return context.config.root + post->path;
  return {};
}

/// True for an address that names a file, and none that a generator makes a page of.
bool names_file(std::string_view reference) {
  const std::string_view name = file_part(reference.substr(0, reference.find_first_of("?#")));
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || name.size() - dot < 3 || name.size() - dot > 6) return false;
  const std::string ending = to_lower_ascii(name.substr(dot + 1));
  return std::all_of(ending.begin(), ending.end(), is_ascii_alnum) &&
         !std::all_of(ending.begin(), ending.end(), is_digit) && !is_one_of(ending, {"md", "markdown", "aspx", "php"});
}

}  // namespace

std::string shown_reference(std::string_view reference) {
  return reference.size() <= 200 ? std::string(reference) : std::string(reference.substr(0, 200)) + "...";
}

Message hint_for_link(std::string_view reference, const BodyContext& context) {
  const std::string text = bare(reference);
  if (const std::string address = inside_link(text); !address.empty())
    return tr("write '{}'", shown_reference(address));
  const std::size_t at = text.find('@');
  if (at != text.npos && at > 0 && text.find_first_of("/ ?#") == text.npos && text.find('.', at) != text.npos)
    return tr("write '{}'", "mailto:" + shown_reference(text));
  if (const std::string address = behind_junk(text, reference); !address.empty())
    return tr("write '{}'", shown_reference(address));
  if (looks_like_host(text)) return tr("write '{}'", "https://" + shown_reference(text));
  if (const std::string meant = find_meant(text, context); !meant.empty()) {
    const std::size_t fragment = text.find('#');
    return tr("write '{}'", shown_reference(meant + (fragment == text.npos ? "" : text.substr(fragment))));
  }
  if (names_file(text)) return hint_for_file(text, context);
  return tr("link to a post by its address or by its .md file");
}

Message hint_for_scheme(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  const std::string scheme = to_lower_ascii(reference.substr(0, colon));
  if (scheme.size() > 2 && reference.substr(colon).starts_with("://"))
    if (const auto meant = closest_word(scheme, {"http", "https"}))
      return tr("write '{}'", *meant + shown_reference(reference.substr(colon)));
  return tr("link to a page, or write the text alone");
}

Message hint_for_file(std::string_view reference, const BodyContext& context) {
  if (const std::string address = inside_link(reference); !address.empty())
    return tr("write '{}'", shown_reference(address));
  std::string path = decode_percent(reference.substr(0, std::min(reference.find_first_of("?#"), std::size_t{200})));
  const Config& config = context.config;
  const UrlParts parts = split_url(path);
  if (parts.has_scheme || parts.has_authority) path = std::string(parts.path);
  if (path.size() > 1 && path[0] == '/' && path[1] != '/') {
    const std::string below = path.substr(path.starts_with(config.root) ? config.root.size() : 1);
    const std::string folder = config.static_folders.empty() ? std::string() : config.static_folders[0];
    return tr("put it at '{}' or correct the path", join_path(folder, remove_dot_segments(below)));
  }
  // no generator publishes files of a folder that begins with an underscore, but Hexo the folder of a post, where it
  // is told to, and Hugo those of bundles
  const bool has_folder = config.kind->rules.has_asset_folders && config.post_asset_folder;
  const bool is_page = config.kind->rules.has_bundles && !file_part(context.post.source).starts_with("index.");
  const std::string folder(parent_of(context.post.source));
  if (!has_folder && (is_page || folder.starts_with('_') || folder.find("/_") != folder.npos)) {
    while (path.starts_with("../") || path.starts_with("./")) path.erase(0, path.find('/') + 1);
    const std::string root = config.static_folders.empty() ? config.source_folder : config.static_folders[0];
    return tr("put it at '{}' and write '{}'", join_path(root, path), config.root + path);
  }
  return tr("put it at '{}' or correct the path",
            remove_dot_segments(join_path(has_folder ? asset_folder_of(context.post) : folder, path)));
}

Message hint_for_words(const FoundAddress& found, std::string_view reference) {
  const std::string address = shown_reference(reference);
  switch (found.form) {
    case FoundAddress::Form::tag:
      if (found.tag.starts_with("{%")) return tr("write {} {} \"what it shows\" %}", found.tag, address);
      return tr("write alt=\"what it shows\" into '{}'", found.tag);
    case FoundAddress::Form::wiki:
      return tr("write ![[{}|what it shows]]", address);
    case FoundAddress::Form::html:
      return tr("write alt=\"what it shows\" into the tag");
    case FoundAddress::Form::markdown:
    case FoundAddress::Form::unknown:
      break;
  }
  return tr("write ![what it shows](...)");
}

}  // namespace essaypack
