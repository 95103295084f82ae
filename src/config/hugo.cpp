/// Hugo's configuration (gohugoio/hugo 7b5199f), keys in lower case.

#include "base/language.h"
#include "base/text.h"
#include "config/shared_keys.h"

#include <algorithm>

namespace essaypack {
namespace {

/// What a whole site and one of its languages may both say.
void read_texts(KeyReader& keys, Config& config) {
  keys.line("title", config.title);
  for (const std::string_view key : {"languagecode", "locale"}) read_language(keys, key, config.language);
  read_zone(keys, "timezone", config);
  KeyReader params = keys.map_if_any("params");
  read_params(params.value(), config.params);
  params.line("subtitle", config.subtitle);
  params.line("description", config.description);
  read_keywords(params, "keywords", config.keywords);
  read_person(params, "author", config.author);
}

}  // namespace

void read_hugo(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  std::string main_language = config.language.empty() ? "en" : config.language;
  read_language(keys, "defaultcontentlanguage", config.language);
  keys.text("defaultcontentlanguage", main_language);
  read_person(keys, "author", config.author);
  read_texts(keys, config);
  KeyReader language = keys.map_if_any("languages").map_if_any(to_lower_ascii(main_language));
  read_texts(language, config);
  read_site_url(keys, "baseurl", config.url);
  keys.folder("publishdir", config.public_folder);
  std::vector<std::string> folders;
  if (keys.texts("staticdir", folders)) {
    config.static_folders.clear();
    for (const std::string& folder : folders)
      if (std::optional<std::string> clean = clean_folder(folder)) config.static_folders.push_back(std::move(*clean));
  }
  if (keys.texts("disablekinds", folders))
    config.has_list_pages = std::find(folders.begin(), folders.end(), "taxonomy") == folders.end() &&
                            std::find(folders.begin(), folders.end(), "term") == folders.end();
}

}  // namespace essaypack
