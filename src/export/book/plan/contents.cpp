#include "export/book/plan/contents.h"

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "diag/failure.h"
#include "export/book/plan/selection.h"
#include "export/book/plan/summary_file.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace essaypack {
namespace {

/// Finds posts by the paths that people write: below the site, below the posts folder, with and without the extension.
class PostFinder {
 public:
  explicit PostFinder(const Site& site) {
    for (std::size_t i = 0; i < site.posts.size(); ++i) add(nfc(site.posts[i].source), i);
    for (std::size_t i = 0; i < site.posts.size(); ++i) add(path_below_posts(site.posts[i]), i);
  }

  /// `folder` is that of the file in which `written` stands, for links.
  std::optional<std::size_t> find(const std::string& written, std::string_view folder) const {
    const std::string path = nfc(written);
    const std::string link =
        nfc(remove_dot_segments("/" + join_path(folder, decode_percent(path.substr(0, path.find_first_of("?#")))))
                .substr(1));
    for (const std::string& name : {path, link, nfc(remove_dot_segments("/" + decode_percent(path)).substr(1))})
      if (const auto found = posts_.find(name); found != posts_.end()) return found->second;
    return std::nullopt;
  }

  std::optional<std::string> closest(const std::string& written) const {
    if (names_.size() > 2'000) return std::nullopt;
    return closest_word(nfc(written), names_);
  }

 private:
  void add(const std::string& path, std::size_t post) {
    if (posts_.emplace(path, post).second) names_.push_back(path);
    posts_.emplace(std::string(without_extension(path)), post);
  }

  std::unordered_map<std::string, std::size_t> posts_;
  std::vector<std::string> names_;
};

class ContentsPlanner {
 public:
  ContentsPlanner(const Site& site, const BookConfig& config, Diagnostics& diagnostics)
      : site_(site), config_(config), finder_(site), diagnostics_(diagnostics) {}

  std::vector<ContentsPlace> plan(const std::vector<ContentsEntry>& entries) {
    add(entries, {}, 0);
    return std::move(places_);
  }

 private:
  void add(const std::vector<ContentsEntry>& entries, const std::vector<std::string>& path, std::size_t depth) {
    for (const ContentsEntry& entry : entries) {
      if (entry.file.empty()) {
        std::vector<std::string> below = path;
        below.push_back(entry.title);
        add(entry.entries, below, 0);
      } else {
        const bool is_there = add_chapter(entry, path, depth);
        add(entry.entries, path, depth + (is_there ? 1 : 0));
      }
    }
  }

  bool add_chapter(const ContentsEntry& entry, const std::vector<std::string>& path, std::size_t depth) {
    const std::optional<std::size_t> post = finder_.find(entry.file, parent_of(config_.contents.file));
    if (!post) {
      const auto meant = finder_.closest(entry.file);
      diagnostics_.report(
          Kind::book_unknown_name, entry.place,
          tr("the contents name '{}', which is not published or not there", entry.file),
          meant ? tr("did you mean '{}'?", *meant) : tr("write the path of a post below the posts folder"));
      return false;
    }
    if (!seen_.insert(*post).second) {
      diagnostics_.report(Kind::book_unknown_name, entry.place, tr("the contents name '{}' twice", entry.file),
                          tr("take one of them out: the first one counts"));
      return false;
    }
    const bool is_own = entry.title.empty() || entry.title == collapse_white_space(site_.posts[*post].title);
    places_.push_back({*post, path, is_own ? std::string() : entry.title, depth});
    return true;
  }

  const Site& site_;
  const BookConfig& config_;
  const PostFinder finder_;
  Diagnostics& diagnostics_;
  std::set<std::size_t> seen_;
  std::vector<ContentsPlace> places_;
};

/// Throws `Failure` (exit 2) for a file that can't be read.
std::vector<ContentsPlace> find_contents(const ExportContext& context, const BookConfig& config,
                                         Diagnostics& diagnostics) {
  ContentsPlanner planner(context.site, config, diagnostics);
  const std::string& file = config.contents.file;
  if (file.empty()) return planner.plan(config.contents.entries);
  const auto bytes = context.read_asset((context.config.site_folder / file).string());
  if (!bytes)
    throw Failure(ExitCode::usage, Kind::config_bad_value, {file, 0, 0}, tr("the contents of the book can't be read"),
                  tr("'book.contents' names a Markdown file below the site folder: SUMMARY.md"));
  TextRepairs repairs;
  return planner.plan(read_summary(clean_file_text(*bytes, repairs), file));
}

}  // namespace

ChosenPosts choose_posts(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics) {
  ChosenPosts chosen{select_posts(context.site, config, diagnostics), {}};
  if (!config.contents.is_given()) return chosen;
  std::vector<std::size_t>& posts = chosen.posts;
  chosen.order = std::make_shared<const std::vector<ContentsPlace>>(find_contents(context, config, diagnostics));
  std::set<std::size_t> named;
  for (const ContentsPlace& place : *chosen.order) named.insert(place.post);
  const std::size_t count = posts.size();
  std::erase_if(posts, [&](std::size_t post) { return !named.contains(post); });
  if (const std::size_t rest = count - posts.size(); rest > 0 && !posts.empty())
    diagnostics.report(Kind::book_not_in_contents, {config.contents.file, 0, 0},
                       tr_n("{} post is not in the contents, and so not in the book '{}'",
                            "{} posts are not in the contents, and so not in the book '{}'", rest, config.id),
                       tr("'essaypack list posts' prints all of them"));
  return chosen;
}

}  // namespace essaypack
