#pragma once

/// Pelican's parts (Pelican 4).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "kinds/folder/settings_file.h"
#include "model/post.h"

#include <optional>
#include <string>
#include <string_view>
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
  std::string default_status;                      ///< Of `DEFAULT_METADATA`.
  bool folder_is_category = true;                  ///< `USE_FOLDER_AS_CATEGORY`.
  bool slug_of_name = false;                       ///< `SLUGIFY_SOURCE = 'basename'`.
  bool keeps_letters = false, keeps_case = false;  ///< Of slugs: `SLUGIFY_USE_UNICODE`, `SLUGIFY_PRESERVE_CASE`.
  bool name_has_slug = false;                      ///< `FILENAME_METADATA` takes the slug behind the date.
  std::vector<SettingDoubt> doubts;
};

/// `pelicanconf.py` and `publishconf.py`.
void read_pelican(ConfigFile& file, Config& config);

/// True for a text in another language than the site's.
bool is_pelican_translation(const Post& post, const PelicanConfig& pelican);
/// A name as a part of an address.
std::string pelican_slug(std::string_view name, const PelicanConfig& pelican);
/// The URL path of an article or page, decoded, without leading `/`.
std::optional<std::string> make_pelican_path(const Post& post, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
