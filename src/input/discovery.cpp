#include "input/discovery.h"

#include "base/file.h"
#include "base/glob.h"
#include "base/text.h"
#include "diag/failure.h"
#include "input/markup.h"
#include "input/source_folders.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace essaypack {
namespace {

/// Editors' leftovers.
bool is_temporary(std::string_view path) { return !path.empty() && (path.back() == '~' || path.back() == '%'); }

bool is_html_extension(std::string_view extension) { return extension == "html" || extension == "htm"; }

/// Decides about each file of a walk.
class Sorter {
 public:
  Sorter(const Config& config, SiteSources& sources, Diagnostics& diagnostics)
      : config_(config), sources_(sources), desk_(config, diagnostics) {}

  /// Only what decides about others counts outside the folders that are wanted.
  void finish(std::vector<SourceFile>& files) const {
    sources_.finish(files);
    if (!sources_.sorts_unwanted()) return;
    std::erase_if(files, [&](const SourceFile& file) {
      return !file.is_section && !(is_wanted(file.source) && sources_.is_among_posts(file.source, config_));
    });
  }

  /// Reports folders that are nobody's to read, a line for each, and texts in formats that are not read, a line for
  /// each format.
  void report_counts() {
    desk_.report_private_folders();
    for (const auto& [extension, files] : unread_)
      desk_.diagnostics().report(
          Kind::input_unread_format, {files.first, 0, 0},
          tr_n("the file ends in '.{2}', which is not read",
               "{} files end in '.{}', which is not read; this is the first", files.count, extension),
          is_markup_extension(extension, config_)
              ? tr("install 'pandoc' (Debian: pandoc), by which it is read, or name it in 'exclude'")
              : tr("export it as Markdown, or name it in 'exclude'"));
  }

  std::size_t passed_over() const { return desk_.passed_over(); }

  std::optional<SourceFile> sort(const std::string& path) {
    const std::string extension = extension_of(path);
    SourceFile file;
    file.source = path;
    file.is_html = is_html_extension(extension) || markup_of(path, config_) != Markup::none;
    const bool nameless = extension.empty() && is_nameless_post(path);
    if (is_temporary(path)) return {};
    if (!is_markdown(extension) && !file.is_html && !nameless) return sort_other(file, extension);
    // a drawing that a plug-in of Obsidian keeps in Markdown
    if (config_.markdown.notes.wiki_links && path.ends_with(".excalidraw.md") && path.size() > 14) return {};
    if (!sources_.sorts_unwanted() && !is_wanted(path)) return {};
    return sources_.sort(std::move(file), extension, desk_);
  }

 private:
  bool is_markdown(std::string_view extension) const {
    return std::find(config_.extensions.begin(), config_.extensions.end(), extension) != config_.extensions.end();
  }

  bool is_wanted(std::string_view path) const {
    if (!config_.selection.empty() && !is_below(path, config_.selection)) return false;
    return !(is_below(path, config_.source_folder) && is_passed_over(below(path, config_.source_folder)));
  }

  std::optional<SourceFile> sort_other(const SourceFile& file, const std::string& extension) {
    if (std::optional<SourceFile> section = sources_.sort_other(file, extension, desk_)) return section;
    note_unread(file.source, extension);
    return {};
  }

  /// Notes a text that would be a post if its format was read.
  void note_unread(const std::string& path, const std::string& extension) {
    constexpr std::string_view kTexts[] = {"adoc",      "asciidoc", "mdx", "org",    "qmd",
                                           "rmarkdown", "rmd",      "rst", "textile"};
    if (std::find(std::begin(kTexts), std::end(kTexts), extension) == std::end(kTexts)) return;
    if (!is_wanted(path) || !sources_.is_among_posts(path, config_) || is_readme(path)) return;
    Unread& files = unread_[extension];
    if (files.count++ == 0 || path < files.first) files.first = path;
  }

  /// `.md`: a name that is only an extension.
  bool is_nameless_post(std::string_view path) const {
    const std::string_view name = file_part(path);
    return name.size() > 1 && name[0] == '.' && is_markdown(name.substr(1));
  }

  bool is_passed_over(std::string_view path) const {
    for (const std::vector<std::string>* globs : {&config_.skip_render, &config_.exclude, &config_.ignore})
      if (matches_any_glob(*globs, path)) return true;
    return sources_.leaves_out(path);
  }

