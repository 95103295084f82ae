#include "input/discovery.h"

#include "base/file.h"
#include "base/text.h"
#include "diag/failure.h"
#include "input/file_name.h"
#include "input/folder_words.h"
#include "input/hugo_sources.h"
#include "input/jekyll_entries.h"
#include "input/source_folders.h"
#include "base/glob.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace essaypack {
namespace {

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return matches_glob(glob, path); });
}

/// A path part that starts with one of `marks`.
bool has_hidden_part(std::string_view path, std::string_view marks) {
  for (std::size_t at = 0; at < path.size();) {
    if (marks.find(path[at]) != std::string_view::npos) return true;
    const std::size_t slash = path.find('/', at);
    if (slash == std::string_view::npos) break;
    at = slash + 1;
  }
  return false;
}

/// Editors' leftovers.
bool is_temporary(std::string_view path) { return !path.empty() && (path.back() == '~' || path.back() == '%'); }

bool is_html_extension(std::string_view extension) { return extension == "html" || extension == "htm"; }

/// Decides about each file of a walk.
class Sorter {
 public:
  Sorter(const Config& config, Diagnostics& diagnostics) : config_(config), diagnostics_(diagnostics), hugo_(config) {
    asset_extension_ = extension_of(config.new_post_name);
  }

  /// What belongs to a bundle of Hugo is no page, and only sections count outside the folders that are wanted.
  void finish(std::vector<SourceFile>& files) const {
    if (config_.type != SiteType::hugo) return;
    hugo_.drop_page_resources(files);
    std::erase_if(files, [&](const SourceFile& file) {
      if (file.is_section) return false;
      const bool is_content = nearest_folder(file.source, config_.post_folders) || hugo_.is_mounted_file(file.source);
      return !is_wanted(file.source) || !is_content;
    });
  }

  /// Reports folders that are nobody's to read, a line for each, and texts in formats that are not read, a line for
  /// each format.
  void report_counts() const {
    for (const auto& [path, count] : private_)
      diagnostics_.report(Kind::input_private_folder, {path, 0, 0},
                          (count == 1 ? "one text is" : std::to_string(count) + " texts are") + " passed over: '" +
                              std::string(file_part(path)) + "' is a private name",
                          "rename it to publish what it holds, or name it in 'include'");
    for (const auto& [extension, files] : unread_)
      diagnostics_.report(Kind::input_unread_format, {files.first, 0, 0},
                          (files.count == 1 ? "the file ends" : std::to_string(files.count) + " files end") + (" in '." + extension) +
                              "', which is not read" + (files.count == 1 ? "" : "; this is the first"),
                          "export it as Markdown, or name it in 'exclude'");
  }

  std::size_t passed_over() const { return passed_over_; }

  std::optional<SourceFile> sort(const std::string& path) {
    const std::string extension = extension_of(path);
    SourceFile file;
    file.source = path;
    file.is_html = is_html_extension(extension);
    const bool nameless = extension.empty() && is_nameless_post(path);
    const bool markdown = std::find(config_.extensions.begin(), config_.extensions.end(), extension) != config_.extensions.end();
    if (is_temporary(path)) return {};
    if (config_.type == SiteType::hugo && !path.ends_with(extension)) return {};
    if (!markdown && !file.is_html && !nameless) return sort_other(std::move(file), extension);
    // a drawing that a plug-in of Obsidian keeps in Markdown
    if (config_.markdown.wiki_links && path.size() > 14 && path.compare(path.size() - 14, 14, ".excalidraw.md") == 0) return {};
    // what is not wanted of a Hugo site may be a section or bundle that decides about others, so it goes last
    if (config_.type != SiteType::hugo && !is_wanted(path)) return {};
    switch (config_.type) {
      case SiteType::hexo: return sort_hexo(std::move(file), extension);
      case SiteType::jekyll: return sort_jekyll(std::move(file));
      case SiteType::hugo: return hugo_.sort(std::move(file));
      case SiteType::plain: return sort_plain(std::move(file));
    }
    return {};
  }

