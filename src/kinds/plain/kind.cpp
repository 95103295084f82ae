#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "config/sections/book.h"
#include "config/site_folder.h"
#include "input/catalogue.h"
#include "input/folder_words.h"
#include "input/publication.h"
#include "input/site_sources.h"
#include "input/source_folders.h"
#include "kinds/kinds.h"
#include "kinds/plain/folder_data.h"
#include "kinds/plain/garden.h"

#include <algorithm>
#include <map>
#include <set>

namespace essaypack {
namespace {

/// A vault that Obsidian alone shows: there a newline is one, unless `strictLineBreaks` says otherwise.
bool breaks_lines(const std::filesystem::path& folder) {
  if (!is_folder(folder / ".obsidian")) return false;
  for (const char* other : {"quartz.config.ts", "quartz.config.js", "package.json", "mkdocs.yml"})
    if (std::filesystem::exists(folder / other)) return false;
  const std::optional<std::string> settings = read_file(folder / ".obsidian/app.json", 64 * 1024).bytes;
  const ParsedValue parsed = parse_json(settings ? *settings : std::string());
  const Value* strict = parsed.value ? parsed.value->find("strictLineBreaks") : nullptr;
  return !strict || !strict->is_scalar() || strict->text != "true";
}

/// VuePress and VitePress bring markdown-it-emoji, and nobody has to ask for it.
bool shows_emoji(const std::filesystem::path& folder) {
  for (const char* settings : {".vuepress", ".vitepress", "docs/.vuepress", "docs/.vitepress"})
    if (is_folder(folder / settings)) return true;
  return false;
}

void set_defaults(const FoundSite& site, Config& config) {
  config.post_folders = {""};
  config.static_folders = {""};
  config.markdown.several_terms = true;
  config.markdown.breaks = breaks_lines(site.folder);
  config.markdown.emoji = shows_emoji(site.folder);
  config.permalink = ":year/:month/:day/:title/";
  config.extensions = {"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"};
}

/// `Name.textbundle/text`: one text with its pictures (Bear, Ulysses) is called as its folder.
std::string without_bundle(std::string_view path) {
  constexpr std::string_view kText = ".textbundle/text";
  const bool is_bundle = path.ends_with(kText) && path.size() > kText.size();
  return std::string(path.substr(0, path.size() - (is_bundle ? kText.size() : 0)));
}

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : config_(config), garden_(config) { garden_.read_tree(); }

  void meet(std::string_view path, TreeEntry entry) override {
    if (std::optional<std::string> root = SiteTools::root_of(path, entry)) roots_.insert(std::move(*root));
  }
  void met_all() override { garden_.read_tools(roots_); }

  std::optional<SourceFile> sort(SourceFile file, const std::string&, SourceDesk& desk) override {
    const std::string* home = nearest_folder(file.source, config_.post_folders);
    if (!home) return {};
    const std::string_view path = below(file.source, *home);
    if (is_readme(path) || desk.is_hidden(file, path, ".") || is_front_or_back(file.source)) return {};
    const PathMeaning names = desk.is_included(file.source) ? PathMeaning() : meaning_of_path(path);
    switch (names.meaning) {
      case FolderMeaning::open:
        break;
      case FolderMeaning::drafts:
        file.is_draft = true;
        break;
      case FolderMeaning::nobodys:
        desk.pass_over(file.source.substr(0, file.source.size() - path.size() + names.end));
        return {};
    }
    file.stem_path = without_bundle(without_extension(path));
    return file;
  }

  bool leaves_out(std::string_view path) const override { return garden_.leaves_out(path); }

  /// What the data files of folders keep back, and those of single texts.
  void read_sections(const std::vector<SourceFile>& files,
                     const std::function<std::optional<std::string>(const std::string& source)>&,
                     Diagnostics& diagnostics) override {
    for (const SettingDoubt& doubt : garden_.doubts())
      diagnostics.report(Kind::config_ignored_value, doubt.place, doubt.message, doubt.hint);
    read_folders_above();
    const bool is_nikola = is_file(config_.site_folder / "conf.py");
    for (const SourceFile& file : files) {
      read_folders_of(file.source);
      if (is_nikola)
        keep_own(file.source, read_meta_beside(config_.site_folder, std::string(without_extension(file.source))));
      const std::string path = garden_.inside(file.source);
      for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
        const std::string folder = path.substr(0, end);
        look_at(folder, folder + "/" + std::string(file_part(folder)));
      }
      if (garden_.eleventy().has_configuration) look_at(path, std::string(without_extension(path)));
    }
  }

