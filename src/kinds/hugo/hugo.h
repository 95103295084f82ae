#pragma once

/// Hugo's parts (Hugo 0.111).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "kinds/hugo/cascade.h"
#include "kinds/settings.h"
#include "model/post.h"
#include "model/site.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A folder of Hugo's content.
struct HugoMount {
  std::string source;                         ///< Below the site folder.
  std::string target;                         ///< Below `content`; empty: content itself.
  std::string language;                       ///< Code; empty: what file names tell.
  std::vector<std::string> include, exclude;  ///< Patterns of paths below `source`, which begin with `/`; lower case.
  bool is_file = false;                       ///< One page: `source` is a file, `target` has no extension.
  bool excludes_first = false;                ///< What is included may be excluded.
  std::map<std::string, std::vector<std::string>> sites = {};  ///< Globs of languages and roles; absent: of all.
};

/// What the configuration says of addresses, languages and of what is built.
struct HugoConfig {
  std::map<std::string, std::string> permalinks;  ///< First section, `/` for all others -> pattern.
  std::map<std::string, std::map<std::string, std::string>> language_permalinks;  ///< By code, in place of these.
  std::set<std::string> own_addresses;       ///< Codes of languages that have a `baseURL`, and so no folder there.
  bool ugly_urls = false;                    ///< `post.html` in place of `post/`.
  bool keep_case = false;                    ///< `disablePathToLower`.
  bool remove_accents = false;               ///< `removePathAccents`.
  std::string main_language = "en";          ///< Code.
  bool main_in_folder = false;               ///< `defaultContentLanguageInSubdir`.
  std::vector<HugoMount> mounts;             ///< Of content; those of disabled languages are missing.
  std::set<std::string> disabled_languages;  ///< Codes.
  std::set<std::string> pageless_languages;  ///< Codes whose `disableKinds` names pages.
  std::vector<std::string> ignore_files;     ///< Regular expressions of paths.
  std::vector<Cascade> cascades;             ///< What the configuration hands down.
};

void read_hugo(ConfigFile& file, Config& config);
/// What decides about pages and their languages, of all files together (`merge_hugo_files`).
void read_hugo_rules(const Value& merged, Config& config);
/// The URL path of a page, decoded, without leading `/`.
std::optional<std::string> make_hugo_path(const Post& post, const Config& config, Diagnostics& diagnostics);
/// What stands in front of the pages of a language, by its code (empty: the main one): `ja/`, often nothing.
std::string hugo_language_folder(std::string_view code, const Config& config);
/// True if an address in a head asks for something (`/x/:year/`).
bool has_hugo_names(std::string_view url);
/// The part of an address that stands for the name of a category or tag, decoded.
std::string make_hugo_term(std::string_view name, const Config& config);
/// Names that differ in letter case, or in a space for a dash, become one in each language.
void join_hugo_terms(Site& site, const Config& config);
/// The folder of the lists of these posts.
std::string hugo_list_folder(const std::vector<std::size_t>& posts, const Site& site, const Config& config);

}  // namespace essaypack
