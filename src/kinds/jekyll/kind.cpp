#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "base/url.h"
#include "config/site_folder.h"
#include "input/field_reader.h"
#include "input/file_name.h"
#include "input/site_sources.h"
#include "input/source_folders.h"
#include "kinds/jekyll/entries.h"
#include "kinds/jekyll/jekyll.h"
#include "kinds/kinds.h"
#include "kinds/packages.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace essaypack {
namespace {

/// What Jekyll 4.3 reads, in its order (`configuration.rb`).
const std::initializer_list<std::string_view> kEndings = {"yml", "yaml", "toml"};
/// Entries below a folder that are looked at for one called `_posts`, the nearest first.
constexpr std::size_t kMostEntries = 1'000'000;

bool has_posts_folder(const SiteFolder& folder) {
  bool found = false;
  search_tree(folder.path(), kMostEntries, [&found](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::file) return TreeStep::pass;
    found = name == "_posts";
    if (found) return TreeStep::stop;
    const bool is_passed =
        name[0] == '.' || name == "node_modules" || name == "vendor" || name == "_site" || path == "source";
    return is_passed ? TreeStep::pass : TreeStep::enter;
  });
  return found;
}

std::vector<std::string> source_folders(const std::vector<ReadFile>& files) {
  return {folder_of_key(files, "source", "")};
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  const std::optional<std::string> name = folder.first_of("", {"_config"}, kEndings);
  if (!name || !(has_posts_folder(folder) || folder.names_package("Gemfile", "jekyll"))) return {};
  return FoundSite{folder.path(), nullptr, {folder.read(*name)}};
}

std::vector<ReadFile> read_files(const SiteFolder& folder) { return read_named_config(folder, kEndings, "Jekyll"); }

void refuse_lost(const SiteFolder& folder) {
  refuse_lost_config(folder);
  if (folder.names_package("Gemfile", "jekyll"))
    throw folder.names().failure("Gemfile", tr("the file names jekyll, but there is no '_config.yml'"),
                                 tr("put it back (it may be empty), or {}", kTypeHint));
}

void set_defaults(const FoundSite& site, Config& config) {
  config.source_folder = source_folders(site.files)[0];
  const std::string prefix = config.source_folder.empty() ? "" : config.source_folder + "/";
  config.post_folders = {prefix + "_posts"};
  config.draft_folders = {prefix + "_drafts"};
  config.static_folders = {config.source_folder};
  config.public_folder = "_site";
  config.permalink = "date";
  config.extensions = {"markdown", "mkdown", "mkdn", "mkd", "md"};
  config.markdown.kramdown = true;
  config.markdown.descriptions.several_terms = true;
  config.markdown.typography.smart = true;
  config.markdown.math.loses_escapes = true;
}

/// The name that Jekyll takes: the date of this one, however it is written, with dashes.
std::string name_with_date(std::string_view name) {
  const std::string_view stem = without_extension(name);
  const DatedName dated = split_diary_name(stem);
  if (!dated.date) return "YYYY-MM-DD-" + std::string(name);
  const std::string rest(dated.rest == stem ? std::string_view("NAME") : dated.rest);
  char day[16];
  std::snprintf(day, sizeof day, "%04d-%02d-%02d", dated.date->year, dated.date->month, dated.date->day);
  return day + std::string("-") + rest + std::string(name.substr(stem.size()));
}

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : config_(config), jekyll_(settings_of<JekyllConfig>(config)) {}

  std::optional<SourceFile> sort(SourceFile file, const std::string&, SourceDesk& desk) override {
    const auto drafts = behind_part(file.source, "_drafts");
    const auto posts = drafts ? drafts : behind_part(file.source, "_posts");
    if (const JekyllCollection* collection = posts ? nullptr : find_collection(jekyll_, file.source)) {
      const std::string_view path = below(file.source, collection->folder);
      if (has_hidden_part(path, "_.") || !config_.selection.empty()) return {};
      file.kind = PostKind::page;
      file.stem_path = without_extension(path);
      return file;
    }
    if (!posts) return desk.sort_page(std::move(file), "");
    if (!is_below(file.source, config_.source_folder) ||
        !has_jekyll_posts(config_, below(file.source, config_.source_folder)))
      return {};
    if (desk.is_hidden(file, *posts, "_.") || has_hidden_part(*posts, "#~")) return {};
    file.is_draft = drafts.has_value();
    file.stem_path = without_extension(*posts);
    if (!file.is_draft && !split_jekyll_name(file_part(file.stem_path)).date) {
      desk.diagnostics().report(Kind::input_bad_name, {file.source, 0, 0},
                                tr("the file is passed over: its name does not begin with a date"),
                                tr("rename it to {}", name_with_date(file_part(file.source))));
      return {};
    }
    return file;
  }

  bool leaves_out(std::string_view path) const override {
    return is_left_out_by_jekyll(config_, path) && !matches_any_glob(config_.include, path);
  }

  bool is_among_posts(std::string_view path, const Config&) const override {
    return behind_part(path, "_posts").has_value();
  }

  HandedDown handed_down(const SourceFile& file) const override {
    HandedDown handed;
    handed.fields = fitting_defaults(config_, file);
    return handed;
  }

 private:
  const Config& config_;
  const JekyllConfig& jekyll_;
};

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return std::make_unique<Sources>(config);
}

