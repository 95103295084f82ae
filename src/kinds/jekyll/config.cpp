/// Jekyll's `_config.yml` or `_config.toml` (jekyll/jekyll 202df57).

#include "base/file.h"
#include "base/language.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "config/shared_keys.h"
#include "kinds/jekyll/jekyll.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace essaypack {
namespace {

/// `collections: [notes]` or a map; those with `output: true` have pages.
void read_collections(KeyReader& keys, Config& config) {
  JekyllConfig& jekyll = settings_of<JekyllConfig>(config);
  std::string above = config.source_folder.empty() ? "" : config.source_folder + "/";
  std::string folder;
  if (keys.text("collections_dir", folder))
    if (const std::optional<std::string> clean = clean_folder(folder); clean && !clean->empty()) {
      above += *clean + "/";
      jekyll.collections_dir = *clean;
    }
  const Value* collections = keys.find("collections");
  if (!collections || !collections->is_map()) return;
  for (const Value::Member& member : collections->members) {
    const Value* permalink = member.value.find("permalink");
    const std::string pattern = permalink && permalink->is_scalar() ? permalink->text : std::string();
    const Value* output = member.value.find("output");
    if (member.key == "posts") {
      if (!pattern.empty()) config.permalink = pattern;
    } else if (output && output->is_scalar() && parse_bool(output->text).value_or(false)) {
      jekyll.collections[member.key] = {above + '_' + member.key, pattern};
    }
  }
}

/// `defaults`: a list of `scope` and `values`. Jekyll lets the longer path win, and of equal ones the one with a type.
void read_defaults(KeyReader& keys, JekyllConfig& jekyll) {
  const Value* defaults = keys.find("defaults");
  if (!defaults) return;
  for (const Value& item : defaults->items) {
    const Value* scope = item.find("scope");
    const Value* values = item.find("values");
    if (!values || !values->is_map()) continue;
    const auto text = [&](std::string_view key) {
      const Value* value = scope ? scope->find(key) : nullptr;
      return value && value->is_scalar() && !value->is_null() ? value->text : std::string();
    };
    std::string path = text("path");
    while (!path.empty() && path.front() == '/') path.erase(0, 1);
    while (!path.empty() && path.back() == '/') path.pop_back();
    jekyll.head_defaults.push_back({std::move(path), text("type"), *values});
  }
  std::stable_sort(
      jekyll.head_defaults.begin(), jekyll.head_defaults.end(), [](const HeadDefaults& a, const HeadDefaults& b) {
        return a.path.size() != b.path.size() ? a.path.size() < b.path.size() : a.type.empty() && !b.type.empty();
      });
}

Person person_of(const Value::Member& member) {
  const auto text = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (const Value* found = member.value.find(key); found && found->is_scalar())
        return collapse_white_space(nfc(found->text));
    return std::string();
  };
  Person person{text({"name"}), text({"email", "mail"}), text({"url", "uri", "link", "home", "website"})};
  if (person.name.empty()) person.name = collapse_white_space(nfc(member.key));
  return person;
}

/// jekyll-polyglot: `default_lang` has no folder in addresses.
void read_polyglot(KeyReader& keys, Config& config) {
  JekyllConfig& jekyll = settings_of<JekyllConfig>(config);
  std::vector<std::string> plugins;
  std::vector<std::string>& languages = jekyll.polyglot_languages;
  keys.texts("languages", languages);
  keys.texts("plugins", plugins);
  const bool is_named = keys.text("default_lang", jekyll.polyglot_language);
  if (languages.empty() || (!is_named && std::find(plugins.begin(), plugins.end(), "jekyll-polyglot") == plugins.end()))
    jekyll.polyglot_language.clear();
  else if (jekyll.polyglot_language.empty())
    jekyll.polyglot_language = "en";
  if (jekyll.polyglot_language.empty()) return;
  config.feed->generator_splits = true;
  for (const std::string& code : languages) {
    std::string tag = canonical_language(code);
    if (tag.empty()) continue;
    config.languages[code] = std::move(tag);
    LanguageSettings& known = config.feed->language_settings[code];
    known.is_main = code == jekyll.polyglot_language;
    known.folder = known.is_main ? std::string() : code + '/';
  }
}

/// `a,b` or a list.
std::vector<std::string> read_words(KeyReader& keys, std::string_view key) {
  std::vector<std::string> texts, words;
  keys.texts(key, texts);
  for (const std::string& text : texts)
    for (const std::string_view word : split(text, ',')) words.emplace_back(trim(word));
  return words;
}

/// `smart_quotes`: entities of the single quotes, then of the double ones.
void read_smart_quotes(KeyReader& kramdown, MarkdownConfig& markdown) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"apos", "'"},  {"bdquo", "„"}, {"laquo", "«"}, {"ldquo", "“"},  {"lsaquo", "‹"}, {"lsquo", "‘"},
      {"quot", "\""}, {"raquo", "»"}, {"rdquo", "”"}, {"rsaquo", "›"}, {"rsquo", "’"},  {"sbquo", "‚"}};
  const std::vector<std::string> names = read_words(kramdown, "smart_quotes");
  if (names.size() != 4) return;
  std::string quotes;
  for (const std::size_t i : {2, 3, 0, 1}) {
    const auto* found = std::find_if(std::begin(kEntities), std::end(kEntities),
                                     [&](const auto& entity) { return entity.first == names[i]; });
    if (found == std::end(kEntities)) return;
    quotes += found->second;
  }
  markdown.typography.quotes = quotes;
}

