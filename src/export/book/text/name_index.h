#pragma once

/// An index of names (tags, keywords) with the posts of each, grouped as a reader of the language looks names up: by
/// pinyin, strokes, kana or letters.

#include "export/book/plan/book.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// A name, and the chapters that have it, in reading order.
struct IndexEntry {
  std::string name;
  std::string id;    ///< `tags_KEY`; made by `make_name_index`.
  std::string href;  ///< `tags.xhtml#tags_KEY`; the same.
  std::vector<std::size_t> chapters;
};

/// A run of entries under one heading.
struct IndexGroup {
  std::string label;               ///< Empty: the entries have no groups.
  std::string id;                  ///< Empty where it goes on from the file before.
  std::size_t begin = 0, end = 0;  ///< In `NameIndex::entries`.
  bool is_run_in = false;          ///< Names of one post each, which need no list of posts.
};

/// One XHTML file of an index.
struct IndexPage {
  std::string stem;  ///< `tags`, `tags_2`.
  std::vector<IndexGroup> groups;
};

struct NameIndex {
  std::vector<IndexEntry> entries;  ///< In order.
  std::vector<IndexPage> pages;     ///< Empty where there are no entries.
};

/// What becomes of names that only one post has: each has its list like the others, or they follow one another in a
/// group at the end, or so they do, and an index of nothing else is none.
enum class SingleNames { listed, run_in, run_in_beside_others };

/// Sorts and groups `entries`; pages have about `kSplitSize` at most. `stem` is that of the first page.
NameIndex make_name_index(const Book& book, const std::string& stem, std::vector<IndexEntry> entries,
                          SingleNames singles = SingleNames::listed);

/// True for a name of so many posts that their number in each year says more than a list.
bool is_counted_by_year(const Book& book, const IndexEntry& entry);

/// The entries of all tags of the book's posts, and of all their keywords.
std::vector<IndexEntry> find_tags(const Book& book);
std::vector<IndexEntry> find_keywords(const Book& book);
/// The same of their authors.
std::vector<IndexEntry> find_authors(const Book& book);

}  // namespace essaypack
