/// Addresses as VitePress (`rewritesPlugin.ts`) and VuePress (`getPermalink.js`, `resolvePagePermalink.ts`) make them.

#include "base/path.h"
#include "base/text.h"
#include "input/file_name.h"
#include "kinds/settings.h"
#include "kinds/vitepress/vitepress.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

/// A part of a pattern that stands for one part of a path, or for all the rest: its name; nothing for a literal one.
struct Wildcard {
  std::string name;
  bool takes_rest = false;
};
std::optional<Wildcard> wildcard_of(std::string_view part) {
  const bool takes_rest =
      part.ends_with('*') || part.ends_with("(.*)") || part.ends_with("(.*)*") || part.ends_with('+');
  if (part.starts_with(':')) return Wildcard{std::string(part.substr(0, part.find_first_of("*(+."))), takes_rest};
  if (part == "(.*)" || part == "*" || part == "*path") return Wildcard{"(.*)", true};
  return {};
}

/// `post` of `/2024/09/13/post`, for a page's file: its name without a date in front.
std::string_view slug_of(std::string_view path) {
  std::string_view name = file_part(path);
  if (is_one_of(to_lower_ascii(name), {"readme", "index"}) && !parent_of(path).empty())
    name = file_part(parent_of(path));
  const DatedName dated = split_dated_name(name);
  return dated.date ? dated.rest : name;
}

/// VuePress's placeholders; nothing where the page lacks a date that is asked for.
std::optional<std::string> fill(std::string_view pattern, const Post& post) {
  const CivilTime day = post.date ? civil(*post.date) : CivilTime();
  std::string path;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != ':') {
      path += pattern[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < pattern.size() && is_ascii_word(pattern[end])) ++end;
    const std::string_view name = pattern.substr(at + 1, end - at - 1);
    at = end;
    if (name == "slug")
      path += slug_of(post.stem_path);
    else if (name == "regular" || name == "raw")
      path += post.stem_path.view();
    else if (!post.date)
      return {};
    else if (name == "year")
      path += digits(day.year, 4);
    else if (name == "month" || name == "day")
      path += digits(name == "month" ? day.month : day.day, 2);
    else if (name == "i_month" || name == "i_day")
      path += digits(name == "i_month" ? day.month : day.day, 1);
    else
      return {};
  }
  return path;
}

/// VuePress 1 ends addresses of patterns with a slash.
std::string closed(std::string path) {
  if (!path.empty() && !path.ends_with('/') && !path.ends_with(".html")) path += '/';
  return path;
}

std::string path_of_file(const Post& post, const VitePressConfig& site) {
  std::string path = post.stem_path.str();
  for (const auto& [from, to] : site.rewrites)
    if (std::optional<std::string> moved = rewrite_path(from, to, path + ".md")) {
      path = without_extension(*moved);
      break;
    }
  const std::string_view name = file_part(path);
  if (name == "index" || (site.is_vuepress && to_lower_ascii(name) == "readme")) return std::string(folder_part(path));
  return path + (site.clean_urls ? "" : ".html");
}

}  // namespace

std::optional<std::string> rewrite_path(std::string_view from, std::string_view to, std::string_view path) {
  std::map<std::string, std::string> taken;
  const std::vector<std::string_view> wanted = split(from, '/'), parts = split(path, '/');
  std::size_t at = 0;
  for (const std::string_view one : wanted) {
    if (at >= parts.size()) return {};
    std::string_view name = one;
    const std::optional<Wildcard> wildcard = wildcard_of(name);
    if (!wildcard) {
      if (name != parts[at++]) return {};
      continue;
    }
    std::string text;
    if (wildcard->takes_rest) {
      for (; at < parts.size(); ++at) text += (text.empty() ? "" : "/") + std::string(parts[at]);
    } else {
      text = parts[at++];
      if (name.ends_with(".md") && text.ends_with(".md")) text.resize(text.size() - 3);
    }
    taken[wildcard->name] = std::move(text);
  }
  if (at < parts.size()) return {};
  std::string moved;
  for (const std::string_view one : split(to, '/')) {
    if (!moved.empty()) moved += '/';
    const std::optional<Wildcard> wildcard = wildcard_of(one);
    const auto text = wildcard ? taken.find(wildcard->name) : taken.end();
    if (wildcard && text == taken.end()) return {};
    moved += wildcard ? text->second : std::string(one);
    if (wildcard && one.ends_with(".md") && !moved.ends_with(".md")) moved += ".md";
  }
  return moved;
}

std::optional<std::string> make_vitepress_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  const VitePressConfig& site = settings_of<VitePressConfig>(config);
  if (!post.head_permalink.empty()) {
    const std::string written = post.head_permalink.str();
    if (!site.is_vuepress || written.find(':') == written.npos || written.find("://") != written.npos)
      return written_path(written, config);
    if (std::optional<std::string> path = fill(written, post)) return closed(tidy_path(*path));
  }
  if (!config.permalink.empty() && post.kind == PostKind::post)
    return fill_permalink(config.permalink, post, config, diagnostics);
  const bool is_of_posts = ("/" + post.stem_path.str()).find("/_posts/") != std::string::npos;
  const std::string& pattern = is_of_posts && !site.post_permalink.empty() ? site.post_permalink : site.permalink;
  if (!pattern.empty())
    if (std::optional<std::string> path = fill(pattern, post)) return closed(tidy_path(*path));
  return tidy_path(path_of_file(post, site));
}

}  // namespace essaypack
