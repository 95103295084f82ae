#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "config/shared_keys.h"
#include "config/site_folder.h"
#include "input/source_folders.h"
#include "kinds/kinds.h"
#include "kinds/pelican/pelican.h"
#include "kinds/pelican/python.h"
#include "kinds/plain/sources.h"
#include "kinds/settings.h"

#include <algorithm>

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
  config.default_category = "misc";
  config.category_dir = "category";
  config.tag_dir = "tag";
  config.markdown.several_terms = true;
}

bool lies_in_one(std::string_view path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return folder.empty() || path == folder || is_below(path, folder);
  });
}

std::optional<SourceFile> sort(SourceFile file, const Config& config) {
  const PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  if (!is_below(file.source, pelican.path)) return file;
  const std::string_view path = below(file.source, pelican.path);
  if (lies_in_one(path, pelican.page_paths)) {
    file.kind = PostKind::page;
    return file;
  }
  if (!lies_in_one(path, pelican.article_paths)) return {};
  if (!pelican.excludes.empty() && lies_in_one(path, pelican.excludes)) return {};
  return file;
}

void add(HandedDown& handed, const char* key, std::string text) {
  Value value;
  value.type = Value::Type::scalar;
  value.text = std::move(text);
  handed.fields.push_back({key, 0, 0, std::move(value)});
}

/// The folder that a text lies in is its category; without one it has the site's. A date may stand anywhere in the
/// beginning of its name.
void hand_down(const SourceFile& file, const Config& config, HandedDown& handed) {
  const PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  if (!pelican.default_status.empty()) add(handed, "status", pelican.default_status);
  if (file.kind == PostKind::page) return;
  const std::string_view folder = file_part(parent_of(below(file.source, pelican.path)));
  add(handed, "category",
      pelican.folder_is_category && !folder.empty() ? std::string(folder) : pelican.default_category);
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

/// Pelican writes no article that has no date, and nothing that has no file to go to.
void withhold(const Config& config, std::vector<Post>& posts) {
  const PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  for (Post& post : posts)
    if ((post.kind == PostKind::post && !post.date) ||
        (is_no_file(save_as_of(post, pelican)) && !post.fields.find("save_as")))
      post.withheld.unpublished = true;
}

std::vector<std::string> folders_of(const Value* value) {
  std::vector<std::string> folders;
  for (const Value& item : value->items)
    if (item.is_scalar()) folders.push_back(clean_folder(item.text).value_or(""));
  return folders;
}

void read_data(const std::string&, Config& config, Diagnostics&) {
  PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  for (const char* name : {kSettings, kPublished}) {
    const PythonSettings read = read_python_settings(read_settings(config.site_folder, name));
    for (const auto& [key, hint] : {std::pair{"SITEURL", mark("write 'url: https://...' into essaypack.yaml")},
                                    {"SITENAME", mark("write 'title:' into essaypack.yaml")},
                                    {"ARTICLE_URL", mark("write 'permalink:' into essaypack.yaml")},
                                    {"PATH", mark("write 'source:' into essaypack.yaml")},
                                    {"TIMEZONE", mark("write 'timezone:' into essaypack.yaml")}})
      if (const int line = read.computed_line(key);
          line > 0 && !(std::string_view(key) == "PATH" && !pelican.path.empty())) {
        pelican.doubts.push_back(
            make_doubt(name, line, tr("'{}' is computed, and the settings are not run", key), hint));
        pelican.doubts.back().is_of_url = std::string_view(key) == "SITEURL";
      }
    for (const char* key : {"ARTICLE_PATHS", "ARTICLE_EXCLUDES", "DEFAULT_METADATA", "IGNORE_FILES"})
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
  if (std::string name; keys.text("FILENAME_METADATA", name))
    pelican.name_has_slug = name.find("(?P<slug>") != name.npos;
  if (const Value* paths = keys.find("ARTICLE_PATHS"); paths && paths->is_list())
    pelican.article_paths = folders_of(paths);
  if (const Value* paths = keys.find("PAGE_PATHS"); paths && paths->is_list()) pelican.page_paths = folders_of(paths);
  if (const Value* paths = keys.find("ARTICLE_EXCLUDES"); paths && paths->is_list())
    pelican.excludes = folders_of(paths);
  if (const Value* globs = keys.find("IGNORE_FILES"))
    for (const Value& glob : globs->items)
      if (glob.is_scalar())
        config.ignore.push_back("**/" + glob.text), config.ignore.push_back("**/" + glob.text + "/**");
  KeyReader metadata = keys.map_if_any("DEFAULT_METADATA");
  if (metadata.value()) metadata.text("status", pelican.default_status);
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
