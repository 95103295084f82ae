#pragma once

/// Keys that mean the same in several configuration files.

#include "config/config.h"
#include "config/keys/key_reader.h"

#include <string>
#include <string_view>

namespace essaypack {

/// An absolute http or https address without query, fragment and final slash, its host in A-labels; nothing for others.
std::optional<std::string> clean_site_url(std::string_view text);
/// `/blog/` of `blog`, `/blog` or `/blog/`; `/` of an empty text.
std::string clean_root(std::string_view text);

/// An `http` address; any other is bad. The starter values of a generator count as missing in its own file.
/// Where `url` of the site's `_config.yml` still has what `hexo init` wrote; line 0: it has not.
Place find_starter_url(const std::filesystem::path& site_folder);
bool read_site_url(KeyReader& keys, std::string_view key, std::string& url);
/// A name, or a map with `name`, `email`, `url` and what themes call them.
void read_person(KeyReader& keys, std::string_view key, Person& person);
/// A tag, or a list of tags of which the first counts.
void read_language(KeyReader& keys, std::string_view key, std::string& language);
/// A zone that does not exist ends the run.
void read_zone(KeyReader& keys, std::string_view key, Config& config);
/// A list, or one text with commas.
void read_keywords(KeyReader& keys, std::string_view key, std::vector<std::string>& keywords);
/// Texts of the site: title, subtitle, description, keywords, author, email, language, timezone, url.
void read_site_texts(KeyReader& keys, Config& config);
/// Hexo's keys about addresses and folders, which essaypack.yaml shares.
void read_addresses(KeyReader& keys, Config& config);
/// Hexo's keys about what is taken in, which essaypack.yaml shares.
void read_inclusion(KeyReader& keys, Config& config);
/// The scalars of a map and of the maps in it, by keys with dots, for posts that ask for them. Of others it says that
/// they are there: of a map `key.`, of a list `key[]`, of what is not read `key[?]`, of a text in quotes
/// `key"` (`kQuotedParam`), and `[?]` that keys are missing.
void read_params(const Value* map, std::map<std::string, std::string>& params);

/// essaypack.yaml. Changes what it says and nothing else; so does what a kind of site reads.
void read_own(ConfigFile& file, Config& config, const FormatSections& sections = {});

/// A door by its name, as `publish` and the command line have them.
std::optional<Door> find_door(std::string_view name);
const std::vector<std::string>& door_names();

/// The paths of all keys that essaypack.yaml may have, sorted: `feed.limit`.
std::vector<std::string> known_keys(const FormatSections& sections = {});

}  // namespace essaypack
