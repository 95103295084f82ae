/// Hugo's configuration (gohugoio/hugo 7b5199f), keys in lower case.

#include "base/regex.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "config/shared_keys.h"
#include "kinds/hugo/hugo.h"

#include <algorithm>
#include <map>
#include <optional>

namespace essaypack {
namespace {

/// Parameters of a language count before the site's; maps are joined.
void lay_over(const std::map<std::string, std::string>& own, std::map<std::string, std::string>& params) {
  for (const auto& [key, value] : own) {
    const std::string name = key.substr(0, key.find_last_not_of("\"[]?.") + 1);
    for (const char* form : {"", kQuotedParam, "[]", "[?]"}) params.erase(name + form);
  }
  for (const auto& [key, value] : own) params[key] = value;
}

/// What a whole site and one of its languages may both say.
void read_texts(KeyReader& keys, Config& config) {
  keys.line("title", config.title);
  for (const std::string_view key : {"languagecode", "locale"}) read_language(keys, key, config.language);
  read_zone(keys, "timezone", config);
  KeyReader params = keys.map_if_any("params");
  std::map<std::string, std::string> own;
  read_params(params.value(), own);
  lay_over(own, config.params);
  params.line("subtitle", config.subtitle);
  params.line("description", config.description);
  read_keywords(params, "keywords", config.keywords);
  read_person(params, "author", config.author);
}

/// `permalinks`: a pattern for each section, or for each kind of page a map of these.
void read_permalinks(KeyReader& keys, std::map<std::string, std::string>& patterns) {
  const Value* permalinks = keys.find("permalinks");
  if (!permalinks) return;
  const auto read_sections = [&](const Value& map) {
    for (const Value::Member& member : map.members)
      if (member.value.is_scalar() && !member.value.text.empty()) patterns[member.key] = member.value.text;
  };
  read_sections(*permalinks);
  if (const Value* pages = permalinks->find("page")) read_sections(*pages);
}

/// What a language says for itself. One that has an address has no folder there.
void read_own_language(KeyReader keys, const std::string& code, Config& config) {
  HugoConfig& hugo = settings_of<HugoConfig>(config);
  LanguageSettings& own = config.feed->language_settings[code];
  own.is_main = code == hugo.main_language;
  keys.line("title", own.title);
  KeyReader params = keys.map_if_any("params");
  params.line("description", own.description);
  read_person(params, "author", own.author);
  read_site_url(keys, "baseurl", own.url);
  std::map<std::string, std::string> patterns;
  read_permalinks(keys, patterns);
  if (!patterns.empty()) hugo.language_permalinks[code] = std::move(patterns);
  if (!own.url.empty()) hugo.own_addresses.insert(code);
  own.folder = hugo_language_folder(code, config);
}

/// `frontmatter`: which fields of a head give which date.
void read_date_lists(KeyReader& keys, Config& config) {
  KeyReader lists = keys.map_if_any("frontmatter");
  for (const char* date : {"date", "publishdate", "lastmod", "expirydate"}) {
    std::vector<std::string> fields;
    if (!lists.texts(date, fields)) continue;
    for (std::string& field : fields) field = to_lower_ascii(field);
    config.date_fields[date] = std::move(fields);
  }
}

/// `taxonomies`: singular -> plural, which is the field and the folder. A site that names its own has no others; the
/// first that is none of the usual ones takes the place of missing categories.
void read_taxonomies(KeyReader& keys, Config& config) {
  const Value* map = keys.find("taxonomies");
  if (!map || !map->is_map()) return;
  TermFields& terms = config.terms;
  std::string category, other;
  terms.has_tags = false;
  for (const Value::Member& member : map->members) {
    if (!member.value.is_scalar() || member.value.text.empty()) continue;
    const std::string field = to_lower_ascii(member.value.text);
    if (member.key == "category")
      category = field;
    else if (member.key == "series")
      terms.series = field;
    else if (member.key == "tag")
      terms.tag = field, terms.has_tags = true;
    else if (other.empty() && member.key != "author")
      other = field;
  }
  if (category.empty()) category = other;
  terms.has_categories = !category.empty();
  if (terms.has_categories) terms.category = category;
  config.category_dir = terms.category;
  config.tag_dir = terms.tag;
}

/// A pattern that can't be read would publish what it keeps out, so the run ends.
void check_ignored(KeyReader& keys) {
  const Value* patterns = keys.find("ignorefiles");
  if (!patterns) return;
  const auto check = [&](const Value& pattern) {
    if (pattern.is_scalar() && !Regex::parse_go(pattern.text))
      keys.fatal(pattern,
                 tr("'{}' has '{}', which is no regular expression of Go", keys.name("ignorefiles"), pattern.text),
                 tr("correct the pattern, or remove it"));
  };
  check(*patterns);
  for (const Value& pattern : patterns->items) {
    check(pattern);
    if (!pattern.is_scalar())
      keys.fatal(pattern, tr("'{}' has what is no text", keys.name("ignorefiles")),
                 tr("write regular expressions, each in quotes"));
  }
}

}  // namespace

void read_hugo(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  HugoConfig& hugo = settings_of<HugoConfig>(config);
  read_language(keys, "defaultcontentlanguage", config.language);
  read_person(keys, "author", config.author);
  read_texts(keys, config);
  KeyReader languages = keys.map_if_any("languages");
  KeyReader language = languages.map_if_any(hugo.main_language);
  read_texts(language, config);
  for (const auto& [code, tag] : config.languages) read_own_language(languages.map_if_any(code), code, config);
  check_ignored(keys);
  check_ignored(language);
  read_site_url(keys, "baseurl", config.url);
  config.feed->generator_splits = true;
  if (const std::string& own = config.feed->language_settings[hugo.main_language].url; !own.empty()) config.url = own;
  read_permalinks(keys, hugo.permalinks);
  read_taxonomies(keys, config);
  read_date_lists(keys, config);
  const Value* ugly = keys.find("uglyurls");
  if (ugly && ugly->is_scalar()) hugo.ugly_urls = parse_bool(ugly->text).value_or(false);
  keys.flag("disablepathtolower", hugo.keep_case);
  keys.flag("removepathaccents", hugo.remove_accents);
  keys.folder("publishdir", config.public_folder);
  KeyReader goldmark = keys.map_if_any("markup").map_if_any("goldmark");
  KeyReader extensions = goldmark.map_if_any("extensions");
  extensions.flag("linkify", config.markdown.autolink);
  extensions.flag("definitionlist", config.markdown.descriptions.are_read);
  bool is_off = false;
  if (const Value* typographer = extensions.find("typographer"); typographer && !typographer->is_map())
    extensions.flag("typographer", config.markdown.typography.smart);
  else if (extensions.map_if_any("typographer").flag("disable", is_off))
    config.markdown.typography.smart = !is_off;
  extensions.flag("footnote", config.markdown.footnotes);
  KeyReader extras = extensions.map_if_any("extras");
  extras.map_if_any("insert").flag("enable", config.markdown.marks.inserted);
  extras.map_if_any("subscript").flag("enable", config.markdown.marks.subscripts);
  extras.map_if_any("superscript").flag("enable", config.markdown.marks.superscripts);
  keys.flag("enableemoji", config.markdown.typography.emoji);
  extensions.flag("strikethrough", config.markdown.marks.strikethrough);
  extensions.flag("table", config.markdown.tables.are_read);
  extensions.flag("tasklist", config.markdown.task_lists);
  bool is_passed = false;
  config.markdown.math.loses_escapes = !(extensions.map_if_any("passthrough").flag("enable", is_passed) && is_passed);
  KeyReader renderer = goldmark.map_if_any("renderer");
  renderer.flag("hardwraps", config.markdown.breaks);
  renderer.flag("unsafe", config.markdown.html.is_kept);
  KeyReader parser = goldmark.map_if_any("parser");
  parser.map_if_any("attribute").flag("block", config.markdown.attributes.below_blocks);
  parser.flag("autodefinitiontermid", config.markdown.descriptions.term_ids);
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
