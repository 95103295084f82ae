#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "config/shared_keys.h"
#include "config/site_folder.h"
#include "diag/failure.h"
#include "input/source_folders.h"
#include "kinds/kinds.h"
#include "kinds/pelican/pelican.h"
#include "kinds/pelican/python.h"
#include "kinds/plain/sources.h"
#include "kinds/settings.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace essaypack {
namespace {

constexpr const char* kSettings = "pelicanconf.py";
constexpr const char* kPublished = "publishconf.py";

ReadFile read_python(const SiteFolder& folder, const std::string& name) {
  return {name, read_python_settings(read_settings(folder.path(), name)).value};
}

std::vector<ReadFile> read_files(const SiteFolder& folder) {
  std::vector<ReadFile> files;
  for (const char* name : {kSettings, kPublished})
    if (folder.has_file(name)) files.push_back(read_python(folder, name));
  return files;
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  if (!folder.has_file(kSettings)) return {};
  return FoundSite{folder.path(), nullptr, read_files(folder)};
}

/// `PATH`; a site that does not say it is built with the folder's name on the command line, mostly `content`.
std::string content_of(const std::vector<ReadFile>& files, const std::filesystem::path& site) {
  const std::string path = folder_of_key(files, "PATH", "");
  return path.empty() && is_folder(site / "content") ? "content" : path;
}

std::vector<std::string> source_folders(const std::vector<ReadFile>& files) {
  const std::string path = folder_of_key(files, "PATH", "");
  return {path.empty() ? "content" : path};
}

void set_defaults(const FoundSite& site, Config& config) {
  PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  pelican.path = content_of(site.files, site.folder);
  config.post_folders = {pelican.path};
  config.static_folders = {pelican.path};
  config.public_folder = "output";
  config.extensions = {"md", "markdown", "mkd", "mdown"};
  config.markup = {"rst", "html", "htm"};
  config.default_category = "misc";
  config.category_dir = "category";
  config.tag_dir = "tag";
  config.markdown.descriptions.several_terms = true;
}

bool lies_in_one(std::string_view path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return folder.empty() || path == folder || is_below(path, folder);
  });
}

std::optional<SourceFile> sort(SourceFile file, const Config& config) {
  const PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  if (!is_below(file.source, pelican.path)) return file;
  const std::string extension = extension_of(file.source);
  if ((extension == "rst" && !pelican.reads_rst) || (extension.starts_with("htm") && !pelican.reads_html)) return {};
  const std::string_view path = below(file.source, pelican.path);
  if (lies_in_one(path, pelican.page_paths)) {
    file.kind = PostKind::page;
    return file;
  }
  if (!lies_in_one(path, pelican.article_paths)) return {};
  if (!pelican.excludes.empty() && lies_in_one(path, pelican.excludes)) return {};
  return file;
}

void hand_down(const SourceFile& file, const Config& config, HandedDown& handed) {
  hand_down_pelican(file, settings_of<PelicanConfig>(config), handed);
}

void report(const Config& config, Diagnostics& diagnostics) {
  report_doubts(settings_of<PelicanConfig>(config).doubts, config, diagnostics);
}

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return open_folder_sources(config, {.sort = sort, .report = report, .hand_down = hand_down});
}

/// True for `save_as` that names no file: Pelican writes none.
bool is_no_file(std::string_view save_as) {
  const std::string_view name = trim(save_as);
  return name.empty() || name == "false";
}

/// Names of fields have any letter case.
void lift_fields(Value& fields) {
  for (Value::Member& member : fields.members)
    if (std::string key = to_lower_ascii(member.key); !fields.find(key)) member.key = std::move(key);
  const Value* save_as = fields.find("save_as");
  if (!save_as || !(save_as->is_null() || (save_as->is_scalar() && is_no_file(save_as->text)))) return;
  std::erase_if(fields.members, [](const Value::Member& member) { return member.key == "published"; });
  Value no;
  no.type = Value::Type::scalar;
  no.text = "false";
  fields.members.push_back({"published", 0, 0, std::move(no)});
}

const std::string& save_as_of(const Post& post, const PelicanConfig& pelican) {
  const bool is_translation = is_pelican_translation(post, pelican);
  if (post.kind == PostKind::page) return is_translation ? pelican.page_lang_save_as : pelican.page_save_as;
  return is_translation ? pelican.article_lang_save_as : pelican.article_save_as;
}