 private:
  bool is_wanted(std::string_view path) const {
    if (!config_.selection.empty() && !is_below(path, config_.selection)) return false;
    return !(is_below(path, config_.source_folder) && is_passed_over(below(path, config_.source_folder)));
  }

  /// A file in a format that is not read: only a section of Hugo counts, for what it says of others.
  std::optional<SourceFile> sort_other(SourceFile file, const std::string& extension) {
    if (config_.type == SiteType::hugo && is_hugo_format(extension)) {
      std::optional<SourceFile> content = hugo_.sort(file);
      if (content && content->is_section) return content;
      if (content) hugo_.note_other_format(*content);
    }
    note_unread(file.source, extension);
    return {};
  }

  /// Notes a text that would be a post if its format was read.
  void note_unread(const std::string& path, const std::string& extension) {
    constexpr std::string_view kTexts[] = {"adoc", "asciidoc", "mdx", "org", "qmd", "rmarkdown", "rmd", "rst", "textile"};
    if (std::find(std::begin(kTexts), std::end(kTexts), extension) == std::end(kTexts)) return;
    if (!is_wanted(path)) return;
    const bool is_post = config_.type == SiteType::jekyll ? behind(path, "_posts").has_value() : nearest_folder(path, config_.post_folders) != nullptr;
    if (!is_post || has_hidden_part(path, config_.type == SiteType::plain ? "." : "") || is_readme(path)) return;
    if (config_.type == SiteType::plain && meaning_of_path(path).meaning != FolderMeaning::open) return;
    Unread& files = unread_[extension];
    if (files.count++ == 0 || path < files.first) files.first = path;
  }

  static bool is_readme(std::string_view path) {
    const std::string name = to_lower_ascii(file_part(path).substr(0, 7));
    return name.compare(0, 6, "readme") == 0 && (name.size() == 6 || std::string_view("._-").find(name[6]) != std::string_view::npos);
  }

  /// `.md`: a name that is only an extension.
  bool is_nameless_post(std::string_view path) const {
    const std::string_view name = file_part(path);
    return name.size() > 1 && name[0] == '.' &&
           std::find(config_.extensions.begin(), config_.extensions.end(), name.substr(1)) != config_.extensions.end();
  }

  bool is_passed_over(std::string_view path) const {
    if (matches_any(config_.skip_render, path) || matches_any(config_.exclude, path) || is_ignored(path)) return true;
    return config_.type == SiteType::jekyll && is_left_out_by_jekyll(config_, path) &&
           !matches_any(config_.include, path);
  }

  /// Hexo matches `ignore` with absolute paths, of folders as well.
  bool is_ignored(std::string_view path) const {
    if (matches_any(config_.ignore, path)) return true;
    if (config_.type != SiteType::hexo || config_.ignore.empty()) return false;
    const std::string whole = "/" + join_path(config_.source_folder, path);
    for (std::size_t end = whole.find('/', 1);; end = whole.find('/', end + 1)) {
      if (matches_any(config_.ignore, std::string_view(whole).substr(0, end))) return true;
      if (end == std::string::npos) return false;
    }
  }

  bool is_included(std::string_view source) const {
    return is_below(source, config_.source_folder) &&
           matches_any(config_.include, below(source, config_.source_folder));
  }

  /// True, with a warning, for a post that no generator sees.
  bool is_hidden(const SourceFile& file, std::string_view path, std::string_view marks) {
    if (!has_hidden_part(path, marks) || is_included(file.source)) return false;
    ++passed_over_;
    diagnostics_.report(Kind::input_hidden_post, {file.source, 0, 0},
                        "the post is passed over: a part of its path starts with '.' or '_'", "rename it to publish it");
    return true;
  }

