#include "config/shared_keys.h"

#include "base/comments.h"
#include "base/file.h"
#include "base/language.h"
#include "base/text.h"
#include "base/url.h"
#include "config/keys/output_folder.h"
#include "config/sections/feed.h"
#include "config/site_folder.h"

#include <algorithm>

namespace essaypack {
namespace {

/// What `hexo init` wrote into `url` over the years.
constexpr std::string_view kStarterUrls[] = {"http://example.com", "http://yoursite.com"};

bool contains_word(std::string_view text, std::string_view letters) {
  return text.find_first_of(letters) != std::string_view::npos;
}

/// Splits texts at commas of either width.
std::vector<std::string> split_commas(const std::vector<std::string>& texts) {
  std::vector<std::string> parts;
  for (std::string text : texts) {
    for (std::size_t at; (at = text.find("，")) != std::string::npos;)
      text.replace(at, std::string_view("，").size(), ",");
    for (const std::string_view part : split(text, ','))
      if (const std::string clean = collapse_white_space(nfc(part)); !clean.empty()) parts.push_back(clean);
  }
  return parts;
}

bool is_starter_url(std::string_view clean) {
  return std::find(std::begin(kStarterUrls), std::end(kStarterUrls), clean) != std::end(kStarterUrls);
}

}  // namespace

std::optional<std::string> clean_site_url(std::string_view text) {
  text = trim(text);
  if (!is_http_url(text)) return std::nullopt;
  text = text.substr(0, text.find_first_of("?#"));
  const std::string encoded = encode_url(text);
  const UrlParts parts = split_url(encoded);
  std::string_view authority = parts.authority;
  authority.remove_prefix(authority.find('@') == std::string_view::npos ? 0 : authority.find('@') + 1);
  if (authority.empty() || contains_word(authority, " \t\"<>\\^`{|}%,;'()")) return std::nullopt;
  std::string url = to_lower_ascii(parts.scheme) + "://" + std::string(authority) + remove_dot_segments(parts.path);
  while (url.back() == '/') url.pop_back();
  return url;
}

std::string clean_root(std::string_view text) {
  std::string root = "/";
  for (const std::string_view part : split(trim(text), '/'))
    if (!part.empty()) root += std::string(part) + "/";
  return root;
}

bool read_site_url(KeyReader& keys, std::string_view key, std::string& url) {
  std::string text;
  if (!keys.text(key, text) || text.empty()) return false;
  const std::optional<std::string> clean = clean_site_url(text);
  if (!clean) {
    keys.bad(*keys.find(key), tr("'{}' is '{}', not an absolute address", keys.name(key), text),
             tr("write it with its scheme: https://example.org"));
    return false;
  }
  if (is_starter_url(*clean) && !keys.is_own()) return false;
  url = *clean;
  return true;
}

Place find_starter_url(const std::filesystem::path& site_folder) {
  constexpr const char* kFile = "_config.yml";
  const FileBytes file = read_file(site_folder / kFile, kMostConfigBytes);
  if (!file.bytes) return {};
  const ParsedValue parsed = parse_yaml(*file.bytes, kConfigLimits);
  const Value* url = parsed.value ? parsed.value->find("url") : nullptr;
  if (!url || !url->is_scalar() || !is_starter_url(clean_site_url(url->text).value_or(""))) return {};
  return {kFile, url->line, url->column};
}

void read_person(KeyReader& keys, std::string_view key, Person& person) {
  const Value* value = keys.find(key);
  if (!value) return;
  if (!value->is_map()) {
    std::string name;
    if (keys.line(key, name) && !name.empty()) person.name = name;
    return;
  }
  KeyReader inner = keys.map(key);
  for (const std::string_view name : {"nick", "name"}) inner.line(name, person.name);
  for (const std::string_view name : {"mail", "email"}) inner.text(name, person.email);
  for (const std::string_view name : {"link", "uri", "url"}) inner.text(name, person.url);
  inner.report_unknown();
}

void read_language(KeyReader& keys, std::string_view key, std::string& language) {
  std::vector<std::string> tags;
  if (!keys.texts(key, tags) || tags.empty()) return;
  std::string tag = canonical_language(tags[0]);
  if (tag.empty() && keys.is_own())
    keys.bad(*keys.find(key), tr("'{}' is '{}', not a language tag", keys.name(key), tags[0]),
             tr("write a tag such as zh-CN or en"));
  if (!tag.empty()) language = std::move(tag);
}

void read_zone(KeyReader& keys, std::string_view key, Config& config) {
  std::string name;
  if (!keys.text(key, name) || name.empty()) return;
  const std::optional<Zone> zone = Zone::find(name);
  if (!zone) {
    keys.fatal(*keys.find(key), tr("'{}' is '{}', which is no time zone", keys.name(key), name),
               tr("write an IANA name such as Asia/Shanghai, or an offset such as +08:00"));
    return;
  }
  config.zone = *zone;
  config.zone_is_set = true;
}

void read_keywords(KeyReader& keys, std::string_view key, std::vector<std::string>& keywords) {
  std::vector<std::string> texts;
  if (!keys.texts(key, texts)) return;
  for (std::string& text : texts) text = without_comments(text);
  keywords = split_commas(texts);
}

/// `language: [zh-tw, en]`: texts of the others stand in folders that are called so, or have names that end so. A
/// generator with languages of its own knows better.
static void read_languages(KeyReader& keys, Config& config) {
  std::vector<std::string> codes;
  if (config.feed->generator_splits || !keys.texts("language", codes) || codes.size() < 2) return;
  config.languages.clear();
  config.feed->language_settings.clear();
  for (const std::string& code : codes) {
    std::string tag = canonical_language(code);
    if (tag.empty()) continue;
    const std::string name = to_lower_ascii(code);
    LanguageSettings& known = config.feed->language_settings[name];
    known.is_main = &code == &codes.front();
    known.folder = known.is_main ? std::string() : name + '/';
    config.languages[name] = std::move(tag);
  }
}

void read_site_texts(KeyReader& keys, Config& config) {
  keys.line("title", config.title);
  keys.line("subtitle", config.subtitle);
  keys.line("description", config.description);
  read_keywords(keys, "keywords", config.keywords);
  read_person(keys, "author", config.author);
  keys.text("email", config.author.email);
  read_language(keys, "language", config.language);
  read_languages(keys, config);
  read_zone(keys, "timezone", config);
  read_site_url(keys, "url", config.url);
}

void read_addresses(KeyReader& keys, Config& config) {
  std::string word;
  long number = 0;
  if (keys.text("root", word)) config.root = clean_root(word);
  if (keys.text("permalink", word) && !word.empty()) config.permalink = word;
  keys.text_map("permalink_defaults", config.permalink_defaults);
  KeyReader pretty = keys.map("pretty_urls");
  pretty.flag("trailing_index", config.trailing_index);
  pretty.flag("trailing_html", config.trailing_html);
  pretty.report_unknown();
  keys.text("new_post_name", config.new_post_name);
  if (keys.number("filename_case", 0, 2, number)) config.filename_case = static_cast<LetterCase>(number);
  keys.text("default_category", config.default_category);
  keys.text_map("category_map", config.category_map);
  keys.text_map("tag_map", config.tag_map);
  read_output_folder(keys, "category_dir", config.category_dir);
  read_output_folder(keys, "tag_dir", config.tag_dir);
  read_output_folder(keys, "archive_dir", config.archive_dir);
  keys.folder("code_dir", config.code_folder);
  keys.flag("post_asset_folder", config.post_asset_folder);
  KeyReader abbrlink = keys.map("abbrlink");
  abbrlink.choice("alg", config.abbrlink_sum);
  abbrlink.choice("rep", config.abbrlink_digits);
  abbrlink.report_unknown();
}

void read_params(const Value* map, std::map<std::string, std::string>& params) {
  constexpr std::size_t kMaxParams = 1'000;
  const auto is_private = [](const std::string& key) {
    return key.find("password") != std::string::npos || key.find("secret") != std::string::npos ||
           key.find("token") != std::string::npos;
  };
  const auto read = [&params, &is_private](const Value& from, const std::string& prefix, int depth,
                                           const auto& again) -> void {
    for (const Value::Member& member : from.members) {
      const std::string key = prefix + member.key;
      if (member.value.type == Value::Type::null) continue;
      if (params.size() >= kMaxParams) {
        params.emplace("[?]", "");
        return;
      }
      const bool is_deep_map = member.value.is_map() && depth >= 3;
      if (is_deep_map || is_private(to_lower_ascii(key))) {
        params.emplace(key + "[?]", "");
      } else if (member.value.is_map()) {
        params.emplace(key + ".", "");
        again(member.value, key + ".", depth + 1, again);
      } else {
        params.emplace(member.value.is_scalar() ? key : key + "[]", member.value.text);
        if (member.value.is_scalar() && member.value.quoted) params.emplace(key + kQuotedParam, "");
      }
    }
  };
  if (map && map->is_map()) read(*map, "", 0, read);
}

void read_inclusion(KeyReader& keys, Config& config) {
  // essaypack.yaml adds to what the site's own file says: what the generator passes over stays out
  const auto add = [&](std::string_view key, std::vector<std::string>& globs) {
    std::vector<std::string> more;
    if (keys.texts(key, more)) globs.insert(globs.end(), more.begin(), more.end());
  };
  add("skip_render", config.skip_render);
  add("include", config.include);
  add("exclude", config.exclude);
  add("ignore", config.ignore);
  bool no_tags = false;
  if (keys.flag("disableNunjucks", no_tags)) config.nunjucks = !no_tags;

  KeyReader encrypt = keys.map("encrypt");
  if (const Value* tags = encrypt.find("tags")) {
    config.protected_tags.clear();
    const auto add_tag = [&](const Value& tag) {
      const Value* name = tag.is_map() ? tag.find("name") : &tag;
      if (name && name->is_scalar()) config.protected_tags.insert(std::string(trim(name->text)));
    };
    for (const Value& tag : tags->items) add_tag(tag);
    // one alone, or a map of names and passwords, on which the plug-in stops
    if (tags->is_scalar() || tags->find("name")) add_tag(*tags);
    if (tags->is_map() && !tags->find("name"))
      for (const Value::Member& tag : tags->members) config.protected_tags.insert(std::string(trim(tag.key)));
  }
  encrypt.report_unknown();

  KeyReader hide = keys.map("hide_posts");
  bool enabled = true;
  std::string filter = "hidden";
  hide.flag("enable", enabled);
  const bool is_named = hide.text("filter", filter);
  if (hide.value() && (enabled || is_named)) config.hidden_key = filter;
  hide.report_unknown();
}

}  // namespace essaypack