/// Pelican writes no article that lacks a title or a date, which a name only begins with where the settings say so,
/// and nothing that has no file to go to.
void withhold(const Config& config, std::vector<Post>& posts) {
  const PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  for (Post& post : posts) {
    const bool has_date = post.date && (pelican.names_have_dates || post.fields.find("date"));
    const bool is_dated = has_date || pelican.takes_file_dates;
    const bool has_title =
        post.fields.find("title") || (!post.head_slug.empty() && post.source.view().ends_with(".rst"));
    const bool has_file = post.fields.find("save_as") || !is_no_file(save_as_of(post, pelican));
    if (!has_title || !has_file || (post.kind == PostKind::post && !is_dated)) post.withheld.unpublished = true;
  }
}

std::vector<std::string> folders_of(const Value* value) {
  std::vector<std::string> folders;
  for (const Value& item : value->items)
    if (item.is_scalar()) folders.push_back(clean_folder(item.text).value_or(""));
  return folders;
}

/// A pattern that is none ends the run once its place is known.
void read_pattern(KeyReader& keys, const char* key, std::shared_ptr<const Regex>& pattern) {
  std::string text;
  if (!keys.text(key, text) || text.empty()) return;
  std::optional<Regex> regex = Regex::parse(text);
  if (!regex)
    throw Failure(ExitCode::usage, Kind::config_bad_value, {kSettings, 0, 0}, tr("'{}' is no regular expression", key),
                  tr("correct the pattern, or remove it"));
  pattern = std::make_shared<const Regex>(std::move(*regex));
}

void read_patterns(KeyReader& keys, PelicanConfig& pelican) {
  read_pattern(keys, "FILENAME_METADATA", pelican.name_fields);
  read_pattern(keys, "PATH_METADATA", pelican.path_fields);
  if (keys.find("FILENAME_METADATA")) pelican.names_have_dates = false;  // but those that the pattern finds
}

/// Names of fields have any letter case.
Value lower_names(const Value& fields) {
  Value lower = fields;
  for (Value::Member& member : lower.members) member.key = to_lower_ascii(member.key);
  return lower;
}

/// `EXTRA_PATH_METADATA`: of a folder and of what is below it the deepest counts.
void read_extras(KeyReader& keys, PelicanConfig& pelican) {
  const Value* extras = keys.find("EXTRA_PATH_METADATA");
  if (!extras || !extras->is_map()) return;
  for (const Value::Member& extra : extras->members)
    if (extra.value.is_map())
      pelican.path_extras.emplace_back(clean_folder(extra.key).value_or(extra.key), lower_names(extra.value));
  std::stable_sort(pelican.path_extras.begin(), pelican.path_extras.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

/// A text, `'fs'`, or a tuple of numbers: (2024, 5, 6, 10, 0).
void read_default_date(KeyReader& keys, PelicanConfig& pelican) {
  const Value* date = keys.find("DEFAULT_DATE");
  if (!date) return;
  if (date->is_scalar()) {
    pelican.takes_file_dates = date->text == "fs";
    pelican.default_date = pelican.takes_file_dates ? "" : date->text;
  } else if (date->is_list() && date->items.size() >= 3) {
    int part[6] = {};
    for (std::size_t at = 0; at < date->items.size() && at < 6; ++at)
      part[at] = std::clamp(std::atoi(date->items[at].text.c_str()), 0, 9999);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d", part[0], part[1], part[2], part[3], part[4],
                  part[5]);
    pelican.default_date = text;
  }
}

void read_data(const std::string&, Config& config, Diagnostics&) {
  PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  for (const char* name : {kSettings, kPublished}) {
    const PythonSettings read = read_python_settings(read_settings(config.site_folder, name));
    for (const auto& [key, hint] : {std::pair{"SITEURL", mark("write 'url: https://...' into essaypack.yaml")},
                                    {"SITENAME", mark("write 'title:' into essaypack.yaml")},
                                    {"ARTICLE_URL", mark("write 'permalink:' into essaypack.yaml")},
                                    {"PATH", mark("write 'source:' into essaypack.yaml")},
                                    {"DEFAULT_DATE", mark("write it as a text: '2024-05-06'")},
                                    {"FILENAME_METADATA", mark("write it as a text")},
                                    {"TIMEZONE", mark("write 'timezone:' into essaypack.yaml")}})
      if (const int line = read.computed_line(key);
          line > 0 && !(std::string_view(key) == "PATH" && !pelican.path.empty())) {
        pelican.doubts.push_back(
            make_doubt(name, line, tr("'{}' is computed, and the settings are not run", key), hint));
        pelican.doubts.back().is_of_url = std::string_view(key) == "SITEURL";
      }
    for (const char* key : {"ARTICLE_PATHS", "ARTICLE_EXCLUDES", "DEFAULT_METADATA", "EXTRA_PATH_METADATA",
                            "PATH_METADATA", "IGNORE_FILES"})
      if (const int line = read.computed_line(key); line > 0)
        throw settings_failure(
            name, line, tr("'{}' is computed, and the settings are not run: what it keeps back is not known", key),
            tr("write it as a list of texts"));
  }
}

}  // namespace

