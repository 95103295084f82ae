#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "kinds/html/html.h"
#include "kinds/kinds.h"

namespace essaypack {
namespace {

bool is_zip(const std::filesystem::path& file) {
  return extension_of(file.native()) == "zip" && head_of_export(file).starts_with("PK");
}

bool is_page(const std::filesystem::path& file) {
  return is_one_of(extension_of(file.native()), {"html", "htm"}) && begins_page(head_of_export(file));
}

bool reads_file(const std::filesystem::path& file) { return is_zip(file) || is_page(file); }

/// A folder all of whose texts are pages, or Substack's letters.
bool holds_pages(const std::filesystem::path& folder) {
  constexpr std::size_t kMostEntries = 20'000, kEnough = 50;
  std::size_t pages = 0;
  bool is_other = false, has_letters = false;
  search_tree(folder, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::folder)
      return name[0] == '.' || name == "node_modules" || name.ends_with("_files") ? TreeStep::pass : TreeStep::enter;
    has_letters = has_letters || name == "posts.csv";
    if (!is_one_of(extension_of(name), {"html", "htm"})) return TreeStep::pass;
    ++pages;
    is_other = !has_letters && !is_page(folder / path);
    return is_other || pages == kEnough ? TreeStep::stop : TreeStep::pass;
  });
  return pages > 0 && !is_other;
}

std::optional<FoundSite> detect(const SiteFolder& folder) {
  if (!folder.is_named()) return {};
  if (holds_pages(folder.path()) && !holds_markdown(folder.path())) return FoundSite{folder.path()};
  return find_exports(folder, is_zip);
}

}  // namespace

const SiteKind& html_kind() {
  static const SiteKind kind = [] {
    SiteKind made = export_kind<reads_file, open_pages>(
        "html", "HTML pages",
        mark("pages: a zip or folder of Substack, Medium, saved WeChat articles or any .html files"));
    made.rules.index_is_folder = true;
    made.detect = detect;
    return made;
  }();
  return kind;
}

}  // namespace essaypack