  /// The text's own first, then its folders', the deepest first, then what all texts have.
  HandedDown handed_down(const SourceFile& file) const override {
    HandedDown handed;
    const auto add = [&](const EleventyData& data) {
      handed.fields.insert(handed.fields.end(), data.fields.begin(), data.fields.end());
      add_reasons(handed.withheld, data.withheld);
    };
    const auto add_of = [&](std::string_view owner) {
      if (const auto found = data_.find(std::string(owner)); found != data_.end()) add(found->second);
    };
    if (!data_.empty()) {
      const std::string path = garden_.inside(file.source);
      add_of(path);
      for (std::string_view folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) add_of(folder);
    }
    if (const auto found = own_.find(file.source); found != own_.end()) add(found->second);
    if (!of_folders_.empty())
      for (std::string_view folder = parent_of(file.source);; folder = parent_of(folder)) {
        if (const auto found = of_folders_.find(std::string(folder)); found != of_folders_.end()) add(found->second);
        if (folder.empty()) break;
      }
    for (const EleventyData& data : above_) add(data);
    add(garden_.eleventy().global);
    if (garden_.tools().is_unchosen(file.source)) {
      Value no;
      no.type = Value::Type::scalar;
      no.text = "false";
      handed.fields.push_back({"publish", 0, 0, std::move(no)});
    }
    return handed;
  }

  bool is_among_posts(std::string_view path, const Config& config) const override {
    return SiteSources::is_among_posts(path, config) && !has_hidden_part(path, ".") &&
           meaning_of_path(path).meaning == FolderMeaning::open;
  }

 private:
  /// A foreword, an afterword or the contents of a book.
  bool is_front_or_back(std::string_view path) const {
    const auto names = [&](const BookConfig& book) {
      return path == book.foreword || path == book.afterword || path == book.contents.file;
    };
    return names(*config_.book) || std::any_of(config_.books->begin(), config_.books->end(), names);
  }

  /// `owner` is a folder or a text, and its data files are called as `path`: below the garden.
  void look_at(const std::string& owner, const std::string& path) {
    if (!seen_.insert(owner).second) return;
    const BrokenData broken = garden_.eleventy().has_configuration ? BrokenData::refuse : BrokenData::ignore;
    if (EleventyData data = read_eleventy_data(garden_.folder(), path, broken); !data.is_empty())
      data_.emplace(owner, std::move(data));
  }

  void keep_own(const std::string& source, EleventyData data) {
    if (!data.is_empty()) own_.emplace(source, std::move(data));
  }

  /// What the folders of a file say, the site's own the last.
  void read_folders_of(const std::string& source) {
    for (std::string_view folder = parent_of(source); seen_folders_.emplace(folder).second;
         folder = parent_of(folder)) {
      if (EleventyData data =
              read_folder_data(config_.site_folder, std::string(folder), garden_.tools().folder_files());
          !data.is_empty())
        of_folders_.emplace(folder, std::move(data));
      if (folder.empty()) break;
    }
  }

  /// The same of folders around the site that belong to the same project.
  void read_folders_above() {
    const std::filesystem::path& root = garden_.tools().root_above();
    if (root.empty()) return;
    for (std::filesystem::path folder = config_.site_folder.parent_path();; folder = folder.parent_path()) {
      if (EleventyData data = read_folder_data(folder, "", garden_.tools().folder_files()); !data.is_empty())
        above_.push_back(std::move(data));
      if (folder == root || !folder.has_relative_path()) break;
    }
  }

  const Config& config_;
  Garden garden_;
  std::set<std::string> roots_;               ///< Folders in which other tools have their settings.
  std::set<std::string> seen_;                ///< What was looked at.
  std::map<std::string, EleventyData> data_;  ///< Of folders and texts that keep something back.
  std::set<std::string> seen_folders_;
  std::map<std::string, EleventyData> of_folders_, own_;  ///< Below the site: of folders, and of texts.
  std::vector<EleventyData> above_;                       ///< Of the folders around the site, the nearest first.
};

std::unique_ptr<SiteSources> open_sources(const Config& config, const Timestamp&) {
  return std::make_unique<Sources>(config);
}

/// The root of a garden, so that a folder inside it that is named is a part of the whole, with its authors' choice.
std::optional<FoundSite> detect_garden(const SiteFolder& folder) {
  for (const std::string_view root : {kQuartz, kLogseq, kDigitalGarden})
    if (folder.has_file(root)) return FoundSite{folder.path(), nullptr, {}, {}};
  return std::nullopt;
}

