#include "export/book/chapter/anchors.h"

#include "content/text/heading_id.h"

#include <algorithm>

namespace essaypack {

void AnchorTable::set(std::vector<Anchors> chapters, std::vector<bool> lacking) {
  chapters_ = std::move(chapters);
  lacking_ = std::move(lacking);
  loose_.clear();
  loose_.resize(chapters_.size());
}

const std::string* AnchorTable::find(std::size_t chapter, std::string_view raw) const {
  const Anchors& anchors = chapters_[chapter];
  const auto found = std::lower_bound(anchors.begin(), anchors.end(), raw,
                                      [](const auto& anchor, std::string_view text) { return anchor.first < text; });
  return found != anchors.end() && found->first == raw ? &found->second : nullptr;
}

const Anchors::value_type* AnchorTable::find_similar(std::size_t chapter, std::string_view raw) const {
  const std::string key = loose_id(raw);
  if (key.empty()) return nullptr;
  const std::lock_guard lock(guard_);
  if (!loose_[chapter]) {
    auto ids = std::make_unique<LooseIds>();
    for (std::size_t i = 0; i < chapters_[chapter].size(); ++i) ids->emplace(loose_id(chapters_[chapter][i].first), i);
    loose_[chapter] = std::move(ids);
  }
  const auto found = loose_[chapter]->find(key);
  return found == loose_[chapter]->end() ? nullptr : &chapters_[chapter][found->second];
}

}  // namespace essaypack