void read_pelican(ConfigFile& file, Config& config) {
  PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  KeyReader keys(file);
  std::string url;
  if (keys.text("SITEURL", url) && !url.empty()) {
    if (url.starts_with("//")) url = "https:" + url;
    if (const auto clean = clean_site_url(url)) config.url = *clean;
  }
  keys.line("SITENAME", config.title);
  keys.line("SITESUBTITLE", config.subtitle);
  if (std::string author; keys.line("AUTHOR", author) && !author.empty()) config.author.name = author;
  read_zone(keys, "TIMEZONE", config);
  if (keys.text("DEFAULT_LANG", pelican.default_language)) config.language.clear();
  read_language(keys, "DEFAULT_LANG", config.language);
  keys.text("ARTICLE_URL", pelican.article_url);
  keys.text("ARTICLE_LANG_URL", pelican.article_lang_url);
  keys.text("PAGE_URL", pelican.page_url);
  keys.text("PAGE_LANG_URL", pelican.page_lang_url);
  keys.text("ARTICLE_SAVE_AS", pelican.article_save_as);
  keys.text("ARTICLE_LANG_SAVE_AS", pelican.article_lang_save_as);
  keys.text("PAGE_SAVE_AS", pelican.page_save_as);
  keys.text("PAGE_LANG_SAVE_AS", pelican.page_lang_save_as);
  keys.line("DEFAULT_CATEGORY", pelican.default_category);
  keys.flag("USE_FOLDER_AS_CATEGORY", pelican.folder_is_category);
  keys.flag("SLUGIFY_USE_UNICODE", pelican.keeps_letters);
  keys.flag("SLUGIFY_PRESERVE_CASE", pelican.keeps_case);
  if (std::string source; keys.text("SLUGIFY_SOURCE", source)) pelican.slug_of_name = source == "basename";
  read_patterns(keys, pelican);
  if (const Value* paths = keys.find("ARTICLE_PATHS"); paths && paths->is_list())
    pelican.article_paths = folders_of(paths);
  if (const Value* paths = keys.find("PAGE_PATHS"); paths && paths->is_list()) pelican.page_paths = folders_of(paths);
  if (const Value* paths = keys.find("ARTICLE_EXCLUDES"); paths && paths->is_list())
    pelican.excludes = folders_of(paths);
  if (const Value* globs = keys.find("IGNORE_FILES"))
    for (const Value& glob : globs->items)
      if (glob.is_scalar())
        config.ignore.push_back("**/" + glob.text), config.ignore.push_back("**/" + glob.text + "/**");
  if (const Value* fields = keys.find("DEFAULT_METADATA"); fields && fields->is_map())
    pelican.default_fields = lower_names(*fields).members;
  read_extras(keys, pelican);
  read_default_date(keys, pelican);
  if (const Value* readers = keys.find("READERS"))
    for (const Value::Member& reader : readers->members) {
      if (reader.key == "html" && reader.value.is_null()) pelican.reads_html = false;
      if (reader.key == "rst" && reader.value.is_null()) pelican.reads_rst = false;
    }
  keys.folder("OUTPUT_PATH", config.public_folder);
}

const SiteKind& pelican_kind() {
  static const SiteKind kind{
      .name = "pelican",
      .title = "Pelican",
      .summary = mark("a site of Pelican: pelicanconf.py"),
      .files = "pelicanconf.py",
      .rules = {.folder_categories = FolderCategories::none,
                .flat_categories = true,
                .needs_date = true,
                .has_archives = false,
                .reads_tags = false,
                .heading_ids = HeadingIds::github},
      .detect = detect,
      .read_files = read_files,
      .source_folders = source_folders,
      .set_defaults = set_defaults,
      .read_config = read_pelican,
      .read_data = read_data,
      .open_sources = open_sources,
      .withhold = withhold,
      .lift_fields = lift_fields,
      .make_path = make_pelican_path,
  };
  return kind;
}

}  // namespace essaypack