/// True if the head of some note of the whole garden has the key: a run over a part of it sees only that.
bool some_note_has(const std::filesystem::path& garden, const Config& config, std::string_view key) {
  constexpr std::size_t kMostEntries = 200'000, kHead = 256 * 1024;
  bool found = false;
  search_tree(garden, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::folder) return name[0] == '.' || name == "node_modules" ? TreeStep::pass : TreeStep::enter;
    const auto& known = config.extensions;
    if (is_readme(path) || std::find(known.begin(), known.end(), extension_of(path)) == known.end())
      return TreeStep::pass;
    TextRepairs repairs;
    const std::string text = clean_file_text(read_file_head(garden / path, kHead).value_or(""), repairs);
    if (text.find(key) == text.npos && to_lower_ascii(text).find(key) == std::string::npos) return TreeStep::pass;
    Diagnostics nobody;
    Post note;
    note.source = path;
    note.stem_path = without_extension(path);
    read_head(text, config, Timestamp(), note, nobody);
    found = note.fields.find(key).has_value();
    return found ? TreeStep::stop : TreeStep::pass;
  });
  return found;
}

/// Gardens of notes whose authors choose what is published: where one note has the key (Digital Garden's `dg-publish`,
/// `public` in a graph of Logseq, `publish` under Quartz's ExplicitPublish), those that do not say yes are kept back.
void withhold_unchosen(const Config& config, std::vector<Post>& posts) {
  const Garden settings(config);
  const std::filesystem::path& garden = settings.folder();
  const bool is_part = garden != config.site_folder;
  const auto withhold = [&](const char* key, bool is_asked) {
    const auto has_key = [key](const Post& post) { return post.fields.find(key).has_value(); };
    const bool is_chosen =
        is_asked || std::any_of(posts.begin(), posts.end(), has_key) || (is_part && some_note_has(garden, config, key));
    if (!is_chosen) return;
    for (Post& post : posts)
      if (const auto said = post.fields.find(key); !said || !parse_bool(trim(*said)).value_or(false))
        post.withheld.unpublished = true;
  };
  withhold("dg-publish", false);
  if (is_file(garden / kLogseq) && settings.logseq_choice() != Garden::Choice::everybody)
    withhold("public", settings.logseq_choice() == Garden::Choice::nobody);
  if (settings.is_explicit_quartz()) withhold("publish", true);
}

/// Folders that tell where posts are kept, and nothing of what they are about.
bool is_folder_of_posts(std::string_view name) {
  constexpr std::string_view kNames[] = {"src",     "source", "content",  "contents", "posts", "_posts",
                                         "post",    "blog",   "docs",     "doc",      "pages", "articles",
                                         "entries", "essays", "markdown", "md"};
  return std::find(std::begin(kNames), std::end(kNames), to_lower_ascii(name)) != std::end(kNames);
}

/// The folders that all posts lie in, as far as they say nothing: `src/content/blog`.
std::string shared_folders(const std::vector<Post>& posts) {
  std::string shared;
  for (bool goes_on = !posts.empty(); goes_on;) {
    const std::string_view first = std::string_view(posts[0].stem_path).substr(shared.size());
    const std::string next = shared + std::string(first.substr(0, first.find('/') + 1));
    goes_on = next.size() > shared.size() &&
              is_folder_of_posts(std::string_view(next).substr(shared.size(), next.size() - shared.size() - 1)) &&
              std::all_of(posts.begin(), posts.end(),
                          [&](const Post& post) { return std::string_view(post.stem_path).starts_with(next); });
    if (goes_on) shared = next;
  }
  return shared;
}

/// Neither categories nor addresses begin with them.
void drop_shared_folders(std::vector<Post>& posts) {
  const std::string shared = shared_folders(posts);
  if (shared.empty()) return;
  const auto levels = static_cast<std::size_t>(std::count(shared.begin(), shared.end(), '/'));
  for (Post& post : posts) {
    if (const std::string slug = post.slug; slug.starts_with(shared)) post.slug = slug.substr(shared.size());
    if (post.categories.size() != 1) continue;
    std::vector<std::string>& path = post.categories[0];
    std::string start;
    for (std::size_t i = 0; i < levels && i < path.size(); ++i) start += path[i] + "/";
    if (start == shared && !post.fields.find("categories") && !post.fields.find("category"))
      path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(levels));
    if (path.empty()) post.categories.clear();
  }
}

void judge_together(const Config& config, std::vector<Post>& posts) {
  withhold_unchosen(config, posts);
  drop_shared_folders(posts);
}

}  // namespace

const SiteKind& plain_kind() {
  static const SiteKind kind{
      .name = "plain",
      .title = "",
      .summary = "a folder of Markdown files",
      .detect = detect_garden,
      .set_defaults = set_defaults,
      .open_sources = open_sources,
      .withhold = judge_together,
  };
  return kind;
}

}  // namespace essaypack
