#include "base/file.h"
#include "base/path.h"
#include "base/regex.h"
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

/// What is no plain yes or no says neither.
bool says(const Value& value, bool what) {
  return value.is_scalar() && parse_bool(trim(value.text)).value_or(!what) == what;
}
bool says_yes(const Value& value) { return says(value, true); }
bool says_no(const Value& value) {
  return value.is_null() || (value.is_scalar() && trim(value.text).empty()) || says(value, false);
}

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
    throw folder.names().failure(*name, tr("the configuration is Zola's, and its folder 'content' does not exist"),
                                 tr("make the folder, or write 'type: plain' into essaypack.yaml"));
  }
  return FoundSite{folder.path(), nullptr, {std::move(file)}};
}

std::vector<ReadFile> read_files(const SiteFolder& folder) {
  const std::optional<std::string> name = folder.first_of("", {"zola", "config"}, {"toml"});
  if (!name) return {};
  return {folder.read(*name)};
}

void refuse_lost(const SiteFolder& folder) {
  folder.refuse_lookalike({"zola.toml", "zola.yaml", "zola.yml", "zola.json"}, verbatim("Zola"), "zola.toml");
}

std::vector<std::string> source_folders(const std::vector<ReadFile>&) { return {std::string(kContent)}; }

void set_defaults(const FoundSite&, Config& config) {
  config.source_folder = kContent;
  config.post_folders = {std::string(kContent)};
  config.static_folders = {"static", std::string(kContent)};
  config.public_folder = "public";
  config.extensions = {"md"};
  config.has_list_pages = true;
  config.markdown.autolink = false;
  config.markdown.descriptions.are_read = false;
}

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : config_(config), zola_(settings_of<ZolaConfig>(config)) {
    for (const std::string& glob : zola_.ignored_content)
      if (std::optional<Regex> regex = Regex::parse(regex_of_zola_glob(glob))) ignored_.push_back(std::move(*regex));
  }

  std::vector<std::string> more_folders() const override { return {std::string(kContent)}; }
  /// Sections around the posts that are wanted decide about these.
  bool sorts_unwanted() const override { return true; }

  std::optional<SourceFile> sort(SourceFile file, const std::string&, SourceDesk&) override {
    const bool is_content = is_below(file.source, kContent);
    const std::string* home = nearest_folder(file.source, config_.post_folders);
    if ((!home && !is_content) || !file.source.ends_with(".md")) return {};
    const std::string_view path = below(file.source, is_content ? kContent : std::string_view(*home));
    const std::string_view name = file_part(path);
    file.is_section = is_content && name.starts_with("_index.");
    // Zola looks for a section's own file whatever is ignored
    if (name.starts_with('.') || is_ignored(file.is_section ? parent_of(file.source) : file.source)) return {};
    if (!home && !file.is_section) return {};
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
    const std::string_view page = file_part(stem) == "index" ? parent_of(stem) : stem;
    file.is_loose = page.find('/') == std::string_view::npos;
    return file;
  }

  /// A section that is a draft, in whatever language, closes its folder; so does one that can't be read. What lies in a
  /// closed folder is not looked at.
  void read_sections(const std::vector<SourceFile>& files,
                     const std::function<std::optional<std::string>(const std::string&)>& read,
                     Diagnostics& diagnostics) override {
    std::vector<const SourceFile*> sections;
    for (const SourceFile& file : files)
      if (file.is_section) sections.push_back(&file);
    std::sort(sections.begin(), sections.end(), [](const SourceFile* a, const SourceFile* b) {
      return a->content_path.size() != b->content_path.size() ? a->content_path.size() < b->content_path.size()
                                                              : a->source < b->source;
    });
    for (const SourceFile* file : sections) {
      const std::string folder(parent_of(file->content_path));
      if (is_closed(folder)) continue;
      const std::optional<std::string> text = read(file->source);
      Diagnostics own;
      const FrontMatter head = read_front_matter(text.value_or(""), file->source, {}, own);
      for (const Diagnostic& report : own.sorted())
        if (report.severity == Severity::error)
          diagnostics.report(Kind::front_matter_bad_yaml, report.place, report.message, report.hint);
      const Value* draft = head.fields.find("draft");
      sections_.insert(folder);
      if (text && !head.present && !head.failed)
        diagnostics.report(Kind::front_matter_bad_yaml, {file->source, 1, 1},
                           tr("the section has no front matter, so what is below it is kept back"),
                           tr("put two lines '+++' at the top of the file"));
      if (!text || head.failed || !head.present || (draft && !says_no(*draft))) drafts_.insert(folder);
    }
  }

  HandedDown handed_down(const SourceFile& file) const override {
    HandedDown handed;
    const std::string_view folder = parent_of(file.content_path);
    handed.withheld.draft = is_closed(folder);
    for (std::string_view at = folder;; at = parent_of(at)) {
      if (sections_.count(std::string(at)) > 0) ++handed.sections;
      if (at.empty()) return handed;
    }
  }

 private:
  bool is_closed(std::string_view folder) const {
    for (;; folder = parent_of(folder)) {
      if (drafts_.count(std::string(folder)) > 0) return true;
      if (folder.empty()) return false;
    }
  }

  bool is_ignored(std::string_view source) const {
    const std::string path = (config_.site_folder / source).generic_string();
    return std::any_of(ignored_.begin(), ignored_.end(),
                       [&](const Regex& one) { return one.finds(path).value_or(true); });
  }

  const Config& config_;
  const ZolaConfig& zola_;
  std::vector<Regex> ignored_;
  std::set<std::string> sections_, drafts_;  ///< Folders below the content.
};

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return std::make_unique<Sources>(config);
}

