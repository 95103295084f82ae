#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "config/site_folder.h"
#include "input/front_matter.h"
#include "input/site_sources.h"
#include "input/source_folders.h"
#include "kinds/kinds.h"
#include "kinds/zola/zola.h"

#include <algorithm>
#include <set>

namespace essaypack {
namespace {

constexpr std::string_view kContent = "content";

/// `config.toml` is Hugo's, too: Zola's has `base_url`, without which it builds nothing.
bool is_zolas(const ReadFile& file) {
  return file.value.find("base_url") && !file.value.find("baseURL") && !file.value.find("baseurl");
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  const std::optional<std::string> name = folder.first_of("", {"zola", "config"}, {"toml"});
  if (!name) return {};
  ReadFile file = folder.read(*name);
  if (!is_zolas(file) && *name != "zola.toml") return {};
  if (!is_folder(folder.path() / kContent)) {
    if (!folder.may_hold_posts()) return {};
    throw folder.names().failure(*name, "the configuration is Zola's, and its folder 'content' does not exist",
                                 "make the folder, or write 'type: plain' into essaypack.yaml");
  }
  return FoundSite{folder.path(), nullptr, {std::move(file)}};
}

std::vector<ReadFile> read_files(const SiteFolder& folder) {
  const std::optional<std::string> name = folder.first_of("", {"zola", "config"}, {"toml"});
  if (!name) return {};
  return {folder.read(*name)};
}

void refuse_lost(const SiteFolder& folder) { folder.refuse_lookalike({"zola.toml"}, "Zola", "zola.toml"); }

std::vector<std::string> source_folders(const std::vector<ReadFile>&) { return {std::string(kContent)}; }

void set_defaults(const FoundSite&, Config& config) {
  config.source_folder = kContent;
  config.post_folders = {std::string(kContent)};
  config.static_folders = {"static", std::string(kContent)};
  config.public_folder = "public";
  config.extensions = {"md"};
  config.has_list_pages = true;
  config.markdown.autolink = false;
  config.markdown.description_lists = false;
  config.publish.insert(Door::future);  // Zola builds what has a date to come
}

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : config_(config), zola_(settings_of<ZolaConfig>(config)) {}

  std::optional<SourceFile> sort(SourceFile file, const std::string& extension, SourceDesk&) override {
    const std::string* home = nearest_folder(file.source, config_.post_folders);
    if (!home || extension != "md") return {};
    const std::string_view path = below(file.source, *home);
    const std::string_view name = file_part(path);
    if (name.starts_with('.') || is_ignored(file.source, path)) return {};
    std::string_view stem = without_extension(path);
    const std::size_t dot = file_part(stem).find('.');
    if (!config_.languages.empty() && dot != std::string_view::npos) {
      const std::string_view code = file_part(stem).substr(dot + 1);
      // a language that the site does not name stops Zola
      if (config_.languages.count(std::string(code)) == 0) return {};
      if (code != zola_.main_language) {
        file.language = code;
        stem.remove_suffix(code.size() + 1);
      }
    }
    file.stem_path = stem;
    file.content_path = stem;
    file.is_section = name.starts_with("_index.");
    const std::string_view page = file_part(stem) == "index" ? parent_of(stem) : stem;
    file.is_loose = page.find('/') == std::string_view::npos;
    return file;
  }

  /// A section that is a draft, in whatever language, closes its folder; so does one that can't be read.
  void read_sections(const std::vector<SourceFile>& files,
                     const std::function<std::optional<std::string>(const std::string&)>& read,
                     Diagnostics& diagnostics) override {
    for (const SourceFile& file : files) {
      if (!file.is_section) continue;
      const std::optional<std::string> text = read(file.source);
      Diagnostics own;
      const FrontMatter head = read_front_matter(text.value_or(""), file.source, {}, own);
      for (Diagnostic& report : own.sorted())
        if (report.severity == Severity::error)
          diagnostics.report(Kind::front_matter_bad_yaml, report.place, report.message, report.hint);
      const Value* draft = head.fields.find("draft");
      sections_.insert(std::string(parent_of(file.content_path)));
      if (!text || head.failed || (draft && draft->is_scalar() && parse_bool(draft->text).value_or(true)))
        drafts_.insert(std::string(parent_of(file.content_path)));
    }
  }

