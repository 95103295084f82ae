#include "input/head_place.h"

#include "base/comments.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::string_view kUnseen[] = {" ", "\t", "\n", "\u00A0", "\u3000", "\uFEFF", "\u200B", "\u2060"};

/// Moves `place` over what can't be seen.
void skip_unseen(std::string_view text, HeadPlace& place) {
  for (;;) {
    const auto* unseen = std::find_if(std::begin(kUnseen), std::end(kUnseen), [&](std::string_view one) {
      return text.compare(place.begin, one.size(), one) == 0;
    });
    if (unseen == std::end(kUnseen)) return;
    const bool is_white = unseen < std::begin(kUnseen) + 5;
    if (*unseen == "\n") {
      ++place.line;
      place.is_indented = false;
    } else {
      place.is_indented = place.is_indented || is_white;
    }
    place.begin += unseen->size();
  }
}

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

/// Moves `place` over that and over lines that stand before a YAML document, with the comments between them.
void skip_to_head(std::string_view text, bool (*directs)(std::string_view line), HeadPlace& place) {
  bool is_behind_directive = false;
  for (;;) {
    skip_unseen(text, place);
    const std::string_view line = line_at(text, place.begin);
    const bool is_directive = directs && (directs(line) || (is_behind_directive && line.starts_with('#')));
    if (!is_directive) return;
    is_behind_directive = true;
    place.begin += line.size();
  }
}

int count_lines(std::string_view text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

HeadPlace find_head_place(std::string_view text, bool (*opens)(std::string_view line),
                          bool (*directs)(std::string_view line)) {
  HeadPlace place;
  for (;;) {
    skip_to_head(text, directs, place);
    if (text.compare(place.begin, 4, "<!--") != 0) return place;
    const std::size_t end = end_of_html_comment(text, place.begin);
    if (const std::size_t below = text.find('\n', place.begin); below < end) {
      HeadPlace inner = place;
      inner.begin = below;
      inner.is_in_comment = true;
      skip_to_head(text, directs, inner);
      if (inner.begin < end && opens(line_at(text, inner.begin))) return inner;
    }
    if (end == std::string_view::npos) return place;
    place.line += count_lines(text.substr(place.begin, end - place.begin));
    place.begin = end;
    place.is_behind_comment = true;
  }
}

}  // namespace essaypack
