#include "export/book/pages/related.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace essaypack {
namespace {

constexpr std::size_t kRelated = 3;
constexpr std::size_t kAllOfTag = 128;  ///< A tag with more posts gives only its nearest.
constexpr std::size_t kNearest = 32;    ///< On each side.
constexpr double kLeast = 1e-9;         ///< Of a tag that all posts have.
constexpr std::size_t kTagsOfPost = 32;

}  // namespace

RelatedPosts::RelatedPosts(const Book& book)
    : book_(book), tags_(book.posts.size()), chapters_(book.site.tags.size()), rank_(book.posts.size()) {
  for (std::size_t chapter = 0; chapter < book.posts.size(); ++chapter)
    has_versions_.push_back(book.versions_of(chapter).size() > 1);
  for (std::size_t tag = 0; tag < book.site.tags.size(); ++tag)
    for (const std::size_t post : book.site.tags[tag].posts)
      if (const std::size_t chapter = book.chapter_of_post[post]; chapter != kNone) {
        chapters_[tag].push_back(chapter);
        tags_[chapter].push_back(tag);
      }
  for (std::size_t chapter = 0; chapter < tags_.size(); ++chapter) {
    const std::vector<std::string>& names = book.post_of(book.posts[chapter]).tags;
    const auto place = [&](std::size_t tag) {
      return std::find(names.begin(), names.end(), book.site.tags[tag].name) - names.begin();
    };
    if (names.size() <= kTagsOfPost)
      std::stable_sort(tags_[chapter].begin(), tags_[chapter].end(),
                       [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  }
  // Posts of a site are in order of their dates already, and so are those of a tag.
  by_date_ = chapters_;
  for (std::size_t chapter = 0; chapter < rank_.size(); ++chapter) rank_[chapter] = book.posts[chapter].post;
  for (auto& chapters : by_date_)
    std::sort(chapters.begin(), chapters.end(), [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
  for (auto& chapters : chapters_) std::sort(chapters.begin(), chapters.end());
}

bool RelatedPosts::is_for_readers_of(std::size_t chapter, std::size_t other) const {
  if (!has_versions_[other]) return true;
  const std::vector<std::size_t> versions = book_.versions_of(other);
  if (std::find(versions.begin(), versions.end(), chapter) != versions.end()) return false;
  const auto language_of = [&](std::size_t one) { return book_.language_of(book_.post_of(book_.posts[one])); };
  const std::string mine = language_of(chapter);
  return language_of(other) == mine ||
         std::none_of(versions.begin(), versions.end(), [&](std::size_t one) { return language_of(one) == mine; });
}

std::vector<std::size_t> RelatedPosts::find(std::size_t chapter) const {
  // One slot for each chapter, all zero between two calls.
  thread_local std::vector<double> weights;
  thread_local std::vector<std::size_t> touched;
  weights.resize(std::max(weights.size(), book_.posts.size()), 0);
  touched.clear();
  for (std::size_t i = 0; i < tags_[chapter].size() && i < kTagsOfPost; ++i) {
    const auto& others = by_date_[tags_[chapter][i]];
    const double weight = std::log(static_cast<double>(book_.posts.size()) / static_cast<double>(others.size()));
    std::size_t begin = 0, end = others.size();
    if (others.size() > kAllOfTag) {
      const auto mine = std::lower_bound(others.begin(), others.end(), chapter,
                                         [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
      const auto at = static_cast<std::size_t>(mine - others.begin());
      begin = at > kNearest ? at - kNearest : 0;
      end = std::min(others.size(), at + kNearest + 1);
    }
    for (; begin < end; ++begin)
      if (const std::size_t other = others[begin]; other != chapter) {
        if (weights[other] == 0) touched.push_back(other);
        weights[other] += std::max(weight, kLeast);
      }
  }
  struct Candidate {
    double weight;
    std::int64_t distance;
    std::string_view source;
    std::size_t chapter;
  };
  std::vector<Candidate> candidates;
  candidates.reserve(touched.size());
  const Post& mine = book_.post_of(book_.posts[chapter]);
  for (const std::size_t other : touched) {
    const double weight = std::exchange(weights[other], 0);
    if (!is_for_readers_of(chapter, other)) continue;
    const Post& post = book_.post_of(book_.posts[other]);
    const bool dated = mine.date && post.date;
    const std::int64_t distance = dated ? std::abs(post.date->unix_seconds - mine.date->unix_seconds) : INT64_MAX;
    candidates.push_back({weight, distance, post.source, other});
  }
  const std::size_t count = std::min(kRelated, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end(),
                    [](const Candidate& a, const Candidate& b) {
                      if (a.weight != b.weight) return a.weight > b.weight;
                      if (a.distance != b.distance) return a.distance < b.distance;
                      return a.source < b.source;
                    });
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < count; ++i) found.push_back(candidates[i].chapter);
  return found;
}

}  // namespace essaypack
