/// Zola's `zola.toml` or `config.toml` (getzola/zola, `components/config`).

#include "base/language.h"
#include "base/regex.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "config/shared_keys.h"
#include "kinds/zola/zola.h"

#include <algorithm>

namespace essaypack {
namespace {

ZolaSlugs slugs_of(KeyReader& keys, std::string_view key) {
  std::string word;
  keys.choice(key, {"on", "safe", "off"}, word);
  return word == "safe" ? ZolaSlugs::safe : word == "off" ? ZolaSlugs::off : ZolaSlugs::on;
}

/// `taxonomies`: `{name = "tags"}` each. The first that is none of the usual ones takes the place of missing
/// categories.
void read_taxonomies(const Value* list, Config& config) {
  TermFields& terms = config.terms;
  terms.has_categories = terms.has_tags = false;
  std::string other;
  for (const Value& entry : list ? list->items : std::vector<Value>()) {
    const Value* name = entry.is_map() ? entry.find("name") : &entry;
    if (!name || !name->is_scalar()) continue;
    const Value* render = entry.is_map() ? entry.find("render") : nullptr;
    const bool has_pages = !render || parse_bool(render->text).value_or(true);
    const std::string word = to_lower_ascii(name->text);
    if (word == "categories" || word == "category") {
      terms.category = name->text;
      terms.has_categories = has_pages;
    } else if (word == "tags" || word == "tag") {
      terms.tag = name->text;
      terms.has_tags = has_pages;
    } else if (word == "series") {
      terms.series = name->text;
    } else if (other.empty() && word != "authors" && word != "author") {
      other = name->text;
    }
  }
  if (terms.category == "categories" && !terms.has_categories && !other.empty()) {
    terms.category = other;
    terms.has_categories = true;
  }
  config.category_dir = terms.category;
  config.tag_dir = terms.tag;
}

/// The tables below `languages`, but for the main one: whose texts are the site's.
void read_languages(KeyReader& keys, const ZolaConfig& zola, Config& config) {
  KeyReader languages = keys.map_if_any("languages");
  if (!languages.value()) return;
  for (const Value::Member& language : languages.value()->members) {
    std::string tag = canonical_language(language.key);
    config.languages[language.key] = tag.empty() ? language.key : std::move(tag);
    LanguageSettings& known = config.feed->language_settings[language.key];
    known.is_main = language.key == zola.main_language;
    known.folder = zola_language_folder(language.key, config);
    KeyReader texts = languages.map_if_any(language.key);
    texts.line("title", known.title);
    texts.line("description", known.description);
  }
  config.languages.emplace(zola.main_language, config.language);
  config.feed->language_settings[zola.main_language].is_main = true;
  config.feed->generator_splits = true;
  KeyReader own = languages.map_if_any(zola.main_language);
  own.line("title", config.title);
  own.line("description", config.description);
}

/// `feed_filenames`: Zola 0.19 and later; one name before.
void read_feeds(KeyReader& keys, FeedConfig& feed) {
  long limit = 0;
  if (keys.number("feed_limit", 0, 1'000'000, limit)) feed.limit = static_cast<std::size_t>(limit);
  std::vector<std::string> names;
  if (!keys.texts("feed_filenames", names)) keys.texts("feed_filename", names);
  for (std::string& name : names)
    if (!name.empty() && name.find('/') == std::string::npos)
      (name.find("rss") != std::string::npos ? feed.rss_path : feed.atom_path) = std::move(name);
}

}  // namespace

std::string regex_of_zola_glob(std::string_view glob) {
  std::string regex = "^";
  int braces = 0;
  for (std::size_t at = 0; at < glob.size(); ++at) {
    const char c = glob[at];
    const std::size_t close = c == '[' ? glob.find(']', at + 2) : glob.npos;
    const bool begins = at == 0 || glob[at - 1] == '/';
    if (begins && glob.substr(at, 3) == "**/") {
      regex += at == 0 ? "(?:/?|[\\s\\S]*/)" : "(?:|[\\s\\S]*/)";
      at += 2;
    } else if (c == '*')
      regex += "[\\s\\S]*";
    else if (c == '?')
      regex += "[\\s\\S]";
    else if (c == '[' && close != glob.npos) {
      regex += '[';
      for (std::size_t in = at + 1; in < close; ++in) {
        if (in == at + 1 && (glob[in] == '!' || glob[in] == '^')) {
          regex += '^';
          continue;
        }
        if (std::string_view("\\[]^&|~").find(glob[in]) != std::string_view::npos) regex += '\\';
        regex += glob[in];
      }
      regex += ']';
      at = close;
    } else if (c == '{' || c == '}') {
      braces += c == '{' ? 1 : -1;
      regex += c == '{' ? "(?:" : ")";
    } else if (c == ',' && braces > 0) {
      regex += '|';
    } else if (c == '\\' && at + 1 < glob.size()) {
      regex.append("\\").append(1, glob[++at]);
    } else {
      if (std::string_view("\\^$.|+()").find(c) != std::string_view::npos) regex += '\\';
      regex += c;
    }
  }
  return regex + "$";
}

void read_zola(ConfigFile& file, Config& config) {
  ZolaConfig& zola = settings_of<ZolaConfig>(config);
  KeyReader keys(file);
  keys.text("default_language", zola.main_language);
  config.language = canonical_language(zola.main_language);
  read_site_url(keys, "base_url", config.url);
  keys.line("title", config.title);
  keys.line("description", config.description);
  read_person(keys, "author", config.author);
  read_languages(keys, zola, config);
  read_taxonomies(keys.find("taxonomies"), config);
  read_feeds(keys, *config.feed);
  keys.folder("output_dir", config.public_folder);
  config.layout_folders = {"templates"};
  std::string theme;
  if (keys.text("theme", theme) && !theme.empty() && theme.find('/') == theme.npos)
    config.layout_folders.push_back("themes/" + theme + "/templates");
  keys.texts("ignored_content", zola.ignored_content);
  for (const std::string& glob : zola.ignored_content)
    if (!Regex::parse(regex_of_zola_glob(glob)))
      keys.fatal(*keys.find("ignored_content"),
                 tr("'{}' has '{}', which is no pattern", keys.name("ignored_content"), glob),
                 tr("correct the pattern, or remove it"));
  KeyReader slugs = keys.map_if_any("slugify");
  zola.path_slugs = slugs_of(slugs, "paths");
  zola.term_slugs = slugs_of(slugs, "taxonomies");
  slugs.flag("paths_keep_dates", zola.keeps_dates);
  KeyReader markdown = keys.map_if_any("markdown");
  markdown.flag("smart_punctuation", config.markdown.typography.smart);
  markdown.flag("render_emoji", config.markdown.typography.emoji);
  markdown.flag("definition_list", config.markdown.descriptions.are_read);
  KeyReader extra = keys.map_if_any("extra");
  read_params(extra.value(), config.params);
  if (config.author.name.empty()) read_person(extra, "author", config.author);
  extra.line("subtitle", config.subtitle);
}

}  // namespace essaypack
