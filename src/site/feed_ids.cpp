#include "site/feed_ids.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "site/erase_marked.h"
#include "site/permalink.h"

#include <algorithm>
#include <unordered_map>

namespace essaypack {
namespace {

bool is_absolute_iri(std::string_view text) {
  return split_url(text).has_scheme && text.find_first_of(" \t\r\n<>\"{}|\\^`") == std::string_view::npos;
}

/// The folder of the post's file below its posts folder, and the file's name; an `index` is called as its folder.
struct FilePlace {
  std::string_view folder;
  std::string_view name;
};
FilePlace place_of(const Post& post) {
  const auto cut = [](std::string_view path) { return FilePlace{parent_of(path), file_part(path)}; };
  const FilePlace place = cut(post.stem_path);
  return place.name == "index" && !place.folder.empty() ? cut(place.folder) : place;
}

/// `2024-09-13-rivers` and `20240913_rivers` without the date.
std::string_view cut_date(std::string_view name) {
  const auto fits = [&](std::string_view form) {
    if (name.size() <= form.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at)
      if (form[at] == '0' ? !is_digit(name[at]) : name[at] != form[at]) return false;
    return true;
  };
  for (const std::string_view form : {"0000-00-00-", "00000000_"})
    if (fits(form)) return name.substr(form.size());
  return name;
}

std::string tag_id(const std::string& key, const Config& config) {
  const std::string authority = tag_authority(*config.feed, config.url);
  if (authority.empty()) return {};
  return "tag:" + authority + "," + std::to_string(config.feed->id_since) + ":post:" + key;
}

std::string id_of(const Post& post, const std::string& key, const Config& config) {
  if (is_absolute_iri(post.guid)) return is_ascii(post.guid) ? post.guid : encode_url(post.guid);
  switch (config.feed->id_scheme) {
    case IdScheme::tag:
      return tag_id(key, config);
    case IdScheme::url:
      return written_permalink(post, config);
    case IdScheme::uuid: {
      const std::string tag = tag_id(key, config);
      return tag.empty() ? tag : "urn:uuid:" + uuid5_url(tag);
    }
  }
  return {};
}

std::string dated_key(const Post& post) {
  const std::string day = post.date ? format_date(*post.date) : "undated";
  const std::string language = post.site_language.empty() ? std::string() : '.' + post.site_language;
  return encode_key(nfc(day + "/" + std::string(cut_date(place_of(post).name)) + language), Slashes::keep);
}

}  // namespace

void assign_ids(std::vector<Post>& posts, const Config& config) {
  // where a platform's ids are its addresses, only the settings know their host
  if (config.texts)
    for (Post& post : posts)
      if (post.guid.view().starts_with('/') && !post.permalink.empty()) post.guid = post.permalink;
  std::unordered_map<std::string, int> uses;
  std::vector<std::string> keys(posts.size());
  for (std::size_t at = 0; at < posts.size(); ++at) {
    const Post& post = posts[at];
    if (!post.guid.empty() || !post.abbrlink.empty()) continue;
    keys[at] = dated_key(post);
    ++uses[keys[at]];
  }
  for (std::size_t at = 0; at < posts.size(); ++at) {
    Post& post = posts[at];
    if (!post.guid.empty()) {
      keys[at] = encode_key(nfc(post.guid), Slashes::keep);
    } else if (!post.abbrlink.empty()) {
      keys[at] = encode_key(nfc(post.abbrlink), Slashes::keep);
    } else if (uses[keys[at]] > 1) {
      const std::string folder = encode_key(nfc(place_of(post).folder), Slashes::keep);
      if (!folder.empty()) keys[at] = folder + "/" + keys[at];
    }
    post.id = id_of(post, keys[at], config);
  }
}

std::string rss_id(const Post& post, const Config& config) {
  const bool is_of_platform = config.texts && !post.guid.empty() && !post.guid.view().starts_with('/');
  return is_of_platform ? id_of_platform(post) : post.id.str();
}

std::string json_id(const Post& post, const Config& config) {
  return config.texts && post.fields.find("feed_id") ? rss_id(post, config) : post.id.str();
}

std::string id_of_platform(const Post& post) { return collapse_white_space(xml_clean(post.guid.str())); }

void drop_duplicate_ids(std::vector<Post>& posts, Diagnostics& diagnostics) {
  std::vector<std::size_t> by_age(posts.size());
  for (std::size_t at = 0; at < posts.size(); ++at) by_age[at] = at;
  std::stable_sort(by_age.begin(), by_age.end(), [&](std::size_t a, std::size_t b) {
    const Post& left = posts[a];
    const Post& right = posts[b];
    if (left.date.has_value() != right.date.has_value()) return left.date.has_value();
    if (left.date && *left.date != *right.date) return *left.date < *right.date;
    return left.source < right.source;
  });
  std::unordered_map<std::string_view, std::size_t> owner;
  std::vector<bool> drop(posts.size());
  for (const std::size_t at : by_age) {
    const Post& post = posts[at];
    if (post.id.empty()) continue;
    const auto [first, is_new] = owner.emplace(post.id, at);
    if (is_new) continue;
    drop[at] = true;
    diagnostics.report(Kind::feed_duplicate_id,
                       {post.source, post.fields.line_of(post.guid.empty() ? "abbrlink" : "guid"), 1},
                       tr("the post has the feed id of '{}', '{}'", posts[first->second].source, post.id),
                       tr("give one of them another 'guid:' or 'abbrlink:'"));
  }
  erase_marked(posts, drop);
}

}  // namespace essaypack