  const Config& config_;
  SiteSources& sources_;
  SourceDesk desk_;
  struct Unread {
    std::size_t count = 0;
    std::string first;
  };
  std::map<std::string, Unread> unread_;  ///< By extension.
};

/// What outputs of essaypack lie in has this.
bool holds_outputs(const Config& config, std::string_view path) {
  return is_file(config.site_folder / path / ".essaypack/manifest.json");
}

/// Folders that hold no posts, however they are called.
bool is_foreign_folder(const Config& config, std::string_view path) {
  const std::string_view name = file_part(path);
  if (name == ".git" || name == "node_modules" || name == ".essaypack" || name == "bower_components") return true;
  if (!config.output.empty() && path == config.output) return true;
  if (!config.vault_templates.empty() && path == config.vault_templates) return true;
  // old versions and deleted pages of a Logseq graph
  if (name == "logseq" && is_file(config.site_folder / path / "config.edn")) return true;
  if (!config.kind->rules.is_whole_folder) return false;
  if (!config.public_folder.empty() && path == config.public_folder) return true;
  if (name.size() > 1 && name[0] == '.') return true;
  return path == "themes" || path == "vendor" || path == "essaypack" || path == "_site";
}

/// The folders to walk: none of them inside another.
std::vector<std::string> walk_roots(const Config& config, const SiteSources& sources) {
  std::vector<std::string> folders = config.post_folders;
  folders.insert(folders.end(), config.draft_folders.begin(), config.draft_folders.end());
  for (std::string& folder : sources.more_folders()) folders.push_back(std::move(folder));
  if (config.kind->rules.walks_source || folders.empty()) folders.push_back(config.source_folder);
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  std::vector<std::string> roots;
  for (const std::string& folder : folders) {
    const bool inside =
        std::any_of(roots.begin(), roots.end(), [&](const std::string& root) { return is_below(folder, root); });
    if (!inside) roots.push_back(folder);
  }
  return roots;
}

/// Where all of a site is loose it has no sections, and its texts are posts.
void keep_posts_of_flat_site(std::vector<SourceFile>& files) {
  const bool is_flat =
      std::all_of(files.begin(), files.end(), [](const SourceFile& file) { return file.is_loose || file.is_section; });
  if (is_flat)
    for (SourceFile& file : files) file.is_loose = false;
}

/// Folders that change with every run of ours and hold no sources: a depfile that names them would make `make` run for
/// ever.
void drop_folders_of_outputs(Discovery& found, const Config& config) {
  std::vector<std::string> outputs;
  for (const std::string& folder : found.folders) {
    if (folder.empty() || (folder != config.destination && !holds_outputs(config, folder))) continue;
    const auto holds_source = [&](const SourceFile& file) { return is_below(file.source, folder); };
    if (std::none_of(found.files.begin(), found.files.end(), holds_source)) outputs.push_back(folder);
  }
  const auto is_output = [&](const std::string& folder) {
    return std::any_of(outputs.begin(), outputs.end(),
                       [&](const std::string& output) { return folder == output || is_below(folder, output); });
  };
  found.folders.erase(std::remove_if(found.folders.begin(), found.folders.end(), is_output), found.folders.end());
}

/// Links that lead nowhere are met, too: what they are called may mean something.
void meet_files(const FileTree& tree, SiteSources& sources) {
  for (const FoundFile& file : tree.files) sources.meet(file.path, TreeEntry::file);
  for (const std::string& path : tree.dead_links) sources.meet(path, TreeEntry::file);
  sources.met_all();
}

}  // namespace

Discovery find_sources(const Config& config, SiteSources& sources, Diagnostics& diagnostics) {
  Discovery found;
  if (std::optional<std::vector<SourceFile>> listed = sources.listed()) {
    found.files = std::move(*listed);
    return found;
  }
  bool is_readable = true;
  Sorter sorter(config, sources, diagnostics);
  for (const std::string& root : walk_roots(config, sources)) {
    const std::filesystem::path folder = root.empty() ? config.site_folder : config.site_folder / root;
    // a page that is mounted by itself; what leads out of the site is none of it
    if (is_file(folder) && is_inside(folder, config.site_folder))
      if (std::optional<SourceFile> source = sorter.sort(root)) found.files.push_back(std::move(*source));
    if (!is_folder(folder)) continue;
    const auto enter = [&](std::string_view path) {
      if (root.empty()) sources.meet(path, TreeEntry::folder);
      return !is_foreign_folder(config, join_path(root, path));
    };
    const FileTree tree = walk_files(folder, config.site_folder, enter);
    if (root.empty()) meet_files(tree, sources);
    for (const auto& [path, reason] : tree.unreadable) {
      if (join_path(root, path).empty())
        throw Failure(ExitCode::environment, tr("'{}' can't be read: {}", config.site_folder.string(), reason));
      diagnostics.report(Kind::io_unreadable, {join_path(root, path), 0, 0},
                         tr("the folder or file can't be read: {}", reason), tr("check its permissions"));
      is_readable = false;
    }
    for (const std::string& path : tree.dead_links)
      if (Diagnostics nobody; Sorter(config, sources, nobody).sort(join_path(root, path)))
        diagnostics.report(Kind::input_dead_link, {join_path(root, path), 0, 0},
                           tr("the link is passed over: it leads nowhere, or out of the site's folder"),
                           tr("put the file itself there, or correct the link"));
    for (const std::string& path : tree.folders) found.folders.push_back(join_path(root, path));
    for (const FoundFile& file : tree.files) {
      const std::string path = join_path(root, file.path);
      // the only output that could be a page
      if (file_part(path) == "feed-links.html" && holds_outputs(config, folder_part(path))) continue;
      if (std::optional<SourceFile> source = sorter.sort(path)) found.files.push_back(std::move(*source));
    }
  }
  sorter.report_counts();
  sorter.finish(found.files);
  found.passed_over = sorter.passed_over();
  if (found.files.empty() && found.passed_over == 0 && is_readable && !config.selection.empty())
    throw Failure(ExitCode::usage, tr("'{}' holds no posts", (config.site_folder / config.selection).string()),
                  tr("name the folder of the whole site: {}", config.site_folder.string()));
  if (found.files.empty() && found.passed_over == 0 && is_readable)
    throw Failure(ExitCode::usage, tr("'{}' holds no posts", config.site_folder.string()),
                  tr("name the folder of a blog, or one with Markdown files in it"));
  std::sort(found.files.begin(), found.files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.source < b.source; });
  std::sort(found.folders.begin(), found.folders.end());
  drop_folders_of_outputs(found, config);
  keep_posts_of_flat_site(found.files);
  return found;
}

}  // namespace essaypack
