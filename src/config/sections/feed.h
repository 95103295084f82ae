#pragma once

/// `feed:`, whose names are those of hexo-generator-feed.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What an entry holds of its post.
enum class FeedContent { full, summary, none };
/// What an entry's id is made of.
enum class IdScheme { tag, url, uuid };
/// Into what a feed's past is cut (RFC 5005).
enum class FeedArchive { none, year, blocks };
/// Where a post's last change is looked up if its head has none.
enum class UpdatedFrom { front_matter, git, mtime };
/// Both newest first.
enum class FeedOrder { date, updated };

template <>
struct Choices<FeedContent> {
  static constexpr NamedChoice<FeedContent> kAll[] = {
      {"full", FeedContent::full}, {"summary", FeedContent::summary}, {"none", FeedContent::none}};
};
template <>
struct Choices<IdScheme> {
  static constexpr NamedChoice<IdScheme> kAll[] = {
      {"tag", IdScheme::tag}, {"url", IdScheme::url}, {"uuid", IdScheme::uuid}};
};
template <>
struct Choices<FeedArchive> {
  static constexpr NamedChoice<FeedArchive> kAll[] = {{"none", FeedArchive::none}, {"year", FeedArchive::year}};
};
template <>
struct Choices<UpdatedFrom> {
  static constexpr NamedChoice<UpdatedFrom> kAll[] = {
      {"front-matter", UpdatedFrom::front_matter}, {"git", UpdatedFrom::git}, {"mtime", UpdatedFrom::mtime}};
};
template <>
struct Choices<FeedOrder> {
  static constexpr NamedChoice<FeedOrder> kAll[] = {{"-date", FeedOrder::date}, {"-updated", FeedOrder::updated}};
};

/// What feeds look like (`feed:`).
struct FeedConfig {
  std::string atom_path = "atom.xml";  ///< Empty: not made; so are the others.
  std::string rss_path = "rss2.xml";
  std::string json_path = "feed.json";
  std::size_t limit = 20;           ///< 0: all.
  std::size_t max_bytes = 512'000;  ///< Of the largest format; 0: no budget.
  FeedContent content = FeedContent::full;
  std::size_t content_limit = 140;  ///< Code points of a summary.
  FeedOrder order = FeedOrder::date;
  std::vector<std::string> hubs;  ///< WebSub.
  std::string icon;
  std::string logo;
  IdScheme id_scheme = IdScheme::tag;
  std::string id_authority;  ///< Empty: the host of `url`.
  int id_since = 2025;
  bool json_ascii = true;
  bool per_category = true;  ///< `per: [category, tag]`: a feed of its own for each.
  bool per_tag = true;
  std::size_t per_min = 1;                  ///< Posts that a category or tag needs for a feed.
  std::size_t per_limit = 20;               ///< 0: all.
  FeedArchive archive = FeedArchive::none;  ///< RFC 5005.
  std::size_t archive_block = 0;            ///< Posts of a closed block: `archive: N`.
  bool category_domain = false;             ///< RSS categories name the list that they are from.
  bool autodiscovery = true;                ///< Write feed-links.html.
  std::string stylesheet;  ///< CSS for browsers, a path below the output folder or an address; empty: none.
  bool webfeeds = false;   ///< Feedly's `webfeeds:icon` and its kin.
  UpdatedFrom updated_from =
      UpdatedFrom::front_matter;  ///< Where a post's last change is looked up if its head has none.
  Place updated_place;            ///< Of `updated:`.
};

/// The file of the site's generator says less than essaypack.yaml, whose formats are the only ones.
void read_feed(KeyReader keys, FeedConfig& feed);
/// The authority of tag URIs (RFC 4151): `feed.id.authority`, else the host of the site at `url`, in A-labels, without
/// user and port. Empty if there is neither.
std::string tag_authority(const FeedConfig& feed, std::string_view url);

}  // namespace essaypack
