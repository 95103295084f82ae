#include "base/value/value.h"

#include "base/ascii.h"

#include <algorithm>
#include <numeric>

namespace essaypack {
namespace {

/// Maps of at most so many keys are compared pair by pair, which needs no memory.
constexpr std::size_t kFewMembers = 24;

bool has_duplicates(const std::vector<Value::Member>& members) {
  for (std::size_t i = 1; i < members.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (members[i].key == members[k].key) return true;
  return false;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return lower_ascii(a) == b; });
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

ParsedValue value_error(Message message, int line, int column) {
  ParsedValue result;
  result.error = std::move(message);
  result.line = line;
  result.column = column;
  return result;
}

ParsedValue value_too_complex(Message message, int line, int column) {
  ParsedValue result = value_error(std::move(message), line, column);
  result.too_complex = true;
  return result;
}

Message too_deep(const ValueLimits& limits) { return tr("more than {} levels deep", limits.depth); }
Message too_many_values(const ValueLimits& limits) { return tr("more than {} values", limits.nodes); }
Message too_many_bytes(const ValueLimits& limits) { return tr("larger than {} bytes", limits.bytes); }

void drop_duplicates(std::vector<Value::Member>& members, std::vector<DuplicateKey>& duplicates) {
  if (members.size() <= kFewMembers && !has_duplicates(members)) return;
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
  std::vector<std::size_t> repeated;  // Each has an equal key after it.
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Value::Member& first = members[order[i - 1]];
    const Value::Member& second = members[order[i]];
    if (first.key != second.key) continue;
    duplicates.push_back({second.key, first.line, second.line, second.column});
    repeated.push_back(order[i - 1]);
  }
  if (repeated.empty()) return;
  std::sort(repeated.begin(), repeated.end());
  std::vector<Value::Member> kept;
  kept.reserve(members.size() - repeated.size());
  for (std::size_t i = 0, next = 0; i < members.size(); ++i) {
    if (next < repeated.size() && repeated[next] == i) {
      ++next;
    } else {
      kept.push_back(std::move(members[i]));
    }
  }
  members = std::move(kept);
}

void drop_controls(std::string& text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n'; };
  text.erase(std::remove_if(text.begin(), text.end(), is_control), text.end());
}

int column_of(std::string_view text, std::size_t line_start, std::size_t offset) {
  int column = 1;
  for (std::size_t i = line_start; i < offset && i < text.size(); ++i) column += (text[i] & 0xC0) != 0x80;
  return column;
}

LineColumn place_of(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  LineColumn place;
  std::size_t start = 0;
  for (std::size_t at; (at = text.find('\n', start)) < offset; start = at + 1) ++place.line;
  place.column = column_of(text, start, offset);
  return place;
}

std::optional<bool> parse_bool(std::string_view text) {
  for (const std::string_view word : {"true", "yes", "on", "y", "1"})
    if (equals_ignoring_case(text, word)) return true;
  for (const std::string_view word : {"false", "no", "off", "n", "0"})
    if (equals_ignoring_case(text, word)) return false;
  return std::nullopt;
}

}  // namespace essaypack