  HandedDown handed_down(const SourceFile& file) const override {
    HandedDown handed;
    for (std::string_view folder = parent_of(file.content_path);; folder = parent_of(folder)) {
      if (drafts_.count(std::string(folder)) > 0) handed.withheld.draft = true;
      if (sections_.count(std::string(folder)) > 0) ++handed.sections;
      if (folder.empty()) return handed;
    }
  }

 private:
  /// Zola looks at absolute paths; here the folder may lie anywhere.
  bool is_ignored(std::string_view source, std::string_view path) const {
    const auto fits = [&](std::string_view one) { return matches_any_glob(zola_.ignored_content, one); };
    for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/', end + 1))
      if (fits(path.substr(0, end)) || fits(file_part(path.substr(0, end)))) return true;
    return fits(source) || fits(path) || fits(file_part(path));
  }

  const Config& config_;
  const ZolaConfig& zola_;
  std::set<std::string> sections_, drafts_;  ///< Folders below the content.
};

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return std::make_unique<Sources>(config);
}

/// `render = false`: the page may be shown within others, and has no address.
void withhold(const Config&, std::vector<Post>& posts) {
  for (Post& post : posts)
    if (const auto render = post.fields.find("render"); render && !parse_bool(trim(*render)).value_or(true))
      post.withheld.hidden = true;
}

/// Terms lie in `[taxonomies]`, and what themes read in `[extra]`.
void lift_fields(Value& fields) {
  constexpr std::string_view kOfThemes[] = {
      "banner", "cover",   "cover_image", "featured_image", "hidden",   "image",     "katex", "keywords",
      "math",   "mathjax", "private",     "series",         "subtitle", "thumbnail", "toc",   "unlisted"};
  std::vector<Value::Member> lifted;
  const auto lift = [&](std::string_view map, const auto& is_wanted) {
    const Value* inner = fields.find(map);
    if (!inner || !inner->is_map()) return;
    for (const Value::Member& member : inner->members)
      if (!fields.find(member.key) && is_wanted(member.key)) lifted.push_back(member);
  };
  lift("taxonomies", [](const std::string&) { return true; });
  lift("extra", [&](const std::string& key) {
    return std::find(std::begin(kOfThemes), std::end(kOfThemes), key) != std::end(kOfThemes);
  });
  std::move(lifted.begin(), lifted.end(), std::back_inserter(fields.members));
}

/// What a head gives is finished by `make_zola_path`.
bool is_pattern(std::string_view address) { return !address.empty(); }

}  // namespace

const SiteKind& zola_kind() {
  static const SiteKind kind{
      .name = "zola",
      .title = "Zola",
      .summary = "a site of Zola: zola.toml or config.toml, and content",
      .files = "zola.toml",
      .rules = {.loose_head = false,
                .state_words = StateWords::of_tools,
                .false_permalink_withholds = false,
                .reads_note_dates = false,
                .keeps_offsets = true,
                .zone_is_optional = true,
                .name_dates = NameDates::dashed_or_alone,
                .folder_categories = FolderCategories::none,
                .term_text = TermText::one_name,
                .flat_categories = true,
                .address_key = "path",
                .source_link_mark = "@/",
                .is_whole_folder = false,
                .has_bundles = true,
                .has_archives = false,
                .tags = TagLanguage::tera,
                .heading_ids = HeadingIds::github,
                .mdx_comments = false},
      .detect = detect,
      .read_files = read_files,
      .refuse_lost = refuse_lost,
      .source_folders = source_folders,
      .set_defaults = set_defaults,
      .read_config = read_zola,
      .open_sources = open_sources,
      .withhold = withhold,
      .lift_fields = lift_fields,
      .make_path = make_zola_path,
      .is_pattern = is_pattern,
      .make_term = make_zola_term,
      .list_folder = zola_list_folder,
  };
  return kind;
}

}  // namespace essaypack
