#include "content/tags/liquid_value.h"

namespace essaypack {
namespace {

/// Bytes of a value in memory.
std::size_t size_of(const std::optional<LiquidText>& one) {
  constexpr std::size_t kBytesOfItem = sizeof(std::string);
  return one ? one->text.size() + (one->items ? one->items->size() * kBytesOfItem : 0) : 0;
}

}  // namespace

void LiquidNames::enter_include() {
  const auto first = values_.lower_bound("include."), last = values_.lower_bound("include/");
  for (auto at = first; at != last; ++at) bytes_ -= at->first.size() + size_of(at->second);
  values_.erase(first, last);
  give("include", LiquidText{});
}

void LiquidNames::give(const std::string& name, std::optional<LiquidText> value) {
  constexpr std::size_t kMostNames = 100, kMostOfOne = 4'000;
  if (size_of(value) > kMostOfOne) value.reset();
  auto known = values_.find(name);
  if (known == values_.end()) {
    if (values_.size() >= kMostNames) return;
    known = values_.emplace(name, std::nullopt).first;
    bytes_ += name.size();
  }
  bytes_ = bytes_ - size_of(known->second) + size_of(value);
  known->second = std::move(value);
}

const std::optional<LiquidText>* LiquidNames::find(const std::string& name) const {
  const auto known = values_.find(name);
  return known == values_.end() ? nullptr : &known->second;
}

LiquidText LiquidText::of(std::vector<std::string> items) {
  LiquidText value;
  for (const std::string& item : items) value.text += item;
  value.items = std::move(items);
  return value;
}

}  // namespace essaypack
