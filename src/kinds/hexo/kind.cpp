#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "config/site_folder.h"
#include "input/site_sources.h"
#include "input/source_folders.h"
#include "kinds/hexo/hexo.h"
#include "kinds/kinds.h"
#include "kinds/packages.h"

namespace essaypack {
namespace {

/// What Hexo 8.1 reads, in its order (`load_config`).
const std::initializer_list<std::string_view> kEndings = {"yml", "json", "yaml"};

std::vector<std::string> source_folders(const std::vector<ReadFile>& files) {
  return {folder_of_key(files, "source_dir", "source")};
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  const std::optional<std::string> name = folder.first_of("", {"_config"}, kEndings);
  if (!name) return {};
  std::vector<ReadFile> files = {folder.read(*name)};
  const std::filesystem::path source = folder.path() / source_folders(files)[0];
  if (!is_folder(source / "_posts") && !is_folder(source / "_drafts") && !asks_for_package(folder, "hexo")) return {};
  return FoundSite{folder.path(), nullptr, std::move(files)};
}

std::vector<ReadFile> read_files(const SiteFolder& folder) { return read_named_config(folder, kEndings, "Hexo"); }

void refuse_lost(const SiteFolder& folder) {
  refuse_lost_config(folder);
  if (asks_for_package(folder, "hexo"))
    throw folder.names().failure("package.json", tr("the file names hexo, but there is no '_config.yml'"),
                                 tr("put it back, or {}", kTypeHint));
}

/// Renderers that keep formulas from Markdown, themselves or by a plugin.
bool protects_formulas(const FoundSite& site) {
  const std::string packages = read_file(site.folder / "package.json", kMostConfigBytes).bytes.value_or("");
  for (const std::string_view name :
       {"hexo-renderer-kramed", "hexo-renderer-kramdown", "hexo-renderer-pandoc", "hexo-renderer-markdown-it-plus",
        "hexo-renderer-markdown-it-katex", "hexo-renderer-marked-mathjax", "hexo-renderer-multi-markdown-it",
        "hexo-renderer-unified", "hexo-katex", "markdown-it-katex", "/markdown-it-katex", "markdown-it-mathjax",
        "markdown-it-mathjax3", "markdown-it-texmath", "remark-math"})
    if (packages.find(std::string(name) + '"') != std::string::npos) return true;
  return false;
}

void set_defaults(const FoundSite& site, Config& config) {
  config.source_folder = source_folders(site.files)[0];
  config.post_folders = {config.source_folder + "/_posts"};
  config.draft_folders = {config.source_folder + "/_drafts"};
  config.static_folders = {config.source_folder};
  config.public_folder = "public";
  config.permalink = ":year/:month/:day/:title/";
  config.extensions = {"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"};
  config.has_list_pages = true;
  config.markdown.breaks = true;
  config.markdown.typography.smart = true;
  config.markdown.fences.come_first = config.markdown.fences.have_titles = true;
  config.markdown.math.loses_escapes = !protects_formulas(site);
  set_renderer_defaults(site, config);
}

/// What is laid over the theme's own settings: `_config.next.yml`.
bool theme_typesets_formulas(const FoundSite& site) {
  for (const ReadFile& file : site.files) {
    const Value* theme = file.value.find("theme");
    if (!theme || !theme->is_scalar() || theme->text.empty() || theme->text.find('/') != std::string::npos) continue;
    for (const std::string& name : {"_config." + theme->text + ".yml", "themes/" + theme->text + "/_config.yml"}) {
      const std::optional<std::string> text = read_file(site.folder / name, kMostConfigBytes).bytes;
      const ParsedValue parsed = text ? parse_yaml(*text, kConfigLimits) : ParsedValue{};
      if (parsed.value && has_formula_setting(*parsed.value)) return true;
    }
  }
  return false;
}

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : config_(config), asset_extension_(extension_of(config.new_post_name)) {}

  std::optional<SourceFile> sort(SourceFile file, const std::string& extension, SourceDesk& desk) override {
    const std::string* drafts = nearest_folder(file.source, config_.draft_folders);
    const std::string* posts = nearest_folder(file.source, config_.post_folders);
    const std::string* home = drafts ? drafts : posts;
    if (!home) return desk.sort_page(std::move(file), "_.");
    const std::string_view path = below(file.source, *home);
    if (desk.is_hidden(file, path, "_.")) return {};
    if (config_.post_asset_folder && extension != asset_extension_) return {};
    file.is_draft = drafts != nullptr;
    file.stem_path = without_extension(path);
    return file;
  }

  /// `ignore` is matched with absolute paths, of folders as well.
  bool leaves_out(std::string_view path) const override {
    if (config_.ignore.empty()) return false;
    const std::string whole = "/" + join_path(config_.source_folder, path);
    for (std::size_t end = whole.find('/', 1);; end = whole.find('/', end + 1)) {
      if (matches_any_glob(config_.ignore, std::string_view(whole).substr(0, end))) return true;
      if (end == std::string::npos) return false;
    }
  }

 private:
  const Config& config_;
  std::string asset_extension_;
};

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return std::make_unique<Sources>(config);
}

}  // namespace

const SiteKind& hexo_kind() {
  static const SiteKind kind{
      .name = "hexo",
      .title = "Hexo",
      .summary = mark("a site of Hexo: _config.yml and source/_posts"),
      .files = "_config.yml _config.yaml _config.json",
      .formula_packages =
          "hexo-math hexo-katex hexo-filter-mathjax hexo-filter-katex hexo-filter-mathjax-ssr hexo-renderer-mathjax "
          "hexo-renderer-kramed hexo-renderer-pandoc hexo-renderer-markdown-it-katex hexo-renderer-markdown-it-plus "
          "hexo-renderer-marked-mathjax",
      .rules = {.loose_head = false,
                .state_words = StateWords::of_tools,
                .false_permalink_withholds = false,
                .reads_note_dates = false,
                .name_dates = NameDates::dashed,
                .has_name_pattern = true,
                .index_is_folder = false,
                .has_title_case = true,
                .folder_categories = FolderCategories::none,
                .term_text = TermText::one_name,
                .prints_numbers = true,
                .needs_date = true,
                .computes_abbrlinks = true,
                .is_whole_folder = false,
                .walks_source = true,
                .has_asset_folders = true,
                .rooted_covers = true,
                .tags = TagLanguage::nunjucks,
                .heading_lists = HeadingLists::id_alone,
                .mdx_comments = false},
      .detect = detect,
      .read_files = read_files,
      .refuse_lost = refuse_lost,
      .source_folders = source_folders,
      .set_defaults = set_defaults,
      .read_config = read_hexo,
      .theme_typesets_formulas = theme_typesets_formulas,
      .open_sources = open_sources,
  };
  return kind;
}

}  // namespace essaypack
