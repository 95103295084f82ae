#include "site/permalink.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "input/publication.h"
#include "site/path_parts.h"

#include <algorithm>
#include <cstdio>

namespace essaypack {
namespace {

/// The last node of the post's last path, with its parents.
std::string category_slug(const Post& post, const Config& config) {
  if (post.categories.empty()) return config.default_category;
  std::string slug;
  for (const std::string& name : post.categories.back()) {
    if (!slug.empty()) slug += '/';
    slug += term_slug(name, config.category_map, config.filename_case);
  }
  return slug;
}

std::optional<std::string> date_value(const CivilTime& time, std::string_view name) {
  if (name == "year") return digits(time.year, 4);
  if (name == "month") return digits(time.month, 2);
  if (name == "day") return digits(time.day, 2);
  if (name == "hour") return digits(time.hour, 2);
  if (name == "minute") return digits(time.minute, 2);
  if (name == "second") return digits(time.second, 2);
  if (name == "i_month") return digits(time.month, 1);
  if (name == "i_day") return digits(time.day, 1);
  return {};
}

bool is_date_name(std::string_view name) {
  return name == "timestamp" || name == "hash" || date_value(CivilTime{}, name).has_value();
}

/// The values of Hexo's placeholders for one post.
class HexoValues {
 public:
  HexoValues(const Post& post, const Config& config, Diagnostics& diagnostics)
      : post_(post), config_(config), diagnostics_(diagnostics) {
    if (post.date) wall_ = civil(*post.date);
  }

  std::optional<std::string> find(std::string_view name) const {
    if (is_date_name(name)) {
      if (!post_.date) return {};
      if (name == "timestamp") return std::to_string(post_.date->unix_seconds);
      if (name == "hash") return sha1_hex(post_.slug + std::to_string(post_.date->unix_seconds)).substr(0, 12);
      return date_value(wall_, name);
    }
    if (name == "title") return post_.slug;
    if (name == "name") return std::string(file_part(post_.slug));
    if (name == "post_title") return post_title();
    if (name == "category") return category_slug(post_, config_);
    if (name == "abbrlink" && post_.abbrlink.empty() && !post_.computed_abbrlink.empty())
      return post_.computed_abbrlink;
    return field(name);
  }

 private:
  std::optional<std::string> field(std::string_view name) const {
    const std::string key(name);
    if (const auto at = post_.fields.find(key); at && !at->empty()) return std::string(*at);
    if (const auto at = config_.permalink_defaults.find(key); at != config_.permalink_defaults.end()) return at->second;
    if (name == "layout") return "post";  // Hexo's, of a post that names none
    return {};
  }

  std::string post_title() const {
    const auto written = post_.fields.find("title");
    std::string slug = written ? slugize(*written, LetterCase::lower) : "";
    if (!slug.empty()) return slug;
    diagnostics_.report(Kind::permalink_empty_title, {post_.source, 1, 1},
                        tr("the title gives no ':post_title', the file name is used"),
                        tr("write a 'title:' with letters in it, or a 'permalink:'"));
    return std::string(file_part(post_.slug));
  }

  const Post& post_;
  const Config& config_;
  Diagnostics& diagnostics_;
  CivilTime wall_;
};

/// The placeholder that begins at the colon `at`: letters, digits and inner `_`; empty if none does.
std::string_view placeholder_at(std::string_view pattern, std::size_t at) {
  std::size_t end = at + 1;
  while (end < pattern.size() && is_ascii_word(pattern[end])) ++end;
  while (end > at + 1 && pattern[end - 1] == '_') --end;
  return pattern.substr(at + 1, end - at - 1);
}

/// The first placeholder without a value; empty where all have one.
std::string first_missing(std::string_view pattern, const HexoValues& values) {
  for (std::size_t at = pattern.find(':'); at != pattern.npos; at = pattern.find(':', at + 1)) {
    const std::string_view name = placeholder_at(pattern, at);
    if (!name.empty() && !values.find(name)) return std::string(name);
  }
  return {};
}

void report_missing(std::string_view name, const Post& post, Diagnostics& diagnostics) {
  Message hint = tr("write '{}: ...' into the front matter, or a 'permalink:'", name);
  if (is_date_name(name)) hint = tr("write a 'date:' into the front matter, or a 'permalink:'");
  diagnostics.report(Kind::permalink_missing_value, {post.source, 1, 1},
                     tr("the permalink asks for ':{}', which the post does not have", name), std::move(hint));
}

std::optional<std::string> fill_pattern(std::string_view pattern, const Post& post, const Config& config,
                                        Diagnostics& diagnostics) {
  const HexoValues values(post, config, diagnostics);
  std::string path;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view name = pattern[at] == ':' ? placeholder_at(pattern, at) : std::string_view();
    if (name.empty()) {
      path += pattern[at++];
      continue;
    }
    const std::optional<std::string> value = values.find(name);
    if (!value) {
      report_missing(name, post, diagnostics);
      return {};
    }
    path += *value;
    at += name.size() + 1;
  }
  return path;
}

std::string with_asset_slash(std::string path, const Config& config) {
  if (config.post_asset_folder && !path.ends_with('/') && !path.ends_with(".html")) path += '/';
  return path;
}

/// The path of `permalink: ...`. A colon in it (`a:b`) makes no scheme unless it is a whole URL.
std::string_view path_as_written(std::string_view written) {
  return is_http_url(written) ? split_url(written).path : written.substr(0, written.find_first_of("?#"));
}

/// `pretty_urls`: what the site leaves away at the end of an address.
std::string_view cut_pretty(std::string_view path, const Config& config) {
  constexpr std::string_view kIndex = "index.html";
  const bool is_index = path.ends_with(kIndex);
  if (!config.trailing_index && is_index) path.remove_suffix(kIndex.size());
  if (!config.trailing_html && !is_index && path.ends_with(".html")) path.remove_suffix(5);
  return path;
}

/// Where the text's language is, if that has an address of its own, else the site's.
const std::string& base_of(const Post& post, const Config& config) {
  const auto& languages = config.feed->language_settings;
  const auto own = post.site_language.empty() ? languages.end() : languages.find(post.site_language.str());
  return own == languages.end() || own->second.url.empty() ? config.url : own->second.url;
}

std::string permalink_below(const std::string& base, std::string_view path, const Config& config) {
  return base.empty() ? std::string() : base + "/" + encode_path(cut_pretty(tidy_path(path), config));
}

}  // namespace

