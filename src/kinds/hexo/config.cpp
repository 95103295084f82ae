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

/// `quotes: '“”‘’'`, or a list of four.
void read_quotes(KeyReader& keys, std::string& quotes) {
  std::vector<std::string> marks;
  if (!keys.texts("quotes", marks)) return;
  std::string joined;
  for (const std::string& mark : marks) joined += mark;
  if (count_code_points(joined) == 4) quotes = joined;
}

/// hexo-renderer-marked, hexo-renderer-markdown-it and hexo-renderer-kramed: the one that is installed has its section.
void read_renderers(KeyReader& keys, MarkdownConfig& markdown) {
  KeyReader marked = keys.map_if_any("marked");
  marked.flag("breaks", markdown.breaks);
  marked.flag("smartypants", markdown.smart);
  marked.flag("gfm", markdown.gfm);
  marked.flag("autolink", markdown.autolink);
  marked.flag("descriptionLists", markdown.description_lists);
  read_quotes(marked, markdown.quotes);
  long number = 0;
  const Value* anchors = marked.find("modifyAnchors");
  if (anchors && anchors->is_scalar() && marked.number("modifyAnchors", 0, 2, number))
    markdown.heading_ids = static_cast<LetterCase>(number);

  KeyReader kramed = keys.map_if_any("kramed");
  kramed.flag("breaks", markdown.breaks);
  kramed.flag("smartypants", markdown.smart);
  kramed.flag("gfm", markdown.gfm);

  KeyReader render = keys.map_if_any("markdown").map_if_any("render");
  render.flag("breaks", markdown.breaks);
  render.flag("typographer", markdown.smart);
  render.flag("linkify", markdown.autolink);
  read_quotes(render, markdown.quotes);
  // Both are part of GitHub's kind of Markdown in marked.
  markdown.breaks = markdown.breaks && markdown.gfm;
  markdown.autolink = markdown.autolink && markdown.gfm;
}

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
  read_renderers(keys, config.markdown);
  keys.folder("public_dir", config.public_folder);
  std::string updated;
  if (keys.text("updated_option", updated)) config.updated_is_date = updated != "empty";
  read_feed(keys.map_if_any("feed"), *config.feed);
  read_sitemap(keys.map_if_any("sitemap"), *config.sitemap);
}

}  // namespace essaypack
