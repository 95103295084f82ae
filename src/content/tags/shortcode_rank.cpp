/// What Hugo's templates know of the place of a call: `.Ordinal`, `.Parent`.

#include "content/tags/shortcode_calls.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Gives each call that is closed the place of its end tag.
void join_pairs(std::vector<ShortcodePlace>& calls) {
  std::vector<std::size_t> open;
  std::map<std::string_view, std::size_t> count;
  for (std::size_t at = 0; at < calls.size(); ++at) {
    const ShortcodePlace& call = calls[at];
    if (!call.is_end && !call.stands_alone) {
      open.push_back(at);
      ++count[call.name];
    }
    if (!call.is_end || count[call.name] == 0) continue;
    for (bool is_own = false; !is_own; open.pop_back()) {
      ShortcodePlace& opener = calls[open.back()];
      is_own = opener.name == call.name;
      if (is_own) opener.partner = at;
      --count[opener.name];
    }
  }
}

}  // namespace

std::vector<ShortcodeRank> rank_shortcode(std::string_view body, std::size_t at) {
  std::vector<ShortcodePlace> calls = find_shortcode_places(body);
  join_pairs(calls);
  std::vector<ShortcodeRank> around;
  std::vector<long long> next = {0};  // ordinal in each call that is open, the page's first
  for (std::size_t i = 0; i < calls.size() && calls[i].begin <= at; ++i) {
    const ShortcodePlace& call = calls[i];
    if (call.is_end) {
      if (!around.empty() && around.back().place.partner == i) around.pop_back(), next.pop_back();
      continue;
    }
    const ShortcodeRank rank{next.back()++, call};
    const bool is_asked = call.begin == at;
    if (is_asked || call.partner != npos) around.push_back(rank), next.push_back(0);
    if (!is_asked) continue;
    std::reverse(around.begin(), around.end());
    return around;
  }
  return {};
}

}  // namespace essaypack
