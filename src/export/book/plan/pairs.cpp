#include "export/book/plan/pairs.h"

#include "base/language.h"
#include "export/book/plan/selection.h"
#include "site/translations.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

/// The place of a language in `book.pair`; that of none behind all.
std::size_t rank_of(const std::string& language, const std::vector<std::string>& pair) {
  const auto found = std::find_if(pair.begin(), pair.end(),
                                  [&](const std::string& tag) { return is_kind_of_language(language, tag); });
  return static_cast<std::size_t>(found - pair.begin());
}

}  // namespace

std::shared_ptr<const PostPairs> find_pairs(const Site& site, const Config& config, const BookConfig& book,
                                            const std::vector<std::size_t>& posts, Diagnostics& diagnostics) {
  if (book.pair.empty()) return nullptr;
  BookSelect languages;
  languages.languages = book.pair;
  check_selection(site, languages, {owner_of(book), Kind::book_unknown_name}, diagnostics);
  auto pairs = std::make_shared<PostPairs>();
  for (const std::vector<PostVersion>& group : find_translations(site, config).groups) {
    std::vector<std::pair<std::size_t, std::size_t>> found;  // rank, post
    for (const PostVersion& one : group)
      if (const std::size_t rank = rank_of(one.language, book.pair);
          one.kind == PostKind::post && rank < book.pair.size() &&
          std::binary_search(posts.begin(), posts.end(), one.index))
        found.emplace_back(rank, one.index);
    if (found.size() < 2) continue;
    std::sort(found.begin(), found.end());
    for (std::size_t i = 1; i < found.size(); ++i) {
      pairs->original_of.emplace(found[i].second, found[0].second);
      pairs->translations_of[found[0].second].push_back(found[i].second);
    }
  }
  return pairs;
}

void keep_together(std::vector<Volume>& volumes, const PostPairs& pairs) {
  std::unordered_map<std::size_t, std::size_t> volume_of;
  for (std::size_t i = 0; i < volumes.size(); ++i)
    for (const std::size_t post : volumes[i].posts) volume_of.emplace(post, i);
  for (Volume& volume : volumes) volume.posts.clear();
  for (const auto& [post, volume] : volume_of) {
    const auto original = pairs.original_of.find(post);
    volumes[original == pairs.original_of.end() ? volume : volume_of.at(original->second)].posts.push_back(post);
  }
  std::erase_if(volumes, [](const Volume& volume) { return volume.posts.empty(); });
  for (Volume& volume : volumes) std::sort(volume.posts.begin(), volume.posts.end());
}

}  // namespace essaypack
