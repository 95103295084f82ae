#include "base/file.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/text.h"
#include "base/url.h"
#include "config/config.h"
#include "config/detect.h"
#include "config/picture_copies.h"
#include "config/sections/book.h"
#include "config/shared_keys.h"

#include <algorithm>

namespace essaypack {
namespace {

/// The folder of a vault that no setting names and whose files are there to be filled in (`{{title}}`, `<% tp... %>`);
/// empty: there is none. Those that are called so in English are withheld in any folder.
std::string find_unnamed_templates(const std::filesystem::path& vault) {
  constexpr std::size_t kMostRead = 64 * 1024;
  for (const char* name : {"模板", "範本", "范本", "テンプレート"}) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(vault / name, error)) {
      if (entry.path().extension() != ".md") continue;
      const std::optional<std::string> text = read_file(entry.path(), kMostRead).bytes;
      if (text && (text->find("{{") != text->npos || text->find("<%") != text->npos)) return name;
    }
  }
  return {};
}

/// A vault of Obsidian, or one among a site's posts: its links are read, its templates are no posts.
void read_vault(Config& config) {
  std::vector<std::string> folders = {"", config.source_folder};
  folders.insert(folders.end(), config.post_folders.begin(), config.post_folders.end());
  for (const std::string& folder : folders) {
    const std::filesystem::path settings = config.site_folder / folder / ".obsidian";
    if (!is_folder(settings)) continue;
    config.markdown.notes.wiki_links = true;
    const std::optional<std::string> templates = read_file(settings / "templates.json", 64 * 1024).bytes;
    const ParsedValue parsed = parse_json(templates ? *templates : std::string());
    const Value* name = parsed.value ? parsed.value->find("folder") : nullptr;
    if (name && name->is_scalar() && !config.has_generator())
      if (std::optional<std::string> clean = clean_folder(name->text); clean && !clean->empty())
        config.vault_templates = std::move(*clean);
    if (folder.empty() && config.vault_templates.empty() && !config.has_generator())
      config.vault_templates = find_unnamed_templates(config.site_folder);
  }
}

/// What `essaypack pictures` has fetched, and what people put beside it by hand.
void find_picture_copies(Config& config) {
  const auto no_folder_below = [](std::string_view path) { return path.empty(); };
  const std::filesystem::path folder = config.site_folder / kPictureFolder;
  if (!is_folder(folder)) return;
  for (const FoundFile& file : walk_files(folder, config.site_folder, no_folder_below).files)
    if (const std::string_view key = key_of_picture(file.path); !key.empty())
      config.picture_copies.emplace(key, std::string(kPictureFolder) + "/" + file.path);
}

[[noreturn]] void refuse_option(std::string_view option, const std::string& value, const Message& message,
                                const Message& hint) {
  throw Failure(ExitCode::usage, tr("'--{} {}': {}", option, value, message), hint);
}

void apply_overrides(const ConfigOverrides& overrides, Config& config) {
  if (overrides.title) config.title = collapse_white_space(nfc(*overrides.title));
  if (overrides.author) config.author = {collapse_white_space(nfc(*overrides.author)), {}, {}};
  if (overrides.templates) config.templates = *overrides.templates;
  if (overrides.language) {
    config.language = canonical_language(*overrides.language);
    if (config.language.empty())
      refuse_option("language", *overrides.language, tr("this is no language tag"),
                    tr("write a tag such as zh-CN or en"));
  }
  if (overrides.timezone) {
    const std::optional<Zone> zone = Zone::find(*overrides.timezone);
    if (!zone)
      refuse_option("timezone", *overrides.timezone, tr("there is no such time zone"),
                    tr("write an IANA name such as Asia/Shanghai, or an offset such as +08:00"));
    config.zone = *zone;
    config.zone_is_set = true;
  }
  if (overrides.url) {
    const std::optional<std::string> url = clean_site_url(*overrides.url);
    if (!url)
      refuse_option("url", *overrides.url, tr("this is no absolute address"),
                    tr("write it with its scheme: --url https://example.org"));
    config.url = *url;
    config.root = "/";
  }
  for (const std::string& name : overrides.publish)
    if (const std::optional<Door> door = find_door(name)) config.publish.insert(*door);
}

