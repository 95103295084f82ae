/// Hexo's `_config.yml` (Hexo 8.1.2, with the keys of its renderers and of some plugins).

#include "base/language.h"
#include "base/text.h"
#include "config/detect.h"
#include "config/sections/feed.h"
#include "config/sections/sitemap.h"
#include "config/shared_keys.h"
#include "kinds/hexo/hexo.h"

namespace essaypack {
namespace {

/// `language: [zh-tw, en]`: posts of the others stand in folders that are called so.
void read_languages(KeyReader& keys, Config& config) {
  std::vector<std::string> codes;
  if (!keys.texts("language", codes) || codes.size() < 2) return;
  for (const std::string& code : codes)
    if (std::string tag = canonical_language(code); !tag.empty())
      config.languages[to_lower_ascii(code)] = std::move(tag);
}

}  // namespace

void read_hexo(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  read_site_texts(keys, config);
  read_languages(keys, config);
  read_addresses(keys, config);
  read_inclusion(keys, config);
  read_renderers(keys, config);
  if (const Value* theme = keys.find("theme"); theme && theme->is_scalar()) config.theme = theme->text;
  keys.folder("public_dir", config.public_folder);
  std::string updated;
  if (keys.text("updated_option", updated)) config.updated_is_date = updated != "empty";
  read_feed(keys.map_if_any("feed"), *config.feed);
  read_sitemap(keys.map_if_any("sitemap"), *config.sitemap);
}

}  // namespace essaypack
