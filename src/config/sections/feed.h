#pragma once

/// `feed:`, whose names are those of hexo-generator-feed.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"
#include "config/sections/book_select.h"
#include "config/sections/podcast.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <map>
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

/// Whether each language of a site has feeds of its own, which the main feed leaves to it; as the generator does it.
enum class FeedLanguages { automatic, apart, together };

template <>
struct Choices<FeedLanguages> {
  static constexpr NamedChoice<FeedLanguages> kAll[] = {
      {"auto", FeedLanguages::automatic}, {"apart", FeedLanguages::apart}, {"together", FeedLanguages::together}};
};
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

/// The files of one feed, below the output folder. Empty: not made.
struct FeedFiles {
  std::string atom, rss, json;
};

/// A feed of posts that were chosen for it (`feeds:`).
struct ChosenFeed {
  std::string id;  ///< Its identity, whatever else changes.
  std::string title, description;
  FeedFiles files;
  std::size_t limit = 20;  ///< 0: all.
  BookSelect select;
};

/// What the settings of the site's generator say of one of its languages.
struct LanguageSettings {
  bool is_main = false;
  std::string title, description;  ///< Empty: the site's.
  Person author;                   ///< Without a name: the site's.
  std::string folder;              ///< Before its addresses: `en/`; empty: nothing.
  std::string url;                 ///< An address of its own, in place of `Config::url`; empty: it has none.
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
  bool per_author = false;
  std::string author_dir = "authors";
  std::map<std::string, std::string> author_map;  ///< Name -> what stands for it in addresses.
  FeedLanguages languages = FeedLanguages::automatic;
  bool generator_splits = false;  ///< Feeds of the site's generator hold one language each.
  /// By code, of languages among `Config::languages` of which the generator says something.
  std::map<std::string, LanguageSettings> language_settings;
  PodcastConfig podcast;
  std::vector<ChosenFeed> chosen;           ///< `feeds:`.
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
/// The list `feeds:`, whose entries start as `feed` says.
void read_chosen_feeds(KeyReader& keys, FeedConfig& feed);
/// The authority of tag URIs (RFC 4151): `feed.id.authority`, else the host of the site at `url`, in A-labels, without
/// user and port. Empty if there is neither.
std::string tag_authority(const FeedConfig& feed, std::string_view url);

}  // namespace essaypack