/// jekyll-polyglot: translations share one permalink, below a folder for each language but the default one. A
/// language that the site does not name has none.
void place_language(const FieldReader& head, const Config& config, Post& post) {
  const JekyllConfig& jekyll = settings_of<JekyllConfig>(config);
  if (jekyll.polyglot_language.empty()) return;
  const std::string language(trim(head.raw_text("lang")));
  const std::vector<std::string>& known = jekyll.polyglot_languages;
  if (language == jekyll.polyglot_language || std::find(known.begin(), known.end(), language) == known.end()) return;
  post.site_language = language;
  if (!post.head_permalink.empty() && !is_http_url(post.head_permalink))
    post.head_permalink = "/" + language + (post.head_permalink.str()[0] == '/' ? "" : "/") + post.head_permalink.str();
}

/// `limit_posts`: the newest ones are built and no others.
void limit_posts(const Config& config, std::vector<Post>& posts) {
  const std::size_t limit = settings_of<JekyllConfig>(config).limit_posts;
  if (limit == 0) return;
  std::vector<Post*> built;
  for (Post& post : posts)
    if (post.kind == PostKind::post && !post.withheld.any()) built.push_back(&post);
  std::sort(built.begin(), built.end(), [](const Post* a, const Post* b) {
    // one that has none has an error, and may be the newest
    if (a->date.has_value() != b->date.has_value()) return !a->date.has_value();
    return a->date != b->date ? b->date < a->date : b->source < a->source;
  });
  for (std::size_t at = limit; at < built.size(); ++at) built[at]->withheld.hidden = true;
}

/// jekyll-polyglot builds a post in a language that the site does not name in place of one that is missing, and not
/// where the default language has that permalink.
void withhold_unnamed_languages(const Config& config, std::vector<Post>& posts) {
  const std::string& main = settings_of<JekyllConfig>(config).polyglot_language;
  if (main.empty()) return;
  const std::vector<std::string>& named = settings_of<JekyllConfig>(config).polyglot_languages;
  const auto language_of = [&](const Post& post) { return std::string(trim(post.fields.find("lang").value_or(main))); };
  std::set<std::string> permalinks;
  for (const Post& post : posts)
    if (language_of(post) == main && !post.withheld.any()) permalinks.insert(post.head_permalink.str());
  permalinks.erase("");
  for (Post& post : posts) {
    const std::string language = language_of(post);
    if (language != main && std::find(named.begin(), named.end(), language) == named.end() &&
        permalinks.count(post.head_permalink.str()) > 0)
      post.withheld.hidden = true;
  }
}

void withhold(const Config& config, std::vector<Post>& posts) {
  withhold_unnamed_languages(config, posts);
  limit_posts(config, posts);
}

bool is_pattern(std::string_view address) { return address.find(':') != std::string_view::npos; }

}  // namespace

const SiteKind& jekyll_kind() {
  static const SiteKind kind{
      .name = "jekyll",
      .title = "Jekyll",
      .summary = mark("a site of Jekyll: _config.yml and _posts"),
      .files = "_config.yml _config.yaml _config.toml",
      .formula_packages = "jekyll-katex jekyll-mathjax jekyll-spaceship",
      .rules = {.dots_close_head = true,
                .loose_head = false,
                .needs_head = true,
                .state_words = StateWords::of_tools,
                .empty_published_withholds = true,
                .false_permalink_withholds = false,
                .reads_note_dates = false,
                .name_dates = NameDates::required,
                .folder_categories = FolderCategories::above_posts,
                .term_text = TermText::spaces,
                .flat_categories = true,
                .needs_date = true,
                .walks_source = true,
                .rooted_covers = true,
                .tags = TagLanguage::liquid,
                .heading_ids = HeadingIds::kramdown,
                .mdx_comments = false},
      .detect = detect,
      .read_files = read_files,
      .refuse_lost = refuse_lost,
      .source_folders = source_folders,
      .set_defaults = set_defaults,
      .read_config = read_jekyll,
      .read_data = read_jekyll_people,
      .open_sources = open_sources,
      .withhold = withhold,
      .place_language = place_language,
      .make_path = make_jekyll_path,
      .is_pattern = is_pattern,
  };
  return kind;
}

}  // namespace essaypack
