#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "config/site_folder.h"
#include "input/catalogue.h"
#include "input/publication.h"
#include "input/site_sources.h"
#include "kinds/folder/folder_above.h"
#include "kinds/kinds.h"
#include "kinds/plain/chosen.h"
#include "kinds/plain/garden.h"
#include "kinds/plain/notion_names.h"
#include "kinds/plain/quartz.h"
#include "kinds/plain/sources.h"

#include <algorithm>

namespace essaypack {
namespace {

/// A vault that Obsidian alone shows: there a newline is one, unless `strictLineBreaks` says otherwise.
bool breaks_lines(const std::filesystem::path& folder) {
  if (!is_folder(folder / ".obsidian")) return false;
  if (is_quartz_root(folder)) return false;
  for (const char* other : {"package.json", "mkdocs.yml"})
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

/// True for a vault, for a garden made of one, whose settings are often not kept with it, and for a folder inside.
bool is_in_vault(const std::filesystem::path& site) {
  const auto is_vault = [&](const std::filesystem::path& folder) {
    return is_folder(folder / ".obsidian") || is_file(folder / kDigitalGarden) || is_file(folder / kLogseq) ||
           is_quartz_root(folder) || is_file(folder / "quartz.layout.ts");
  };
  return folder_above(site, is_vault).has_value();
}

/// True for a graph of Logseq, and for a folder inside.
bool is_in_graph(const std::filesystem::path& site) {
  return folder_above(site, [](const std::filesystem::path& folder) { return is_file(folder / kLogseq); }).has_value();
}

void set_defaults(const FoundSite& site, Config& config) {
  config.post_folders = {""};
  config.static_folders = {""};
  config.markdown.descriptions.several_terms = true;
  config.markdown.breaks = breaks_lines(site.folder);
  config.markdown.typography.emoji = shows_emoji(site.folder);
  config.markdown.notes.outlines = is_in_graph(site.folder);
  config.markdown.notes.wiki_links = config.markdown.notes.outlines || is_in_vault(site.folder);
  config.permalink = ":year/:month/:day/:title/";
  config.extensions = {"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"};
  config.markup = {"org", "rst"};
}

/// The root of a garden, so that a folder inside it that is named is a part of the whole, with its authors' choice.
std::optional<FoundSite> detect_garden(const SiteFolder& folder) {
  if (is_quartz_root(folder.path())) return FoundSite{folder.path(), nullptr, {}, {}};
  for (const std::string_view root : {kLogseq, kDigitalGarden})
    if (folder.has_file(root)) return FoundSite{folder.path(), nullptr, {}, {}};
  return std::nullopt;
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
  drop_notion_ids(posts);
}

}  // namespace

const SiteKind& plain_kind() {
  static const SiteKind kind{
      .name = "plain",
      .title = "",
      .summary = mark("a folder of Markdown files"),
      .detect = detect_garden,
      .set_defaults = set_defaults,
      .open_sources = open_plain_sources,
      .withhold = judge_together,
  };
  return kind;
}

}  // namespace essaypack
