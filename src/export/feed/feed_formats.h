#pragma once

/// A feed as the bytes of each format. `self` is the address at which the file will stand.

#include "config/sections/feed.h"
#include "export/feed/feed_entries.h"

#include <pugixml.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace essaypack {

/// Feedly's namespace.
inline constexpr const char* kWebfeeds = "http://webfeeds.org/rss/1.0";

/// What an RSS feed says in namespaces of its own. Null functions add nothing.
struct RssExtension {
  std::function<void(pugi::xml_node root, pugi::xml_node channel)> describe_channel = {};  ///< Before the first item.
  std::function<void(pugi::xml_node item, const FeedEntry& entry)> describe_item = {};     ///< Behind all else.
};
/// RSS 2.0 with the Board's profile (rules C20 to C33).
std::string write_rss(const Feed& feed, std::string_view self, const RssExtension& extension = {});
/// Atom, RFC 4287 (rules C6 to C19).
std::string write_atom(const Feed& feed, std::string_view self);
/// Which characters JSON holds as they are.
enum class JsonText { ascii, utf8 };
JsonText json_text_of(const FeedConfig& feed);
/// JSON Feed 1.1 (rules C37 to C40).
std::string write_json_feed(const Feed& feed, std::string_view self, JsonText text);

/// Warns of a feed that has become larger than services take (rule C40). `name`: of the file, `hint`: what to do about
/// it.
void check_size(const std::string& name, std::size_t bytes, const Message& hint, Diagnostics& diagnostics);

/// What to do about a feed that `max_bytes` let grow.
inline constexpr Text kSizeHint = mark("set 'feed.max_bytes' to 512000");

}  // namespace essaypack
