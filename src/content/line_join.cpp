#include "content/line_join.h"

#include "base/text.h"
#include "content/markdown.h"

#include <algorithm>

namespace essaypack {

namespace {

using Side = LineTail::Side;
using Shows = LineTail::Side::Shows;

Shows shows(char32_t c) {
  if (c == 0x200B) return Shows::zero_width_space;
  if (is_cjk(c)) return Shows::cjk;
  return is_cjk_neutral(c) ? Shows::neutral : Shows::other;
}

/// Takes one more character, going away from the break. False when the side is decided.
bool take(Side& side, char32_t c) {
  const Shows what = shows(c);
  if (side.first == Shows::nothing) side.first = what;
  side.cjk_behind = what == Shows::cjk;
  return what == Shows::neutral;
}

cmark_node* next_in_document(cmark_node* node, bool go_down) {
  if (go_down)
    if (cmark_node* child = cmark_node_first_child(node)) return child;
  for (; node; node = cmark_node_parent(node)) {
    if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK) return nullptr;
    if (cmark_node* next = cmark_node_next(node)) return next;
  }
  return nullptr;
}

bool is_break_tag(std::string_view html) { return to_lower_ascii(html.substr(0, 3)) == "<br"; }

}  // namespace

Side LineTail::side() const {
  Side side;
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece)
    for (std::size_t at = piece->size(); at > 0;) {
      const char32_t c = previous_code_point(*piece, at);
      if (c == guard_ || is_mark_or_selector(c)) continue;
      if (!take(side, c)) return side;
    }
  return side;
}

Side side_after(cmark_node* softbreak, char32_t guard) {
  Side side;
  for (cmark_node* node = next_in_document(softbreak, false); node;) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_IMAGE) return side;
    if (type == CMARK_NODE_HTML_INLINE && is_break_tag(literal_of(node))) return side;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      const std::string_view text = literal_of(node);
      for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == guard) continue;
        if (is_mark_or_selector(c) && side.first != Shows::nothing) continue;
        if (!take(side, c)) return side;
      }
    }
    node = next_in_document(node, type != CMARK_NODE_FOOTNOTE_REFERENCE);
  }
  return side;
}

bool vanishes(const Side& left, const Side& right, bool cjk_language) {
  if (left.first == Shows::nothing || right.first == Shows::nothing) return false;
  if (left.first == Shows::zero_width_space || right.first == Shows::zero_width_space) return true;
  if (left.first == Shows::cjk && right.first == Shows::cjk) return true;
  const auto fits = [](Shows what) { return what == Shows::cjk || what == Shows::neutral; };
  return cjk_language && fits(left.first) && fits(right.first) && (left.cjk_behind || right.cjk_behind);
}

bool is_cjk_language(std::string_view language) {
  const std::string primary = to_lower_ascii(language.substr(0, language.find_first_of("-_")));
  return primary.empty() || primary == "und" || primary == "zh" || primary == "ja" || primary == "yue" || primary == "ii";
}

}  // namespace essaypack
