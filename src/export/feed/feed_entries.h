#pragma once

/// What RSS, Atom and JSON Feed have in common: which posts, in which order, under which ids, with which texts and
/// dates. The formats differ in nothing but how they write this down, so that a reader who changes from one to another
/// sees nothing twice.

#include "export/exporter.h"

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A category or a tag of an entry.
struct FeedTerm {
  enum class List { category, tag };
  std::string name;
  List list = List::category;
};

/// A picture or another file that belongs to an entry.
struct FeedImage {
  std::string url;         ///< Absolute; empty: none.
  std::string type;        ///< Media type by its first bytes; empty: not known.
  std::size_t length = 0;  ///< Bytes; 0: not known.
};

/// Bytes as RSS, Atom and JSON.
using FeedSizes = std::array<std::size_t, 3>;

/// One post in a feed. All texts are clean for XML and JSON.
struct FeedEntry {
  std::size_t post = 0;    ///< In `Site::posts`.
  std::string id;          ///< Absolute IRI in ASCII.
  std::string rss_id;      ///< What RSS has for it: a platform's own id may be no IRI.
  std::string json_id;     ///< The same of JSON Feed.
  bool id_is_url = false;  ///< `rss_id` is the permalink.
  std::string title;       ///< Plain text, one line.
  std::string url;
  Timestamp published;          ///< With the site's offset at that instant.
  Timestamp updated;            ///< Never before `published`.
  std::string summary;          ///< Plain text; empty: none, or it would repeat title or content.
  std::string content;          ///< HTML; empty: none.
  std::string brief;            ///< The summary once the content has gone.
  std::vector<Person> authors;  ///< Empty: the feed's.
  std::string language;         ///< Only if it is not the feed's.
  std::vector<FeedTerm> terms;  ///< Categories, parents first, then tags.
  FeedImage image;              ///< The cover.
  FeedImage enclosure;          ///< The post's own, else the cover if its length is known; always with a type.
};

/// Another document of the same feed (RFC 5005): `prev-archive`, `next-archive`, `current`.
struct FeedLink {
  std::string relation;
  std::string url;
  std::string type = "application/atom+xml";
};

/// What a document holds of its feed (RFC 5005).
enum class FeedExtent { newest, complete, archive };

/// One feed, whatever its format.
struct Feed {
  std::string id;
  std::string title;
  std::string description;  ///< May be empty.
  std::string url;          ///< The page that it belongs to.
  std::string language;     ///< Empty: not known.
  Person author;
  std::string icon, logo;  ///< Absolute; may be empty.
  std::string style;       ///< Address of a CSS sheet for browsers; may be empty.
  bool webfeeds = false;   ///< Name the icon for Feedly, too.
  std::vector<std::string> hubs;
  std::string category_scheme, tag_scheme;  ///< Addresses of the lists of all categories and tags.
  bool category_domain = false;             ///< RSS names them too (P5: some readers then give objects).
  FeedExtent extent = FeedExtent::newest;
  std::vector<FeedLink> links;
  Timestamp updated;  ///< The newest `updated` of the entries.
  std::vector<FeedEntry> entries;
};

/// Which posts stand in the feed: `Output::posts`.
std::vector<std::uint64_t> posts_of(const Feed& feed, const Site& site);

/// A person as feeds name one: without the address of mail.
Person clean_person(const Person& person, const Site& site);

/// A feed of the site without its entries: title, address and id are those of the main feed.
Feed make_feed_head(const ExportContext& context);

/// The posts that may stand in the main feed, in the site's order: where languages have feeds of their own, those of
/// the main one.
std::vector<std::size_t> posts_of_main_feed(const ExportContext& context);

/// Sorts indices of posts, which are in the site's order, into the order of feeds.
void sort_for_feed(std::vector<std::size_t>& posts, const ExportContext& context);

/// True if the entry of a post is made of more than its head.
bool needs_text(const ExportContext& context, std::size_t post);

/// A post of `Site::posts` as an entry; nothing if it needs a text and `fragment` is null.
std::optional<FeedEntry> make_entry(const ExportContext& context, std::size_t post, const Fragment* fragment);

/// The id of a feed: `feed`, `category` with the names from the top, `tag` with its name. With ids that are
/// URLs the address of the page, `url`, stands for it.
std::string feed_id(const Config& config, const Site& site, std::string_view kind,
                    const std::vector<std::string>& names, std::string_view url);

/// `updated` as outputs show it: the post's own if it has come to pass, else `date`. Nothing without a date.
std::optional<Timestamp> last_change(const Post& post, const ExportContext& context);

/// True if `outputs:` names the format.
bool is_in_outputs(const Config& config, std::string_view format);

/// True if what lists the formats beside it lists this one: where `outputs:` names `list` (`links`, `opml`), `build`
/// makes there what it names besides; else `feeds` makes every feed.
bool is_made_with(const Config& config, std::string_view list, std::string_view format);

/// The absolute address of `name`, a path below the output folder.
std::string output_address(const Site& site, std::string_view name);

}  // namespace essaypack