/// Another renderer, and kramdown with a quirk of GitHub's, leave dashes and dots alone.
void read_kramdown(KeyReader& keys, MarkdownConfig& markdown) {
  std::string renderer;
  if (keys.text("markdown", renderer) && to_lower_ascii(renderer) != "kramdown") markdown.typography.smart = false;
  KeyReader kramdown = keys.map_if_any("kramdown");
  read_smart_quotes(kramdown, markdown);
  kramdown.flag("hard_wrap", markdown.breaks);
  kramdown.flag("parse_block_html", markdown.html.holds_markdown);
  // without GitHub's kind, which Jekyll takes unless it is told otherwise, tildes and brackets are text
  if (std::string input; kramdown.text("input", input) && to_lower_ascii(input) == "kramdown")
    markdown.marks.strikethrough = markdown.task_lists = false;
  const std::vector<std::string> quirks = read_words(kramdown, "gfm_quirks");
  if (std::find(quirks.begin(), quirks.end(), "no_auto_typographic") != quirks.end()) markdown.typography.smart = false;
}

}  // namespace

void read_jekyll_people(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  constexpr std::uint64_t kLargest = 1024 * 1024;
  const std::string folder = config.source_folder + (config.source_folder.empty() ? "_data" : "/_data");
  if (!is_folder(config.site_folder / folder)) return;
  config.files.push_back(folder);  // a file of authors may appear there
  for (const char* extension : {".yml", ".yaml", ".json"}) {
    const std::string name = folder + "/authors" + extension;
    const std::filesystem::path path = config.site_folder / name;
    const std::optional<std::string> text =
        is_inside(path, config.site_folder) ? read_file(path, kLargest).bytes : std::nullopt;
    if (!text) continue;
    config.files.push_back(name);
    TextRepairs repairs;
    const ParsedValue parsed = parse_yaml(clean_file_text(*text, repairs));  // JSON is YAML, too
    if (!parsed.value)
      diagnostics.report(Kind::config_ignored_value, {prefix + name, parsed.line, parsed.column},
                         tr("{}, so authors keep their short names", parsed.error));
    else
      for (const Value::Member& member : parsed.value->members)
        if (member.value.is_map()) config.people.emplace(collapse_white_space(nfc(member.key)), person_of(member));
    break;
  }
  if (const auto known = config.people.find(config.author.name); known != config.people.end())
    config.author = known->second;
}

const JekyllCollection* find_collection(const JekyllConfig& jekyll, std::string_view source) {
  for (const auto& [name, collection] : jekyll.collections)
    if (source.substr(0, collection.folder.size() + 1) == collection.folder + "/") return &collection;
  return nullptr;
}

void read_jekyll(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  JekyllConfig& jekyll = settings_of<JekyllConfig>(config);
  std::string text;
  read_site_texts(keys, config);
  for (const std::string_view key : {"locale", "lang"}) read_language(keys, key, config.language);
  if (keys.text("baseurl", text)) config.root = clean_root(text);
  if (keys.text("permalink", text) && !text.empty()) config.permalink = text;
  read_collections(keys, config);
  read_polyglot(keys, config);
  read_defaults(keys, jekyll);
  read_kramdown(keys, config.markdown);
  for (const std::string_view key : {"plugins", "gems"})
    if (std::vector<std::string> plugins; keys.texts(key, plugins))
      config.markdown.typography.emoji |= std::find(plugins.begin(), plugins.end(), "jemoji") != plugins.end();
  config.first_paragraph_is_excerpt = true;
  if (keys.text("excerpt_separator", config.excerpt_separator)) config.first_paragraph_is_excerpt = false;
  read_params(&file.root(), config.params);
  // The configuration of a theme that is a gem adds to the site's.
  bool is_alone = false;
  keys.flag("ignore_theme_config", is_alone);
  if (keys.find("theme") && !is_alone) config.params.emplace("[?]", "");
  keys.folder("destination", config.public_folder);
  keys.texts("exclude", jekyll.exclude);
  keys.texts("include", jekyll.include);
  std::vector<std::string> entries;
  if (keys.texts("markdown_ext", entries)) {
    config.extensions.clear();
    for (const std::string& entry : entries)
      for (const std::string_view extension : split(entry, ','))
        if (const std::string_view name = trim(extension); !name.empty())
          config.extensions.push_back(to_lower_ascii(name));
  }
  KeyReader feed = keys.map_if_any("feed");
  read_feed(feed, *config.feed);
  long number = 0;
  if (keys.number("limit_posts", 0, 1'000'000, number)) jekyll.limit_posts = static_cast<std::size_t>(number);
  if (feed.number("posts_limit", 0, 1'000'000, number)) config.feed->limit = static_cast<std::size_t>(number);
  bool is_brief = false;
  if (feed.flag("excerpt_only", is_brief) && is_brief) config.feed->content = FeedContent::summary;
}

}  // namespace essaypack