/// Terms lie in `[taxonomies]`, and what themes read in `[extra]`. What keeps a page back there does so here, and so
/// does `render` that is no yes: the page has no address.
void lift_fields(Value& fields) {
  constexpr std::string_view kOfThemes[] = {"banner",   "cover",     "cover_image", "featured_image", "image",
                                            "katex",    "keywords",  "math",        "mathjax",        "series",
                                            "subtitle", "thumbnail", "toc"};
  constexpr std::string_view kShutting[] = {"draft",      "hidden",    "hide",         "password",    "private",
                                            "unlisted",   "secret",    "encrypt",      "encrypted",   "protected",
                                            "locked",     "vip",       "members_only", "membersonly", "pwd",
                                            "is_private", "isprivate", "is_draft",     "isdraft"};
  constexpr std::string_view kOpening[] = {"listed", "publish", "published", "visible"};
  std::vector<Value::Member> lifted;
  const auto lift = [&](std::string_view map, const auto& is_wanted) {
    const Value* inner = fields.find(map);
    if (!inner || !inner->is_map()) return;
    for (const Value::Member& member : inner->members)
      if (!fields.find(member.key) && is_wanted(member.key)) lifted.push_back(member);
  };
  const auto is_one = [](const auto& names, const std::string& key) {
    return std::find(std::begin(names), std::end(names), key) != std::end(names);
  };
  lift("taxonomies", [](const std::string&) { return true; });
  lift("extra", [&](const std::string& key) { return is_one(kOfThemes, key); });
  const Value* render = fields.find("render");
  bool is_shut = render && !says_yes(*render);
  if (const Value* extra = fields.find("extra"); extra && extra->is_map())
    for (const Value::Member& member : extra->members) {
      const std::string key = to_lower_ascii(member.key);
      is_shut = is_shut || (is_one(kShutting, key) && !says_no(member.value)) ||
                (is_one(kOpening, key) && says_no(member.value));
    }
  std::move(lifted.begin(), lifted.end(), std::back_inserter(fields.members));
  if (!is_shut) return;
  std::erase_if(fields.members, [](const Value::Member& member) { return member.key == "hidden"; });
  Value::Member hidden;
  hidden.key = "hidden";
  hidden.value.type = Value::Type::scalar;
  hidden.value.text = "true";
  fields.members.push_back(std::move(hidden));
}

/// What a head gives is finished by `make_zola_path`.
bool is_pattern(std::string_view address) { return !address.empty(); }

}  // namespace

const SiteKind& zola_kind() {
  static const SiteKind kind{
      .name = "zola",
      .title = "Zola",
      .summary = mark("a site of Zola: zola.toml or config.toml, and content"),
      .files = "zola.toml",
      .rules = {.loose_head = false,
                .needs_head = true,
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
      .lift_fields = lift_fields,
      .make_path = make_zola_path,
      .is_pattern = is_pattern,
      .make_term = make_zola_term,
      .list_folder = zola_list_folder,
  };
  return kind;
}

}  // namespace essaypack
