#pragma once

/// What RSS, Atom and JSON Feed have in common: which posts, in which order, under which ids, with which texts and dates
/// (feeds.md section 2). The formats differ in nothing but how they write this down, so that a reader who changes from one
/// to another sees nothing twice.

#include "export/exporter.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A category or a tag of an entry.
struct FeedTerm {
  std::string name;
  bool is_tag = false;
};

/// A picture that belongs to an entry.
struct FeedImage {
  std::string url;         ///< Absolute; empty: none.
  std::string type;        ///< Media type by its first bytes; empty: not known.
  std::size_t length = 0;  ///< Bytes; 0: not known, and so no enclosure.
};

/// One post in a feed. All texts are clean for XML and JSON.
struct FeedEntry {
  std::size_t post = 0;      ///< In `Site::posts`.
  std::string id;            ///< Absolute IRI in ASCII (feeds.md 2.1).
  bool id_is_url = false;    ///< The id is the permalink.
  std::string title;         ///< Plain text, one line.
  std::string url;
  Timestamp published;       ///< With the site's offset at that instant.
  Timestamp updated;         ///< Never before `published`.
  std::string summary;       ///< Plain text; empty: none, or it would repeat title or content.
  std::string content;       ///< HTML; empty: none.
  std::string brief;         ///< The summary once the content has gone.
  std::vector<Person> authors;  ///< Empty: the feed's.
  std::string language;      ///< Only if it is not the feed's.
  std::vector<FeedTerm> terms;  ///< Categories, parents first, then tags.
  FeedImage image;
};

/// One feed, whatever its format.
struct Feed {
  std::string id;
  std::string title;
  std::string description;   ///< May be empty.
  std::string url;           ///< The page that it belongs to.
  std::string language;      ///< Empty: not known.
  Person author;
  std::string icon, logo;    ///< Absolute; may be empty.
  std::vector<std::string> hubs;
  std::string category_scheme, tag_scheme;  ///< Addresses of the lists of all categories and tags.
  Timestamp updated;         ///< The newest `updated` of the entries.
  std::vector<FeedEntry> entries;
};

/// The feeds of one run.
struct FeedBook {
  Feed main;
};

/// Made by the first exporter that asks, then shared (`ExportContext::shared`).
std::shared_ptr<const FeedBook> shared_feeds(const ExportContext& context, Diagnostics& diagnostics);

/// The id of a feed (feeds.md 2.1): `specific` is `feed`, `category:NAME/SUB`, `tag:NAME`. With ids that are URLs the
/// address of the page, `url`, stands for it.
std::string feed_id(const Config& config, const Site& site, std::string_view specific, std::string_view url);

/// `updated` as outputs show it: the post's own if it has come to pass, else `date`. Nothing without a date.
std::optional<Timestamp> last_change(const Post& post, const ExportContext& context);

/// The absolute address of `name`, a path below the output folder.
std::string output_address(const Site& site, std::string_view name);

}  // namespace essaypack
