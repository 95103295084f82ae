#include "base/file.h"
#include "base/language.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "config/shared_keys.h"
#include "config/site_folder.h"
#include "input/source_folders.h"
#include "kinds/folder/script_file.h"
#include "kinds/kinds.h"
#include "kinds/packages.h"
#include "kinds/plain/chosen.h"
#include "kinds/plain/sources.h"
#include "kinds/settings.h"
#include "kinds/vitepress/vitepress.h"

#include <algorithm>
#include <initializer_list>

namespace essaypack {
namespace {

/// Folders of a project that texts mostly lie in.
constexpr std::string_view kFolders[] = {"", "docs/", "src/", "blog/"};

enum class Tool { vitepress, vuepress };
constexpr std::string_view name_of(Tool tool) { return tool == Tool::vitepress ? "vitepress" : "vuepress"; }

/// The configuration of one of the two, below the site folder.
std::optional<std::string> find_config(const SiteFolder& folder, Tool tool) {
  const std::string_view generator = name_of(tool);
  const std::string own = "." + std::string(generator) + "/";
  for (const std::string_view below : kFolders) {
    // in a folder of a project only where that is one of the generator
    if (!below.empty() && !asks_for_package(folder, generator)) continue;
    const std::string root = std::string(below) + own;
    if (auto script = find_script(folder, root, {"config"})) return script;
    if (auto script = find_script(folder, root + "config/", {"index"})) return script;
    if (tool == Tool::vuepress)
      if (auto file = folder.first_of(root, {"config"}, {"yml", "yaml", "toml"})) return file;
  }
  return {};
}

ReadFile read_any(const SiteFolder& folder, const std::string& name) {
  const bool is_script = !is_one_of(extension_of(name), {"yml", "yaml", "toml"});
  return is_script ? read_script_config(folder, name) : folder.read(name);
}

std::string root_of(std::string_view name) {
  const std::size_t dot = name.find(name.find(".vitepress/") != name.npos ? ".vitepress/" : ".vuepress/");
  return std::string(parent_of(name.substr(0, dot)));
}

template <Tool tool>
std::vector<ReadFile> read_files(const SiteFolder& folder) {
  const std::optional<std::string> name = find_config(folder, tool);
  if (!name) return {};
  return {read_any(folder, *name)};
}

template <Tool tool>
std::optional<FoundSite> detect(const SiteFolder& folder) {
  std::vector<ReadFile> files = read_files<tool>(folder);
  if (files.empty()) return {};
  return FoundSite{folder.path(), nullptr, std::move(files)};
}

std::string source_of(const std::vector<ReadFile>& files) {
  if (files.empty()) return {};
  const std::string root = root_of(files[0].name);
  const Value* folder = files[0].value.find("srcDir");
  const std::optional<std::string> clean = folder && folder->is_scalar() ? clean_folder(folder->text) : std::nullopt;
  return clean ? join_path(root, *clean) : root;
}

std::vector<std::string> source_folders(const std::vector<ReadFile>& files) { return {source_of(files)}; }

template <Tool tool>
void set_defaults(const FoundSite& site, Config& config) {
  VitePressConfig& own = settings_of<VitePressConfig>(config);
  own.source = source_of(site.files);
  const std::string root = site.files.empty() ? std::string() : root_of(site.files[0].name);
  own.is_vuepress = tool == Tool::vuepress;
  config.post_folders = {own.source};
  config.static_folders = {join_path(own.source, own.is_vuepress ? ".vuepress/public" : "public"), own.source};
  config.public_folder = join_path(root, own.is_vuepress ? ".vuepress/dist" : ".vitepress/dist");
  config.extensions = {"md"};
  config.markdown.descriptions.several_terms = true;
  config.markdown.typography.emoji = true;  // both bring markdown-it-emoji
}

/// Texts of the site, or of the language that stands at its root.
void read_texts(KeyReader& keys, Config& config) {
  if (config.title.empty()) keys.line("title", config.title);
  if (config.description.empty()) keys.line("description", config.description);
  if (config.language.empty()) read_language(keys, "lang", config.language);
}

/// Each locale but the one at the root is a folder of texts: `zh` (VitePress), `/zh/` (VuePress).
void read_locales(const KeyReader& locales, Config& config) {
  for (const Value::Member& member : locales.value() ? locales.value()->members : std::vector<Value::Member>()) {
    std::string_view folder = member.key;
    while (folder.starts_with('/')) folder.remove_prefix(1);
    while (folder.ends_with('/')) folder.remove_suffix(1);
    if (folder.empty() || folder == "root" || !std::all_of(folder.begin(), folder.end(), is_ascii_name)) continue;
    const auto said = [&](const char* key) {
      const Value* value = member.value.find(key);
      return value && value->is_scalar() ? collapse_white_space(nfc(value->text)) : std::string();
    };
    std::string tag = canonical_language(said("lang"));
    if (tag.empty()) tag = canonical_language(folder);
    if (tag.empty()) continue;
    const std::string code(folder);
    LanguageSettings& settings = config.feed->language_settings[code];
    settings.folder = code + "/";
    settings.title = said("title");
    settings.description = said("description");
    config.languages[code] = std::move(tag);
    config.feed->generator_splits = true;
  }
}

void read_config(ConfigFile& file, Config& config) {
  KeyReader keys(file);
  VitePressConfig& own = settings_of<VitePressConfig>(config);
  read_texts(keys, config);
  KeyReader locales = keys.map_if_any("locales");
  for (const char* main : {"/", "root"}) {
    KeyReader language = locales.map_if_any(main);
    if (language.value()) read_texts(language, config);
  }
  read_locales(locales, config);
  std::string root;
  if (keys.text("base", root) && root != "./") config.root = clean_root(root);
  if (own.is_vuepress) {
    keys.text("permalink", own.permalink);
    keys.text("permalinkPattern", own.permalink);
    return;
  }
  keys.flag("cleanUrls", own.clean_urls);
  KeyReader sitemap = keys.map_if_any("sitemap");
  if (sitemap.value()) read_site_url(sitemap, "hostname", config.url);
  if (const Value* rewrites = keys.find("rewrites"); rewrites && rewrites->is_map())
    for (const Value::Member& one : rewrites->members)
      if (one.value.is_scalar()) own.rewrites.emplace_back(one.key, one.value.text);
}

/// The blog plug-in of VuePress 1 gives posts addresses of their own.
void read_blog_plugin(const Script& script, VitePressConfig& own) {
  const bool is_first = script.line_of("defineUserConfig") == 0;
  const auto names = {"@vuepress/blog", "@vuepress/plugin-blog", "@vuepress/theme-blog"};
  if (!is_first || std::none_of(names.begin(), names.end(), [&](const char* name) { return script.line_of(name) > 0; }))
    return;
  own.post_permalink = "/:year/:month/:day/:slug";
  for (const ScriptToken& value : script.values("itemPermalink")) own.post_permalink = value.text;
}

/// Themes and plug-ins of VuePress are told the site's address: `hopeTheme({hostname: "https://e.org"})`.
void read_host(const Script& script, Config& config) {
  for (const ScriptToken& value : script.values("hostname"))
    if (config.url.empty() && value.type == ScriptToken::Type::text)
      if (const std::optional<std::string> url = clean_site_url(value.text)) config.url = *url;
}

void read_encryption(const SiteFolder& folder, const std::string& name, VitePressConfig& own) {
  PageEncryption encryption = read_page_encryption(folder.path() / root_of(name));
  if (is_one_of(extension_of(name), {"yml", "yaml", "toml"}))
    add_page_encryption(folder.read(name).value, name, encryption);
  if (encryption.is_any()) own.encryption = std::make_shared<const PageEncryption>(std::move(encryption));
}

void read_data(const std::string&, Config& config, Diagnostics&) {
  VitePressConfig& own = settings_of<VitePressConfig>(config);
  const SiteFolder folder(config.site_folder, "", "");
  const std::optional<std::string> name = find_config(folder, own.is_vuepress ? Tool::vuepress : Tool::vitepress);
  if (name && own.is_vuepress) read_encryption(folder, *name, own);
  if (!name || is_one_of(extension_of(*name), {"yml", "yaml", "toml"})) return;
  if (own.is_vuepress) {
    const Script script(read_settings(config.site_folder, *name));
    read_blog_plugin(script, own);
    read_host(script, config);
  }
  const ScriptValue read = read_script_file(config.site_folder, *name);
  const auto doubt = [&](std::string_view key, Message hint) {
    if (const int line = read.computed_line(key); line > 0)
      own.doubts.push_back(make_doubt(*name, line, tr("'{}' is computed, and no script is run", key), std::move(hint)));
  };
  doubt("title", tr("write 'title:' into essaypack.yaml"));
  doubt("base", tr("write 'root:' into essaypack.yaml"));
  doubt("srcDir", tr("write 'source:' into essaypack.yaml"));
  doubt("cleanUrls", tr("write it as true or false"));
  doubt("rewrites", tr("write 'permalink:' into the heads of the pages that it moves"));
}

/// `[package].md` is a page for each row of data that a script gives.
std::optional<SourceFile> sort(SourceFile file, const Config& config) {
  if (file.is_html || file_part(file.source).find('[') != std::string_view::npos) return {};
  const std::string folder = file.stem_path.substr(0, file.stem_path.find('/'));
  if (folder.size() < file.stem_path.size() && config.languages.count(folder) > 0) file.language = folder;
  return file;
}

void report(const Config& config, Diagnostics& diagnostics) {
  report_doubts(settings_of<VitePressConfig>(config).doubts, config, diagnostics);
}

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return open_folder_sources(config, {.reads_readme = true, .sort = sort, .report = report});
}

/// Pages behind a password, by their addresses and by the paths of their texts.
void withhold_encrypted(const Config& config, std::vector<Post>& posts) {
  const VitePressConfig& own = settings_of<VitePressConfig>(config);
  if (!own.encryption) return;
  for (Post& post : posts) {
    Diagnostics nobody;
    const std::optional<std::string> address = make_vitepress_path(post, config, nobody);
    if (!address || own.encryption->covers(*address) || own.encryption->covers(below(post.source.view(), own.source)))
      post.withheld.password = true;
  }
}

/// A site of dated texts is a blog, and what has no date a page of it; another one is a book of all its texts, but for
/// the pages that only lead to them.
void tell_posts(const Config& config, std::vector<Post>& posts) {
  withhold_unchosen(config, posts);
  withhold_encrypted(config, posts);
  const bool is_blog = std::any_of(posts.begin(), posts.end(), [](const Post& post) { return post.date.has_value(); });
  for (Post& post : posts) {
    const std::string layout = to_lower_ascii(post.fields.find("layout").value_or(""));
    const bool is_home = layout == "home" || layout == "page" || post.fields.find("home").value_or("") == "true";
    if (is_home || (is_blog && !post.date)) post.kind = PostKind::page;
    // folders of a language and of the blog plug-in are about nothing
    for (std::vector<std::string>& path : post.categories) {
      if (!path.empty() && path[0] == post.site_language.view()) path.erase(path.begin());
      if (!path.empty() && path[0] == "_posts") path.erase(path.begin());
    }
    std::erase_if(post.categories, [](const std::vector<std::string>& path) { return path.empty(); });
  }
}

void set_field(Value& fields, const char* key, Value value) {
  std::erase_if(fields.members, [&](const Value::Member& member) { return member.key == key; });
  fields.members.push_back({key, value.line, value.column, std::move(value)});
}

/// `article: false` of theme-hope takes a page out of its lists and feeds; what is only out of the timeline is still in
/// both. `keys` are passwords of the theme reco.
void lift_fields(Value& fields) {
  const Value* article = fields.find("article");
  if (article && article->is_scalar() && parse_bool(trim(article->text)) == false) {
    Value yes = *article;
    yes.text = "true";
    set_field(fields, "hidden", std::move(yes));
  }
  const Value* keys = fields.find("keys");
  if (keys && !keys->is_null() && !(keys->is_scalar() && trim(keys->text).empty()))
    set_field(fields, "password", *keys);
}

/// VuePress's placeholders.
bool is_pattern(std::string_view address) { return address.find(':') != address.npos && !is_http_url(address); }

template <Tool tool>
SiteKind make_kind(std::string_view title, Text summary) {
  return {.name = name_of(tool),
          .title = title,
          .summary = summary,
          .rules = {.zone_is_optional = true,
                    .folder_categories = FolderCategories::path,
                    .needs_date = true,
                    .has_archives = false,
                    .dot_folder = tool == Tool::vuepress ? ".vuepress" : ".vitepress",
                    .reads_tags = false,
                    .heading_ids = HeadingIds::github,
                    .vue_components = true},
          .detect = detect<tool>,
          .read_files = read_files<tool>,
          .source_folders = source_folders,
          .set_defaults = set_defaults<tool>,
          .read_config = read_config,
          .read_data = read_data,
          .open_sources = open_sources,
          .withhold = tell_posts,
          .lift_fields = tool == Tool::vuepress ? lift_fields : nullptr,
          .make_path = make_vitepress_path,
          .is_pattern = is_pattern};
}

}  // namespace

const SiteKind& vitepress_kind() {
  static const SiteKind kind =
      make_kind<Tool::vitepress>("VitePress", mark("a site of VitePress: .vitepress/config.mts"));
  return kind;
}

const SiteKind& vuepress_kind() {
  static const SiteKind kind = make_kind<Tool::vuepress>("VuePress", mark("a site of VuePress: .vuepress/config.js"));
  return kind;
}

}  // namespace essaypack
