#pragma once

/// Which posts of the book have most in common.

#include "export/book/plan/book.h"

#include <cstddef>
#include <vector>

namespace essaypack {

/// Tags of chapters, and the chapters of tags.
class RelatedPosts {
 public:
  explicit RelatedPosts(const Book& book);

  /// Up to three chapters that share tags with this one: by the sum of log(N / posts with the tag), then nearer date,
  /// then path. Of a tag with very many posts only those nearest in date count. From any thread.
  std::vector<std::size_t> find(std::size_t chapter) const;

  /// The tags of a chapter, as indices in `Site::tags`, in the order of the post's head.
  const std::vector<std::size_t>& tags_of(std::size_t chapter) const { return tags_[chapter]; }

 private:
  /// False for a translation of the chapter, and for one of another text that is there in the chapter's language.
  bool is_for_readers_of(std::size_t chapter, std::size_t other) const;

  const Book& book_;
  std::vector<bool> has_versions_;  ///< Of a chapter: the book has its text in several languages.
  std::vector<std::vector<std::size_t>> tags_;
  std::vector<std::vector<std::size_t>> chapters_;  ///< By tag, in reading order.
  std::vector<std::vector<std::size_t>> by_date_;   ///< By tag, in order of the dates.
  std::vector<std::size_t> rank_;                   ///< Of a chapter in order of the dates.
};

}  // namespace essaypack
