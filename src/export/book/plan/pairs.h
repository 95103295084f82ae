#pragma once

/// Books in several languages (`book.pair`): which posts are translations of which.

#include "config/config.h"
#include "config/sections/book.h"
#include "diag/diagnostics.h"
#include "model/site.h"

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

namespace essaypack {

struct Volume;

/// By index in `Site::posts`.
struct PostPairs {
  std::unordered_map<std::size_t, std::size_t> original_of;
  std::unordered_map<std::size_t, std::vector<std::size_t>> translations_of;  ///< In the order of `book.pair`.
};

/// The pairs among `posts`: the original of a text is what there is in the first of the book's languages. Null where
/// the book names none. Languages that no post is in are reported.
std::shared_ptr<const PostPairs> find_pairs(const Site& site, const Config& config, const BookConfig& book,
                                            const std::vector<std::size_t>& posts, Diagnostics& diagnostics);

/// Moves translations into the volume of their originals.
void keep_together(std::vector<Volume>& volumes, const PostPairs& pairs);

}  // namespace essaypack