std::string digits(int value, int width) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%0*d", width, value);
  return buffer;
}

std::string tidy_path(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, slash - at);
    at = slash + 1;
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      out.resize(out.size() < 2 ? 0 : out.rfind('/', out.size() - 2) + 1);
      continue;
    }
    out += part;
    if (slash < path.size()) out += '/';
  }
  return out;
}

bool uses_placeholder(std::string_view pattern, std::string_view name) {
  for (std::size_t at = pattern.find(':'); at != std::string_view::npos; at = pattern.find(':', at + 1))
    if (placeholder_at(pattern, at) == name) return true;
  return false;
}

std::string placeholder_without_values(const std::vector<Post>& posts, const Config& config) {
  if (config.kind->make_path) return {};
  Diagnostics unheard;
  std::string common;
  std::size_t count = 0;
  for (const Post& post : posts) {
    if (post.kind != PostKind::post || !post.head_permalink.empty() || !is_published(post.withheld, config.publish))
      continue;
    const HexoValues values(post, config, unheard);
    const std::string name = first_missing(config.permalink, values);
    if (name.empty() || is_date_name(name) || (count > 0 && name != common)) return {};
    common = name;
    ++count;
  }
  return count > 1 ? common : std::string();
}

std::optional<std::string> make_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  if (config.kind->make_path) return config.kind->make_path(post, config, diagnostics);
  if (!post.head_permalink.empty()) {
    std::string path = written_path(post.head_permalink, config);
    // of a platform's `/?p=12` only the query tells posts apart
    if (config.texts && post.kind == PostKind::post && post.head_permalink.find('?') != CompactText::npos)
      return (path.empty() || path.ends_with('/') ? path : path + "/") + post.slug.str() + "/";
    return post.kind == PostKind::post ? with_asset_slash(std::move(path), config) : path;
  }
  if (post.kind == PostKind::page) return post.stem_path + ".html";
  return fill_permalink(config.permalink, post, config, diagnostics);
}

std::optional<std::string> fill_permalink(std::string_view pattern, const Post& post, const Config& config,
                                          Diagnostics& diagnostics) {
  // A folder without a generator has no address that would need the date of an undated post, and a draft gets its date
  // when it is published.
  const bool may_lack_date = !config.kind->rules.needs_date || post.withheld.draft;
  const bool undated = may_lack_date && !post.date && uses_placeholder(pattern, "year");
  const std::optional<std::string> path = fill_pattern(undated ? ":title/" : pattern, post, config, diagnostics);
  if (!path) return {};
  return with_asset_slash(tidy_path(*path), config);
}

std::string make_permalink(std::string_view path, const Config& config) {
  return permalink_below(config.url, path, config);
}

std::string written_path(std::string_view written, const Config& config) {
  std::string_view path = path_as_written(written);
  if (is_http_url(written) && config.root.size() > 1 && path.starts_with(config.root))
    path.remove_prefix(config.root.size());
  return tidy_path(decode_percent(path));
}

std::string make_post_permalink(const Post& post, const Config& config) {
  return with_upper_escapes(written_permalink(post, config));
}

std::string written_permalink(const Post& post, const Config& config) {
  const std::string_view written = post.head_permalink;
  const bool is_outside = climbs(written);
  if (is_http_url(written) && !is_outside) return encode_url(written);
  const bool pattern = config.kind->is_pattern && config.kind->is_pattern(written);
  const std::string& base = base_of(post, config);
  if (written.empty() || pattern || is_outside) return permalink_below(base, post.path, config);
  if (base.empty()) return {};
  std::string path = tidy_path(path_as_written(written));
  if (post.kind == PostKind::post) path = with_asset_slash(std::move(path), config);
  std::string url = base + "/" + std::string(cut_pretty(path, config));
  url += written.substr(std::min(written.size(), written.find_first_of("?#")));
  return encode_url(url);
}

bool climbs(std::string_view written) {
  // browsers read `%2e%2e` as `..`, and some servers `%2f` as `/`
  const std::string path = decode_percent(path_as_written(written));
  const std::vector<std::string_view> parts = split(path, '/');
  return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

std::uint32_t abbrlink_value(std::string_view title, const Config& config) {
  return config.abbrlink_sum == AbbrlinkSum::crc32 ? crc32(title) : crc16(title);
}

std::string abbrlink_text(std::uint32_t value, const Config& config) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, config.abbrlink_digits == AbbrlinkDigits::hexadecimal ? "%x" : "%u", value);
  return buffer;
}

}  // namespace essaypack
