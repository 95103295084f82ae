/// essaypack.yaml (docs/configuration.md).

#include "base/file.h"
#include "base/text.h"
#include "config/sections/book.h"
#include "config/sections/feed.h"
#include "config/sections/opds.h"
#include "config/sections/severities.h"
#include "config/sections/sitemap.h"
#include "config/shared_keys.h"

#include <algorithm>

namespace essaypack {
namespace {

void read_publish(KeyReader& keys, Config& config) {
  std::vector<std::string> names;
  if (!keys.texts("publish", names)) return;
  for (const std::string& name : names) {
    if (const std::optional<Door> door = find_door(name)) {
      config.publish.insert(*door);
      continue;
    }
    const auto meant = closest_word(name, door_names());
    keys.bad(
        *keys.find("publish"),
        tr("'{}' holds '{}', not draft, unpublished, future, expired, hidden or password", keys.name("publish"), name),
        meant ? tr("did you mean '{}'?", *meant) : Message());
  }
}

/// `source`: where the posts are, for blogs that keep them elsewhere.
void read_source(KeyReader& keys, Config& config) {
  std::vector<std::string> folders;
  if (!keys.texts("source", folders) || folders.empty() || !config.exports.empty()) return;
  config.post_folders.clear();
  for (const std::string& folder : folders) {
    std::optional<std::string> clean = clean_folder(folder);
    if (!clean)
      keys.bad(*keys.find("source"),
               tr("'{}' holds '{}', which lies outside the site folder", keys.name("source"), folder),
               tr("write a path below the site folder"));
    else if (!is_folder(config.site_folder / *clean))
      keys.bad(*keys.find("source"), tr("'{}' holds '{}', which is no folder", keys.name("source"), folder),
               tr("write the path of a folder, from the site folder on"));
    else
      config.post_folders.push_back(std::move(*clean));
  }
}

/// Names of formats; whether a program is there for an unknown one shows when it is run.
void read_outputs(KeyReader& keys, Config& config) {
  std::vector<std::string> names;
  if (!keys.texts("outputs", names)) return;
  const auto is_name = [](const std::string& name) {
    return name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
           std::string::npos;
  };
  std::vector<std::string>& outputs = config.outputs.emplace();
  config.outputs_place = keys.place_of("outputs");
  if (names.empty())
    keys.bad(*keys.find("outputs"), tr("'{}' is empty, so there is nothing to make", keys.name("outputs")),
             tr("write what to make, such as outputs: [epub, atom, sitemap], or remove the line"));
  for (const std::string& name : names) {
    if (is_name(name))
      outputs.push_back(name);
    else
      keys.bad(*keys.find("outputs"), tr("'{}' holds '{}', which is no name of a format", keys.name("outputs"), name));
  }
}

}  // namespace

void read_own(ConfigFile& file, Config& config, const FormatSections& sections) {
  KeyReader keys(file);
  std::string word;
  keys.find("type");  // Its value chose the readers of the other files already.
  read_site_texts(keys, config);
  read_addresses(keys, config);
  read_inclusion(keys, config);
  if (keys.choice("updated_option", {"date", "empty"}, word)) config.updated_is_date = word == "date";
  keys.folder("public_dir", config.public_folder);
  read_source(keys, config);
  keys.text("output", config.output);
  keys.text("templates", config.templates);
  read_outputs(keys, config);
  keys.flag("keep_going", config.keep_going);
  keys.flag("prune", config.prune);
  keys.text("state", config.state);
  read_publish(keys, config);
  if (keys.text("excerpt_separator", config.excerpt_separator)) config.first_paragraph_is_excerpt = false;
  read_severities(keys.map("diagnostics"), config.severities);
  if (keys.choice("categories", {"path", "flat"}, word)) config.flat_categories = word == "flat";
  read_markdown(keys.map("markdown"), config.markdown);
  read_feed(keys.map("feed"), *config.feed);
  read_chosen_feeds(keys, *config.feed);
  read_sitemap(keys.map("sitemap"), *config.sitemap);
  read_opds(keys.map("opds"), *config.opds);
  read_book(keys.map("book"), *config.book);
  read_books(keys, *config.book, *config.books);
  for (const FormatSection& section : sections) {
    KeyReader own = keys.map(section.name);
    section.read(own, config.format_settings[std::string(section.name)]);
    own.report_unknown();
  }
  keys.report_unknown();
}

const std::vector<std::string>& door_names() {
  static const std::vector<std::string> names = {"draft", "unpublished", "future", "expired", "hidden", "password"};
  return names;
}

std::optional<Door> find_door(std::string_view name) {
  const std::vector<std::string>& names = door_names();  // In the order of the enumerators.
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Door>(found - names.begin());
}

std::vector<std::string> known_keys(const FormatSections& sections) {
  Diagnostics nobody;
  ConfigFile file("", ConfigFile::Owner::own, Value{}, nobody);
  Config config;
  read_own(file, config, sections);
  // a key of `book:` may stand in each of `books:` and is described once
  std::erase_if(file.asked, [&](const std::string& key) {
    return key.starts_with("books.") && file.asked.contains("book." + key.substr(6));
  });
  std::erase_if(file.asked, [](const std::string& key) {  // so are the conditions of `select`
    return key.starts_with("feeds.select.") || key.starts_with("feed.podcast.select.");
  });
  return {file.asked.begin(), file.asked.end()};
}

}  // namespace essaypack
