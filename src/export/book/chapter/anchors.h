#pragma once

/// Where headings of chapters went, for links from other chapters.

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace essaypack {

/// Where the raw ids of a chapter went; sorted by the raw id.
using Anchors = std::vector<std::pair<std::string, std::string>>;  ///< Raw id, `post-KEY.xhtml#post-KEY_h1`.

/// The anchors of all chapters. May be asked from several threads.
class AnchorTable {
 public:
  /// By chapter; before the first question. `lacking`: chapters that may have more anchors on the site.
  void set(std::vector<Anchors> chapters, std::vector<bool> lacking);

  /// The id of a raw one; null if there is none.
  const std::string* find(std::size_t chapter, std::string_view raw) const;
  /// The anchor that differs in punctuation or letter case only; null if there is none.
  const Anchors::value_type* find_similar(std::size_t chapter, std::string_view raw) const;
  bool lacks_some(std::size_t chapter) const { return lacking_[chapter]; }

 private:
  using LooseIds = std::unordered_map<std::string, std::size_t>;

  std::vector<Anchors> chapters_;
  std::vector<bool> lacking_;
  mutable std::mutex guard_;
  mutable std::vector<std::unique_ptr<const LooseIds>> loose_;  ///< By chapter, made when it is first asked for.
};

}  // namespace essaypack
