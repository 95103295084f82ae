#pragma once

/// Jekyll's parts (Jekyll 4.3).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "input/site_sources.h"
#include "kinds/settings.h"
#include "model/post.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What Jekyll's configuration says of one collection.
struct JekyllCollection {
  std::string folder;     ///< Below the site folder: `_notes`.
  std::string permalink;  ///< Empty: `/:collection/:path:output_ext`.
};

/// One entry of `defaults`: fields that posts below `path` and of `type` have unless their heads say otherwise.
struct HeadDefaults {
  std::string path;  ///< Below the source folder, may be a glob; empty: all.
  std::string type;  ///< `posts`, `pages`, `drafts`, a collection; empty: all.
  Value values;      ///< A map.
};

/// What the configuration says of what is built and handed down.
struct JekyllConfig {
  std::vector<std::string> include, exclude;  ///< As written.
  std::string collections_dir;                ///< Below the source folder; the only one with posts. Empty: all of it.
  std::map<std::string, JekyllCollection> collections;  ///< By name: those with pages of their own.
  std::vector<HeadDefaults> head_defaults;              ///< The more special one later.
  std::size_t limit_posts = 0;                          ///< The newest ones are built; 0: all.
  std::vector<std::string> polyglot_languages;          ///< jekyll-polyglot's `languages`: they have own addresses.
  std::string polyglot_language;  ///< Its `default_lang`: posts of others have a folder of their own; empty: not used.
};

void read_jekyll(ConfigFile& file, Config& config);
/// `_data/authors.yml` (`.yaml`, `.json`): the people whom heads and the site call by their keys there. `prefix` goes
/// before names of files in messages.
void read_jekyll_people(const std::string& prefix, Config& config, Diagnostics& diagnostics);
/// The URL path of a post or page, decoded, without leading `/`.
std::optional<std::string> make_jekyll_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// The collection whose folder `source` lies in; null if none has pages there.
const JekyllCollection* find_collection(const JekyllConfig& jekyll, std::string_view source);
/// What `defaults` say of a file.
std::vector<Value::Member> fitting_defaults(const Config& config, const SourceFile& file);

}  // namespace essaypack
