#include "config/no_site.h"

#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "diag/failure.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <string_view>
#include <vector>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// So many names of sites are told.
constexpr std::size_t kMostNames = 5;
/// A folder of more entries is judged: one in so many must be Markdown. That is done after a look at so many.
constexpr std::size_t kUsualEntries = 50'000;
constexpr std::size_t kLeastShare = 20;
constexpr std::size_t kMostEntries = 400'000;

/// The names of files that make a folder a site.
std::set<std::string_view> names_of_configurations(const SiteKinds& kinds) {
  std::set<std::string_view> names = {"essaypack.yaml", "essaypack.yml"};
  for (const SiteKind* kind : kinds)
    for (const std::string_view name : split(kind->files, ' '))
      if (!name.empty()) names.insert(name);
  return names;
}

bool is_markdown(std::string_view name) {
  constexpr std::string_view kEndings[] = {"markdown", "md",  "mdown", "mdtext", "mdtxt",
                                           "mdwn",     "mkd", "mkdn",  "mkdown"};
  return std::binary_search(std::begin(kEndings), std::end(kEndings), extension_of(name));
}

/// What stands in a folder.
struct Contents {
  std::vector<std::string> sites;  ///< Those with a configuration that leads nowhere included.
  std::size_t entries = 0, texts = 0;
  bool is_whole = true;
};

Contents look_into(const fs::path& folder, const std::set<std::string_view>& configurations, std::size_t most) {
  Contents contents;
  contents.is_whole = search_tree(folder, most, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    ++contents.entries;
    if (configurations.count(name) > 0 && !parent_of(path).empty()) contents.sites.emplace_back(parent_of(path));
    if (entry == TreeEntry::file) {
      contents.texts += is_markdown(name);
      return TreeStep::pass;
    }
    const bool is_passed =
        name[0] == '.' || name == "node_modules" || name == "themes" || name == "vendor" || name == "_site";
    return is_passed ? TreeStep::pass : TreeStep::enter;
  });
  std::sort(contents.sites.begin(), contents.sites.end());
  contents.sites.erase(std::unique(contents.sites.begin(), contents.sites.end()), contents.sites.end());
  return contents;
}

void refuse_sites(const std::vector<std::string>& sites, const std::string& named) {
  if (sites.empty()) return;
  const std::size_t shown = std::min(sites.size(), kMostNames);
  Message names = listed_in_quotes({sites.begin(), sites.begin() + static_cast<std::ptrdiff_t>(shown)});
  if (sites.size() > shown) names = tr("{} and {} more", names, sites.size() - shown);
  throw Failure(ExitCode::usage,
                sites.size() == 1 ? tr("'{}' is no site, but contains one: {}", named, names)
                                  : tr("'{}' is no site, but contains some: {}", named, names),
                tr("name one of them: {}", (fs::path(named) / sites[0]).lexically_normal().string()));
}

}  // namespace

void refuse_what_is_no_site(const fs::path& folder, const SiteKinds& kinds, const std::string& named) {
  const std::set<std::string_view> configurations = names_of_configurations(kinds);
  const Contents start = look_into(folder, configurations, kMostEntries);
  refuse_sites(start.sites, named);
  if (start.entries > kUsualEntries && start.texts * kLeastShare < start.entries)
    throw Failure(ExitCode::usage,
                  start.is_whole
                      ? tr_n("'{2}' is no blog: of {3} files in it {1} is Markdown",
                             "'{2}' is no blog: of {3} files in it {1} are Markdown", start.texts, named, start.entries)
                      : tr_n("'{2}' is no blog: of the first {3} files in it {1} is Markdown",
                             "'{2}' is no blog: of the first {3} files in it {1} are Markdown", start.texts, named,
                             start.entries),
                  tr("name the folder of a blog; if this is one, an empty essaypack.yaml in it says so"));
  // all of it would be read as posts, so all of it must be free of what a configuration protects
  if (!start.is_whole) refuse_sites(look_into(folder, configurations, SIZE_MAX).sites, named);
}

}  // namespace essaypack
