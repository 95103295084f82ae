#include "base/file.h"
#include "config/site_folder.h"
#include "input/site_sources.h"
#include "kinds/hugo/files.h"
#include "kinds/hugo/hugo.h"
#include "kinds/hugo/sections.h"
#include "kinds/hugo/sources.h"
#include "kinds/kinds.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// What Hugo 0.111 reads, in its order.
const std::initializer_list<std::string_view> kEndings = {"toml", "yaml", "yml", "json"};

std::vector<ReadFile> read_all(const SiteFolder& folder) {
  const std::optional<std::string> main = folder.first_of("", {"hugo", "config"}, kEndings);
  folder.first_of("config/_default/", {"hugo", "config"}, kEndings);  // refuses what is there and no file
  std::vector<ReadFile> files;
  for (const HugoFile& file : find_hugo_files(folder.path(), main.value_or(""))) {
    folder.has_file(file.name);  // refuses a link that leads nowhere
    files.push_back(folder.read(file.name));
    files.back().value = placed_below(file.key, std::move(files.back().value));
  }
  return files;
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  const std::optional<std::string> main = folder.first_of("", {"hugo", "config"}, kEndings);
  std::error_code error;
  const bool is_dead_link =
      fs::is_symlink(folder.path() / "config", error) && !fs::exists(folder.path() / "config", error);
  const bool has_folder = is_dead_link && folder.may_hold_posts() ? folder.names().has_folder("config")
                                                                  : folder.names().has_folder("config/_default");
  if (!main && !has_folder) return {};
  std::vector<ReadFile> files = read_all(folder);
  if (files.empty()) return {};
  const std::vector<std::string> folders = content_folders_of(files);
  for (const std::string& content : folders)
    if (is_folder(folder.path() / content)) return FoundSite{folder.path(), nullptr, std::move(files)};
  const bool is_surely_hugo =
      (main && main->starts_with("hugo.")) || has_folder ||
      std::any_of(files.begin(), files.end(), [](const ReadFile& file) { return file.value.find("baseurl"); });
  if (is_surely_hugo && folder.may_hold_posts())
    throw folder.names().failure(
        files[0].name, tr("the configuration is Hugo's, and its content folder '{}' does not exist", folders[0]),
        tr("make the folder, name it with 'contentDir', or write 'type: plain' into essaypack.yaml"));
  return {};
}

void refuse_lost(const SiteFolder& folder) {
  folder.refuse_lookalike({"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"}, verbatim("Hugo"), "hugo.toml");
}

std::vector<ReadFile> read_files(const SiteFolder& folder) {
  std::vector<ReadFile> files = read_all(folder);
  if (files.empty()) refuse_lost(folder);
  return files;
}

void set_defaults(const FoundSite& site, Config& config) {
  config.markdown.descriptions.several_terms = true;
  config.markdown.typography.smart = true;
  config.markdown.html.is_kept = false;
  config.static_folders = {"static"};
  read_hugo_rules(merge_hugo_files(site.files), config);
  config.public_folder = "public";
  config.extensions = {"md", "markdown", "mdown"};
  config.markup = {"org", "rst"};
  config.has_list_pages = true;
}

class Sources : public SiteSources {
 public:
  Sources(const Config& config, const Timestamp& now) : sources_(config), sections_(config, now) {}

  std::vector<std::string> more_folders() const override { return sources_.mounted(); }
  std::optional<SourceFile> sort(SourceFile file, const std::string& extension, SourceDesk&) override {
    if (!file.source.ends_with(extension)) return {};
    return sources_.sort(std::move(file));
  }
  std::optional<SourceFile> sort_other(const SourceFile& file, const std::string& extension, SourceDesk&) override {
    if (!is_hugo_format(extension) || !file.source.ends_with(extension)) return {};
    std::optional<SourceFile> content = sources_.sort(file);
    if (content && content->is_section) return content;
    if (content) sources_.note_other_format(*content);
    return {};
  }
  /// They may be a section or bundle that decides about others.
  bool sorts_unwanted() const override { return true; }
  bool is_among_posts(std::string_view path, const Config& config) const override {
    return SiteSources::is_among_posts(path, config) || sources_.is_mounted_file(path);
  }
  void finish(std::vector<SourceFile>& files) const override {
    sources_.drop_shadowed(files);
    sources_.drop_other_spellings(files);
    sources_.drop_page_resources(files);
  }

  void read_sections(const std::vector<SourceFile>& files,
                     const std::function<std::optional<std::string>(const std::string&)>& read,
                     Diagnostics& diagnostics) override {
    for (const SourceFile& file : files)
      if (file.is_section) sections_.add(file, read(file.source));
    sections_.close(files, diagnostics);
  }
  HandedDown handed_down(const SourceFile& file) const override { return sections_.handed_down(file); }

 private:
  HugoSources sources_;
  HugoSections sections_;
};

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp& now) {
  return std::make_unique<Sources>(config, now);
}

/// Templates of the site itself for elements of Markdown: those of a theme say how they look.
void report_hooks(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  if (config.layout_folders.empty()) return;
  std::string names, first;
  for (const char* inner : {"/_default/_markup", "/_markup"}) {
    const std::string folder = config.layout_folders[0] + inner;
    const std::filesystem::path path = config.site_folder / folder;
    if (!is_folder(path)) continue;
    for (const FoundFile& file : walk_files(path, config.site_folder, [](std::string_view) { return false; }).files) {
      if (!file.path.starts_with("render-")) continue;
      if (first.empty()) first = folder;
      names += (names.empty() ? "" : ", ") + file.path;
    }
  }
  if (names.empty()) return;
  diagnostics.report(Kind::config_unused_template, {prefix + first, 0, 0}, tr("render hooks are not run: {}", names),
                     tr("what they add to links, pictures, headings and code is in no output"));
}

}  // namespace

const SiteKind& hugo_kind() {
  static const SiteKind kind{
      .name = "hugo",
      .title = "Hugo",
      .summary = mark("a site of Hugo: hugo.toml and content"),
      .files = "hugo.toml hugo.yaml hugo.yml hugo.json",
      .rules = {.lower_case_keys = true,
                .loose_head = false,
                .html_needs_head = true,
                .state_words = StateWords::of_tools,
                .false_permalink_withholds = false,
                .reads_build_options = true,
                .reads_note_dates = false,
                .keeps_offsets = true,
                .zone_is_optional = true,
                .any_date_is_date = true,
                .published_is_date = true,
                .name_dates = NameDates::dashed_or_alone,
                .folder_categories = FolderCategories::none,
                .term_text = TermText::one_name,
                .flat_categories = true,
                .address_key = "url",
                .closes_addresses = true,
                .needs_date = true,
                .is_whole_folder = false,
                .has_bundles = true,
                .has_archives = false,
                .tags = TagLanguage::shortcodes,
                .heading_ids = HeadingIds::github,
                .mdx_comments = false},
      .detect = detect,
      .read_files = read_files,
      .refuse_lost = refuse_lost,
      .source_folders = content_folders_of,
      .set_defaults = set_defaults,
      .read_config = read_hugo,
      .read_data = report_hooks,
      .open_sources = open_sources,
      .make_path = make_hugo_path,
      .is_pattern = has_hugo_names,
      .join_terms = join_hugo_terms,
      .make_term = make_hugo_term,
      .list_folder = hugo_list_folder,
  };
  return kind;
}

}  // namespace essaypack
