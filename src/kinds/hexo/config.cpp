/// Hexo's `_config.yml` (Hexo 8.1.2, with the keys of its renderers and of some plugins).

#include "config/detect.h"
#include "config/sections/feed.h"
#include "config/sections/sitemap.h"
#include "config/shared_keys.h"
#include "kinds/hexo/hexo.h"

namespace essaypack {

void read_hexo(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  read_site_texts(keys, config);
  read_addresses(keys, config);
  read_inclusion(keys, config);
  read_renderers(keys, config);
  if (const Value* theme = keys.find("theme"); theme && theme->is_scalar()) config.theme = theme->text;
  keys.folder("public_dir", config.public_folder);
  keys.flag("titlecase", config.title_case);
  std::string updated;
  if (keys.text("updated_option", updated)) config.updated_is_date = updated != "empty";
  read_feed(keys.map_if_any("feed"), *config.feed);
  read_sitemap(keys.map_if_any("sitemap"), *config.sitemap);
}

}  // namespace essaypack