  std::optional<SourceFile> sort_hexo(SourceFile file, std::string_view extension) {
    const std::string* drafts = nearest_folder(file.source, config_.draft_folders);
    const std::string* posts = nearest_folder(file.source, config_.post_folders);
    const std::string* home = drafts ? drafts : posts;
    if (!home) return sort_page(std::move(file), "_.");
    const std::string_view path = below(file.source, *home);
    if (is_hidden(file, path, "_.")) return {};
    if (config_.post_asset_folder && extension != asset_extension_) return {};
    file.is_draft = drafts != nullptr;
    file.stem_path = without_extension(path);
    return file;
  }

  /// What is no post but still a text below the source folder; no part of its path begins with one of `marks`.
  std::optional<SourceFile> sort_page(SourceFile file, std::string_view marks) const {
    if (!is_below(file.source, config_.source_folder) || !config_.selection.empty()) return {};
    const std::string_view path = below(file.source, config_.source_folder);
    if (has_hidden_part(path, marks) && !matches_any(config_.include, path)) return {};
    file.kind = PostKind::page;
    file.stem_path = without_extension(path);
    return file;
  }

  /// The text behind the last part of the path that is called `name`; nothing if none is.
  static std::optional<std::string_view> behind(std::string_view path, std::string_view name) {
    const std::string inner = "/" + std::string(name) + "/";
    const std::size_t at = path.rfind(inner);
    if (at != std::string_view::npos) return path.substr(at + inner.size());
    if (path.starts_with(name) && path.size() > name.size() && path[name.size()] == '/')
      return path.substr(name.size() + 1);
    return {};
  }

  std::optional<SourceFile> sort_jekyll(SourceFile file) {
    const auto drafts = behind(file.source, "_drafts");
    const auto posts = drafts ? drafts : behind(file.source, "_posts");
    if (const JekyllCollection* collection = posts ? nullptr : find_collection(config_, file.source)) {
      const std::string_view path = below(file.source, collection->folder);
      if (has_hidden_part(path, "_.") || !config_.selection.empty()) return {};
      file.kind = PostKind::page;
      file.stem_path = without_extension(path);
      return file;
    }
    if (!posts) return sort_page(std::move(file), "");
    if (!is_below(file.source, config_.source_folder) ||
        !has_jekyll_posts(config_, below(file.source, config_.source_folder)))
      return {};
    if (is_hidden(file, *posts, "_.") || has_hidden_part(*posts, "#~")) return {};
    file.is_draft = drafts.has_value();
    file.stem_path = without_extension(*posts);
    if (!file.is_draft && !split_jekyll_name(file_part(file.stem_path)).date) {
      diagnostics_.report(Kind::input_bad_name, {file.source, 0, 0},
                          "the file is passed over: its name does not begin with a date",
                          "rename it to YYYY-MM-DD-" + std::string(file_part(file.source)));
      return {};
    }
    return file;
  }

  std::optional<SourceFile> sort_plain(SourceFile file) {
    const std::string* home = nearest_folder(file.source, config_.post_folders);
    if (!home) return {};
    const std::string_view path = below(file.source, *home);
    if (is_readme(path) || is_hidden(file, path, ".") || is_front_or_back(file.source)) return {};
    const PathMeaning names = is_included(file.source) ? PathMeaning() : meaning_of_path(path);
    switch (names.meaning) {
      case FolderMeaning::open:
        break;
      case FolderMeaning::drafts:
        file.is_draft = true;
        break;
      case FolderMeaning::nobodys:
        ++private_[file.source.substr(0, file.source.size() - path.size() + names.end)];
        ++passed_over_;
        return {};
    }
    file.stem_path = without_extension(path);
    return file;
  }

  /// A foreword or afterword of a book.
  bool is_front_or_back(std::string_view path) const {
    const auto names = [&](const BookConfig& book) { return path == book.foreword || path == book.afterword; };
    return names(config_.book) || std::any_of(config_.books.begin(), config_.books.end(), names);
  }

