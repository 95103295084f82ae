#include "config/sections/sitemap.h"

namespace essaypack {
namespace {

/// `include: [posts, home, archives, pages, books]`: what is not named stays out; posts are always in.
void read_include(KeyReader& keys, SitemapConfig& sitemap) {
  std::vector<std::string> parts;
  if (!keys.texts("include", parts)) return;
  sitemap.home = sitemap.archives = sitemap.pages = sitemap.books = false;
  for (const std::string& part : parts) {
    if (part == "home")
      sitemap.home = true;
    else if (part == "archives")
      sitemap.archives = true;
    else if (part == "pages")
      sitemap.pages = true;
    else if (part == "books")
      sitemap.books = true;
    else if (part != "posts")
      keys.bad(*keys.find("include"),
               tr("'{}' holds '{}', not posts, home, archives, pages or books", keys.name("include"), part));
  }
}

/// 8 to 128 letters, digits and hyphens, as IndexNow takes them.
void read_indexnow_key(KeyReader& keys, SitemapConfig& sitemap) {
  std::string key;
  if (!keys.text("indexnow_key", key) || key.empty()) return;
  const bool is_plain =
      key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
  if (is_plain && key.size() >= 8 && key.size() <= 128)
    sitemap.indexnow_key = std::move(key);
  else
    keys.bad(*keys.find("indexnow_key"),
             tr("'{}' is '{}', not 8 to 128 letters, digits and hyphens", keys.name("indexnow_key"), key));
}

}  // namespace

void read_sitemap(KeyReader keys, SitemapConfig& sitemap) {
  std::vector<std::string> names;
  if (keys.texts("path", names)) {
    bool has_text = false;
    for (std::string& name : names) {
      if (keys.is_own() && (name == "none" || name == "false")) {
        sitemap.xml_path.clear();
        continue;
      }
      if (!keys.clean_output_path("path", name)) continue;
      const bool is_text = name.ends_with(".txt");
      if (keys.is_own() && !is_text && !name.ends_with(".xml")) {
        keys.bad(*keys.find("path"), tr("'{}' is '{}', no name in .xml or .txt", keys.name("path"), name),
                 tr("write sitemap.xml, or none"));
        continue;
      }
      (is_text ? sitemap.txt_path : sitemap.xml_path) = name;
      has_text = has_text || is_text;
    }
    if (!has_text && keys.is_own()) sitemap.txt_path.clear();
  }
  keys.flag("categories", sitemap.categories);
  keys.flag("tags", sitemap.tags);
  if (!keys.is_own()) {
    keys.unused_template("template");
    keys.unused_template("template_txt");
    return;
  }
  read_include(keys, sitemap);
  long number = 0;
  if (keys.number("split", 1, 50'000, number)) sitemap.split = static_cast<std::size_t>(number);
  keys.texts("exclude", sitemap.exclude);
  keys.flag("images", sitemap.images);
  keys.flag("alternates", sitemap.alternates);
  keys.flag("baidu", sitemap.baidu);
  keys.flag("gzip", sitemap.gzip);
  read_indexnow_key(keys, sitemap);
  std::string word;
  if (keys.choice("index", {"auto", "always"}, word)) sitemap.always_index = word == "always";
  keys.report_unknown();
}

}  // namespace essaypack
