#include "config/sections/feed.h"

#include "base/text.h"
#include "base/url.h"
#include "config/keys/id.h"
#include "config/keys/output_folder.h"

#include <algorithm>
#include <array>

namespace essaypack {
namespace {

constexpr long kMostEntries = 1'000'000;
constexpr long kMostBytes = 1'000'000'000;

/// The paths of the three formats and what is used where another format has taken the usual path.
struct FeedPath {
  std::string* path;
  std::string_view type, other_type, fallback;
};
using FeedPaths = std::array<FeedPath, 3>;

FeedPaths paths_of(std::string& atom, std::string& rss, std::string& json) {
  return {{{&atom, "atom", "atom", "atom-feed.xml"},
           {&rss, "rss2", "rss", "rss-feed.xml"},
           {&json, "json", "json", "json-feed.json"}}};
}

/// `limit: false` means all, as 0 does.
void read_limit(KeyReader& keys, std::string_view key, std::size_t& limit) {
  const Value* value = keys.find(key);
  if (value && value->is_scalar() && to_lower_ascii(value->text) == "false") {
    limit = 0;
    return;
  }
  long number = 0;
  if (keys.number(key, 0, kMostEntries, number)) limit = static_cast<std::size_t>(number);
}

FeedPath* find_type(FeedPaths& paths, std::string_view type) {
  const auto found = std::find_if(paths.begin(), paths.end(),
                                  [&](const FeedPath& path) { return path.type == type || path.other_type == type; });
  return found == paths.end() ? nullptr : &*found;
}

/// Names that no format has, or that two have.
void check_paths(KeyReader& keys, std::size_t formats, const std::vector<std::string>& names) {
  if (names.size() > formats)
    keys.bad(*keys.find("path"),
             tr_n("'{2}' names {3} files, and there is 1 format", "'{2}' names {3} files, and there are {1} formats",
                  formats, keys.name("path"), names.size()),
             tr("write as many as 'type' has"));
  for (std::size_t i = 1; i < names.size(); ++i)
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      return keys.bad(*keys.find("path"), tr("'{}' names '{}' twice", keys.name("path"), names[i]),
                      tr("give each feed its own path"));
}

/// `type` and `path` are parallel, one each or lists. A path without a type is Atom's, as in Hexo; in essaypack.yaml
/// the paths without types are those of all three in the order of the documentation.
void read_formats(KeyReader& keys, FeedConfig& feed) {
  FeedPaths paths = paths_of(feed.atom_path, feed.rss_path, feed.json_path);
  std::vector<std::string> types, names;
  const bool has_types = keys.texts("type", types);
  keys.texts("path", names);
  if (!has_types)
    types = keys.is_own() ? std::vector<std::string>{"atom", "rss2", "json"} : std::vector<std::string>{"atom"};
  std::vector<const FeedPath*> named;
  for (std::size_t i = 0; i < types.size(); ++i) {
    FeedPath* format = find_type(paths, to_lower_ascii(types[i]));
    if (!format) {
      if (keys.is_own())
        keys.bad(*keys.find("type"), tr("'{}' holds '{}', not atom, rss2 or json", keys.name("type"), types[i]));
      continue;
    }
    named.push_back(format);
    if (i < names.size() && keys.clean_output_path("path", names[i])) *format->path = names[i];
  }
  if (keys.is_own()) check_paths(keys, types.size(), names);
  const auto is_named = [&](const FeedPath& path) {
    return std::find(named.begin(), named.end(), &path) != named.end();
  };
  for (FeedPath& path : paths) {
    if (is_named(path)) continue;
    if (keys.is_own() && has_types) path.path->clear();
    for (const FeedPath* other : named)
      if (!path.path->empty() && *other->path == *path.path) *path.path = path.fallback;
  }
}

void read_content(KeyReader& keys, FeedConfig& feed) {
  const Value* value = keys.find("content");
  const std::optional<bool> flag = value && value->is_scalar() ? parse_bool(value->text) : std::nullopt;
  if (flag)
    feed.content = *flag ? FeedContent::full : FeedContent::summary;
  else
    keys.choice("content", feed.content);
}

/// Letters, digits, hyphens and dots, as they stand in the authority of a tag.
bool is_host_name(std::string_view host) {
  const bool is_plain = host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == host.npos;
  return is_plain && host.size() <= 253 && host.front() != '.' && host.find("..") == host.npos;
}

void read_id(KeyReader& keys, FeedConfig& feed) {
  const Value* value = keys.find("id");
  if (value && !value->is_map()) keys.choice("id", feed.id_scheme);
  KeyReader id = keys.map_if_any("id");
  id.choice("scheme", feed.id_scheme);
  std::string authority;
  if (id.text("authority", authority) && !authority.empty()) {
    feed.id_authority = host_of(authority);
    if (!is_host_name(feed.id_authority))
      id.bad(*id.find("authority"), tr("'{}' is '{}', not a host name", id.name("authority"), authority),
             tr("write one without scheme and path: blog.example.org"));
  }
  long year = 0;
  if (id.number("since", 1000, 9999, year)) feed.id_since = static_cast<int>(year);
  id.report_unknown();
}

/// `per: [category, tag]`, `archive: year`: feeds beside the main one.
void read_more_feeds(KeyReader& keys, FeedConfig& feed) {
  std::vector<std::string> lists;
  if (keys.texts("per", lists)) {
    feed.per_category = feed.per_tag = feed.per_author = false;
    for (const std::string& list : lists) {
      if (list == "category")
        feed.per_category = true;
      else if (list == "tag")
        feed.per_tag = true;
      else if (list == "author")
        feed.per_author = true;
      else if (list != "none" && list != "false")
        keys.bad(*keys.find("per"), tr("'{}' holds '{}', not category, tag or author", keys.name("per"), list));
    }
  }
  long number = 0;
  if (keys.number("per_min", 1, kMostEntries, number)) feed.per_min = static_cast<std::size_t>(number);
  read_limit(keys, "per_limit", feed.per_limit);
  const Value* archive = keys.find("archive");
  const bool is_number = archive && archive->is_scalar() && !archive->text.empty() &&
                         archive->text.find_first_not_of("0123456789") == std::string::npos;
  if (is_number && keys.number("archive", 1, kMostEntries, number)) {
    feed.archive = FeedArchive::blocks;
    feed.archive_block = static_cast<std::size_t>(number);
  } else if (!is_number) {
    keys.choice("archive", feed.archive);
  }
  read_output_folder(keys, "author_dir", feed.author_dir);
  keys.text_map("author_map", feed.author_map);
  keys.choice("languages", feed.languages);
  keys.flag("category_domain", feed.category_domain);
  keys.flag("autodiscovery", feed.autodiscovery);
}

/// `stylesheet: css:/feed.css`: a path below the output folder, or the address of a sheet that stands elsewhere.
void read_stylesheet(KeyReader& keys, FeedConfig& feed) {
  std::string written;
  if (!keys.text("stylesheet", written) || written.empty() || written == "none" || written == "false") return;
  std::string path = written.starts_with("css:") ? written.substr(4) : written;
  const bool is_css = path.size() > 4 && to_lower_ascii(path).ends_with(".css");
  if (!is_css && written == path) {
    keys.bad(*keys.find("stylesheet"), tr("'{}' is '{}', not none or css:PATH", keys.name("stylesheet"), written),
             tr("browsers remove XSLT: write css:/feed.css"));
    return;
  }
  if (path.starts_with('/')) path.erase(0, 1);
  if (is_http_url(path) || keys.clean_output_path("stylesheet", path)) feed.stylesheet = std::move(path);
}

void read_hubs(KeyReader& keys, FeedConfig& feed) {
  std::vector<std::string> hubs;
  if (!keys.texts("hub", hubs)) return;
  feed.hubs.clear();
  for (std::string& hub : hubs) {
    if (is_http_url(hub))
      feed.hubs.push_back(std::move(hub));
    else if (!hub.empty())
      keys.bad(*keys.find("hub"), tr("'{}' is '{}', not an absolute address", keys.name("hub"), hub),
               tr("write it with its scheme: https://hub.example.org/"));
  }
}

/// A path, or the address of a picture that stands elsewhere.
void read_picture(KeyReader& keys, std::string_view key, std::string& picture) {
  std::string written;
  if (!keys.text(key, written)) return;
  if (split_url(written).has_scheme && !is_http_url(written))
    keys.bad(*keys.find(key),
             tr("'{}' is '{}', neither a path nor a web address", keys.name(key), written.substr(0, 60)),
             tr("write a path such as /icon.png"));
  else
    picture = std::move(written);
}

void read_updated(KeyReader& keys, FeedConfig& feed) {
  if (keys.choice("updated", feed.updated_from)) feed.updated_place = keys.place_of("updated");
}

}  // namespace

void read_feed(KeyReader keys, FeedConfig& feed) {
  read_formats(keys, feed);
  read_limit(keys, "limit", feed.limit);
  long number = 0;
  if (keys.number("content_limit", 1, kMostEntries, number)) feed.content_limit = static_cast<std::size_t>(number);
  read_content(keys, feed);
  std::string word;
  if (keys.is_own())
    keys.choice("order_by", feed.order);
  else if (keys.text("order_by", word))
    feed.order = word == "-updated" ? FeedOrder::updated : FeedOrder::date;
  read_hubs(keys, feed);
  read_picture(keys, "icon", feed.icon);
  if (!keys.is_own()) return keys.unused_template("template");
  read_picture(keys, "logo", feed.logo);
  if (keys.number("max_bytes", 0, kMostBytes, number)) feed.max_bytes = static_cast<std::size_t>(number);
  read_id(keys, feed);
  keys.flag("json_ascii", feed.json_ascii);
  read_more_feeds(keys, feed);
  read_stylesheet(keys, feed);
  read_updated(keys, feed);
  keys.flag("webfeeds", feed.webfeeds);
  read_podcast(keys, feed.podcast);
  keys.report_unknown();
}

namespace {

/// `type` and `path` of a chosen feed. Formats that it does not name are those of the main feed, in a folder called
/// after its id; one path alone is Atom's.
void read_chosen_files(KeyReader& keys, const FeedConfig& feed, ChosenFeed& chosen) {
  const std::string folder = "feeds/" + chosen.id + '/';
  chosen.files = {feed.atom_path.empty() ? "" : folder + "atom.xml", feed.rss_path.empty() ? "" : folder + "rss2.xml",
                  feed.json_path.empty() ? "" : folder + "feed.json"};
  std::vector<std::string> types, names;
  const bool has_types = keys.texts("type", types);
  const bool has_names = keys.texts("path", names);
  if (!has_types && !has_names) return;
  if (!has_types)
    for (const char* type : {"atom", "rss2", "json"})
      if (types.size() < std::max<std::size_t>(names.size(), 1)) types.emplace_back(type);
  check_paths(keys, types.size(), names);
  chosen.files = {};
  FeedPaths paths = paths_of(chosen.files.atom, chosen.files.rss, chosen.files.json);
  constexpr std::string_view kNames[] = {"atom.xml", "rss2.xml", "feed.json"};
  for (std::size_t i = 0; i < types.size(); ++i) {
    FeedPath* format = find_type(paths, to_lower_ascii(types[i]));
    if (!format) {
      keys.bad(*keys.find("type"), tr("'{}' holds '{}', not atom, rss2 or json", keys.name("type"), types[i]));
      continue;
    }
    if (i >= names.size())
      *format->path = folder + std::string(kNames[format - paths.data()]);
    else if (keys.clean_output_path("path", names[i]))
      *format->path = names[i];
  }
}

void read_chosen(KeyReader keys, const FeedConfig& feed, ChosenFeed& chosen) {
  if (keys.text("id", chosen.id) && !is_id(chosen.id))
    keys.bad(*keys.find("id"),
             tr("'{}' is '{}', not a name of letters, digits, '.', '_' and '-'", keys.name("id"), chosen.id),
             tr("readers know the feed by it: id: travel"));
  chosen.limit = feed.limit;
  keys.line("title", chosen.title);
  keys.line("description", chosen.description);
  read_limit(keys, "limit", chosen.limit);
  read_chosen_files(keys, feed, chosen);
  read_select(keys.map("select"), chosen.select);
  keys.report_unknown();
}

/// Each file is that of one feed.
void check_files(KeyReader& keys, const Value& item, const ChosenFeed& chosen, const FeedConfig& feed) {
  std::vector<std::string> taken = {feed.atom_path, feed.rss_path, feed.json_path};
  if (feed.podcast.is_made) taken.push_back(feed.podcast.path);
  for (const ChosenFeed& other : feed.chosen)
    taken.insert(taken.end(), {other.files.atom, other.files.rss, other.files.json});
  for (const std::string& file : {chosen.files.atom, chosen.files.rss, chosen.files.json})
    if (!file.empty() && std::find(taken.begin(), taken.end(), file) != taken.end())
      return keys.bad(item, tr("'{}': '{}' is the file of another feed", keys.name("feeds.path"), file),
                      tr("give each feed its own path"));
}

}  // namespace

void read_chosen_feeds(KeyReader& keys, FeedConfig& feed) {
  const Value* value = keys.find("feeds");
  if (!value) {
    ChosenFeed nobody;
    return read_chosen(keys.inner(nullptr, "feeds"), feed, nobody);
  }
  if (!value->is_list() || value->items.empty())
    return keys.bad(*value, tr("'{}' is no list of feeds", keys.name("feeds")),
                    tr("begin each feed with '- id: NAME'"));
  for (const Value& item : value->items) {
    ChosenFeed chosen;
    if (!item.is_map()) {
      keys.bad(item, tr("'{}' holds something that is no map", keys.name("feeds")),
               tr("begin each feed with '- id: NAME'"));
      continue;
    }
    read_chosen(keys.inner(&item, "feeds"), feed, chosen);
    const auto is_twin = [&](const ChosenFeed& other) { return to_lower_ascii(other.id) == to_lower_ascii(chosen.id); };
    if (chosen.id.empty())
      keys.bad(item, tr("'{}' holds a feed without an id", keys.name("feeds")),
               tr("begin it with '- id: NAME': readers know it by that"));
    else if (std::any_of(feed.chosen.begin(), feed.chosen.end(), is_twin))
      keys.bad(*item.find("id"), tr("'{}': '{}' stands twice", keys.name("feeds.id"), chosen.id),
               tr("give each feed a name of its own"));
    check_files(keys, item, chosen, feed);
    feed.chosen.push_back(std::move(chosen));
  }
}

std::string tag_authority(const FeedConfig& feed, std::string_view url) {
  return host_of(feed.id_authority.empty() ? split_url(url).authority : std::string_view(feed.id_authority));
}

}  // namespace essaypack