/// `--select` makes one book of its own, named after what it selects so that it takes no other book's place and keeps
/// its identity; `--group` and `--split` say how all books are arranged.
void apply_book_overrides(const ConfigOverrides& overrides, Config& config) {
  if (!overrides.select.empty()) {
    BookConfig book = *config.book;
    std::string name;
    for (const std::string& condition : overrides.select) {
      if (!add_condition(condition, book.select))
        refuse_option("select", condition, tr("this is no condition"),
                      tr("write category=NAME, not-category=NAME, tag=NAME, not-tag=NAME, series=NAME, author=NAME, "
                         "language=TAG, year=YEAR, post=FILE, not-post=FILE, from=DAY or until=DAY"));
      name += nfc(condition) + '\n';
    }
    book.id = "selection-" + short_key(name);
    book.identifier.clear();
    book.is_selection = true;
    *config.books = {std::move(book)};
  }
  const auto apply = [&](BookConfig& book) {
    if (overrides.group) book.group = *overrides.group;
    if (overrides.split) book.split = *overrides.split;
  };
  apply(*config.book);
  std::for_each(config.books->begin(), config.books->end(), apply);
}

/// Where the address has a path, that is the root; where it has none, the root belongs to it.
void join_url_and_root(Config& config) {
  if (config.url.empty()) return;
  const std::string path = decode_percent(split_url(config.url).path);
  if (path.empty())
    config.url += encode_path(config.root.substr(0, config.root.size() - 1));
  else if (config.root == "/")
    config.root = clean_root(path);
}

std::string title_of_folder(const Config& config) {
  TextRepairs repairs;
  const std::string name = collapse_white_space(nfc(clean_file_text(config.site_folder.filename().string(), repairs)));
  return name.empty() ? "essays" : name;
}

/// The file in which a missing key belongs.
std::string main_file(const FoundSite& site, const std::string& prefix) {
  if (site.own) return prefix + site.own->name;
  return site.files.empty() ? std::string() : prefix + site.files[0].name;
}

void fill_gaps(const FoundSite& site, const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  config.main_file = main_file(site, prefix);
  if (config.title.empty()) {
    config.title = title_of_folder(config);
    diagnostics.report(Kind::config_no_title, {}, tr("no site title is configured, '{}' is used", config.title),
                       tr("write 'title: ...' into essaypack.yaml, or use --title"));
  }
}

}  // namespace

Config load_config(const std::filesystem::path& folder, const SiteKinds& kinds, const ConfigOverrides& overrides,
                   Diagnostics& diagnostics, const FormatSections& sections) {
  FoundSite site = find_site(folder, kinds);
  const SiteKind& kind = *site.kind;
  const std::string prefix = site.selection.empty() ? "" : (site.folder / "").string();
  Config config;
  config.kind = &kind;
  config.kinds = &kinds;
  config.site_folder = site.folder;
  config.selection = site.selection;
  config.exports = site.exports;
  config.files = site.exports;
  if (kind.set_defaults) kind.set_defaults(site, config);
  config.markdown.math.is_loaded = typesets_formulas(site);
  for (ReadFile& read : site.files) {
    config.files.push_back(read.name);
    ConfigFile file(prefix + read.name, ConfigFile::Owner::foreign, std::move(read.value), diagnostics);
    if (kind.read_config) kind.read_config(file, config);
    file.finish();
  }
  if (kind.read_data) kind.read_data(prefix, config, diagnostics);
  read_vault(config);
  find_picture_copies(config);
  if (site.own) {
    config.files.push_back(site.own->name);
    ConfigFile file(prefix + site.own->name, ConfigFile::Owner::own, std::move(site.own->value), diagnostics);
    read_own(file, config, sections);
    file.finish();
  }
  apply_overrides(overrides, config);
  apply_book_overrides(overrides, config);
  join_url_and_root(config);
  fill_gaps(site, prefix, config, diagnostics);
  return config;
}

}  // namespace essaypack