  const Config& config_;
  Diagnostics& diagnostics_;
  HugoSources hugo_;
  std::string asset_extension_;
  struct Unread {
    std::size_t count = 0;
    std::string first;
  };
  std::map<std::string, Unread> unread_;        ///< By extension.
  std::map<std::string, std::size_t> private_;  ///< Texts by the folder, or the file, whose name keeps them back.
  std::size_t passed_over_ = 0;
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
  const bool whole_site = config.type == SiteType::plain || config.type == SiteType::jekyll;
  if (!whole_site) return false;
  if (!config.public_folder.empty() && path == config.public_folder) return true;
  if (name.size() > 1 && name[0] == '.') return true;
  return path == "themes" || path == "vendor" || path == "essaypack" || path == "_site" || path == ".jekyll-cache";
}

/// The folders to walk: none of them inside another.
std::vector<std::string> walk_roots(const Config& config) {
  std::vector<std::string> folders = config.post_folders;
  folders.insert(folders.end(), config.draft_folders.begin(), config.draft_folders.end());
  for (const HugoMount& mount : config.hugo.mounts) folders.push_back(mount.source);
  if (config.type == SiteType::hexo || config.type == SiteType::jekyll || folders.empty())
    folders.push_back(config.source_folder);
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  std::vector<std::string> roots;
  for (const std::string& folder : folders) {
    const bool inside = std::any_of(roots.begin(), roots.end(), [&](const std::string& root) { return is_below(folder, root); });
    if (!inside) roots.push_back(folder);
  }
  return roots;
}

/// Where all of a site is loose it has no sections, and its texts are posts.
void keep_posts_of_flat_site(std::vector<SourceFile>& files) {
  const bool is_flat = std::all_of(files.begin(), files.end(), [](const SourceFile& file) { return file.is_loose || file.is_section; });
  if (is_flat)
    for (SourceFile& file : files) file.is_loose = false;
}

/// Folders that change with every run of ours and hold no sources: a depfile that names them would make `make` run for ever.
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

}  // namespace

Discovery find_sources(const Config& config, Diagnostics& diagnostics) {
  Discovery found;
  bool is_readable = true;
  Sorter sorter(config, diagnostics);
  for (const std::string& root : walk_roots(config)) {
    const std::filesystem::path folder = root.empty() ? config.site_folder : config.site_folder / root;
    // a page that Hugo mounts by itself; what leads out of the site is none of it
    if (is_file(folder) && is_inside(folder, config.site_folder))
      if (std::optional<SourceFile> source = sorter.sort(root)) found.files.push_back(std::move(*source));
    if (!is_folder(folder)) continue;
    const auto enter = [&](std::string_view path) { return !is_foreign_folder(config, join_path(root, path)); };
    const FileTree tree = walk_files(folder, config.site_folder, enter);
    for (const auto& [path, reason] : tree.unreadable) {
      if (join_path(root, path).empty())
        throw Failure(ExitCode::environment, "'" + config.site_folder.string() + "' can't be read: " + reason);
      diagnostics.report(Kind::io_unreadable, {join_path(root, path), 0, 0}, "the folder or file can't be read: " + reason,
                         "check its permissions");
      is_readable = false;
    }
    for (const std::string& path : tree.dead_links)
      if (Diagnostics nobody; Sorter(config, nobody).sort(join_path(root, path)))
        diagnostics.report(Kind::input_dead_link, {join_path(root, path), 0, 0},
                           "the link is passed over: it leads nowhere, or out of the site's folder",
                           "put the file itself there, or correct the link");
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
  if (found.files.empty() && found.passed_over == 0 && is_readable)
    throw Failure(ExitCode::usage, "'" + config.site_folder.string() + "' holds no posts",
                  "name the folder of a blog, or one with Markdown files in it");
  std::sort(found.files.begin(), found.files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.source < b.source; });
  std::sort(found.folders.begin(), found.folders.end());
  drop_folders_of_outputs(found, config);
  keep_posts_of_flat_site(found.files);
  return found;
}

}  // namespace essaypack
