#pragma once

/// Pelican's parts (Pelican 4).

#include "base/regex.h"
#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "input/site_sources.h"
#include "kinds/folder/settings_file.h"
#include "model/post.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// What the settings say of articles and their addresses.
struct PelicanConfig {
  std::string path;                                 ///< The folder of texts, below the site folder.
  std::vector<std::string> article_paths = {""};    ///< Below `path`.
  std::vector<std::string> page_paths = {"pages"};  ///< Below `path`.
  std::vector<std::string> excludes;                ///< Folders below `path` without articles.
  std::string article_url = "{slug}.html", article_lang_url = "{slug}-{lang}.html";
  std::string page_url = "pages/{slug}.html", page_lang_url = "pages/{slug}-{lang}.html";
  std::string article_save_as = "{slug}.html", article_lang_save_as = "{slug}-{lang}.html";  ///< Empty: not written.
  std::string page_save_as = "pages/{slug}.html", page_lang_save_as = "pages/{slug}-{lang}.html";
  std::string default_category = "misc", default_language = "en";
  bool folder_is_category = true;                  ///< `USE_FOLDER_AS_CATEGORY`.
  bool slug_of_name = false;                       ///< `SLUGIFY_SOURCE = 'basename'`.
  bool keeps_letters = false, keeps_case = false;  ///< Of slugs: `SLUGIFY_USE_UNICODE`, `SLUGIFY_PRESERVE_CASE`.
  /// `FILENAME_METADATA` and `PATH_METADATA`, whose named groups are fields; null: Pelican's own.
  std::shared_ptr<const Regex> name_fields, path_fields;
  bool names_have_dates = true;                            ///< A file's name may begin with its date.
  std::vector<std::pair<std::string, Value>> path_extras;  ///< `EXTRA_PATH_METADATA`, longer paths first.
  std::vector<Value::Member> default_fields;               ///< `DEFAULT_METADATA`.
  std::string default_date;                                ///< `DEFAULT_DATE`; empty: there is none.
  bool takes_file_dates = false;                           ///< It is 'fs': what has no date gets that of its file.
  bool reads_html = true, reads_rst = true;                ///< `READERS` has not taken them away.
  std::vector<SettingDoubt> doubts;
};

/// `pelicanconf.py` and `publishconf.py`.
void read_pelican(ConfigFile& file, Config& config);

/// What the settings say of a text by its path, its folder and for all texts; what comes first counts.
void hand_down_pelican(const SourceFile& file, const PelicanConfig& pelican, HandedDown& handed);

/// True for a text in another language than the site's.
bool is_pelican_translation(const Post& post, const PelicanConfig& pelican);
/// A name as a part of an address.
std::string pelican_slug(std::string_view name, const PelicanConfig& pelican);
/// The URL path of an article or page, decoded, without leading `/`.
std::optional<std::string> make_pelican_path(const Post& post, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
