#include "content/markdown/inline_marks.h"

#include "base/text.h"
#include "content/markdown/markdown.h"
#include "content/text/math_html.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

namespace essaypack {

namespace {

constexpr char kSingle = '-';            ///< One tilde.
constexpr char kSingleUnderscore = '.';  ///< One underscore.
char kDel[] = "del";
char kMark[] = "mark";
char kEm[] = "em";
char kStrong[] = "strong";
char kIns[] = "ins";
char kSpan[] = "span";

struct Delimiter {
  cmark_node* node;
  char mark;  ///< `~`, `=`, `+`, `!`, `_`, and of single ones `kSingle` and `kSingleUnderscore`.
  bool can_open;
  bool can_close;
};

bool is_white(char32_t c) { return c == '\n' || is_space(c); }
bool is_cjk_side(char32_t c) { return is_cjk(c) || is_hangul(c); }
bool is_word(char32_t c) { return c < 0x80 && (is_ascii_space(static_cast<char>(c)) == false) && !is_punctuation(c); }

bool is_empty(Letters::Found::What what) {
  return what == Letters::Found::What::guard || what == Letters::Found::What::escape;
}

/// True if a guard stands beside an underscore.
bool has_guarded_underscore(std::string_view text, const Letters& letters) {
  const std::string guard = letters.guard();
  for (std::size_t at = 0; (at = text.find(guard, at)) != std::string_view::npos; at += guard.size())
    if ((at > 0 && text[at - 1] == '_') || (at + guard.size() < text.size() && text[at + guard.size()] == '_'))
      return true;
  return false;
}

bool is_span(cmark_node* node) {
  return node && (cmark_node_get_type(node) == CMARK_NODE_EMPH || cmark_node_get_type(node) == CMARK_NODE_STRONG);
}

/// The character that the source shows at the edge of a node or of its parent: a line end or some punctuation mark.
char32_t edge_of(cmark_node* neighbour, cmark_node* parent) {
  if (!neighbour) return (cmark_node_get_type(parent) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK ? U'\n' : U'*';
  const cmark_node_type type = cmark_node_get_type(neighbour);
  return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? U'\n' : U'*';
}

class Container {
 public:
  Container(cmark_node* parent, const Letters& letters, const MarkdownConfig& markdown)
      : parent_(parent), letters_(letters), tildes_(tildes_of(markdown)) {
    if (markdown.marks.inserted) marks_ += '+';
    if (markdown.marks.spoilers) marks_ += '!';
    for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
      if (cmark_node_get_type(node) == CMARK_NODE_TEXT && has_guarded_underscore(literal_of(node), letters)) {
        marks_ += '_';
        break;
      }
  }

  void run() {
    int code = 0;  // open elements of raw HTML whose text is code
    for (cmark_node* node = cmark_node_first_child(parent_); node;) {
      cmark_node* const next = cmark_node_next(node);
      if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
        code = std::max(0, code + html_code_step(literal_of(node)));
      if (cmark_node_get_type(node) == CMARK_NODE_TEXT && code == 0) split(node);
      node = next;
    }
    match();
  }

 private:
  char32_t before(cmark_node* node, std::string_view text, std::size_t at) const {
    for (;;) {
      while (at > 0) {
        const char32_t c = previous_code_point(text, at);
        if (!is_empty(letters_.look(text, at).what)) return c;
      }
      node = cmark_node_previous(node);
      if (!node || cmark_node_get_type(node) != CMARK_NODE_TEXT) return edge_of(node, parent_);
      text = literal_of(node);
      at = text.size();
    }
  }
  char32_t after(cmark_node* node, std::string_view text, std::size_t at) const {
    for (;;) {
      while (at < text.size()) {
        const Letters::Found found = letters_.look(text, at);
        if (!is_empty(found.what)) return next_code_point(text, at);
        at += found.size;
      }
      node = cmark_node_next(node);
      if (!node || cmark_node_get_type(node) != CMARK_NODE_TEXT) return edge_of(node, parent_);
      text = literal_of(node);
      at = 0;
    }
  }

  Delimiter make_delimiter(char mark, char32_t a, char32_t b) const {
    const bool cjk = is_cjk_side(a) || is_cjk_side(b);
    const bool left = !is_white(b) && (!is_punctuation(b) || is_white(a) || is_punctuation(a) || cjk);
    const bool right = !is_white(a) && (!is_punctuation(a) || is_white(b) || is_punctuation(b) || cjk);
    // `if (a==b)` is no mark.
    const bool strict = mark == '=';
    return {nullptr, mark, left && !(strict && is_word(a)), right && !(strict && is_word(b))};
  }

  /// What stands beside a run behind a guard: emphasis next to it, or the edge of the one that it is in.
  enum class Edge { none, span, parent };

  Edge edge_before(cmark_node* node, std::string_view text, std::size_t at) const {
    if (at == 0 || previous_code_point(text, at) == 0 || letters_.look(text, at).what != Letters::Found::What::guard)
      return Edge::none;
    if (at > 0) return Edge::none;
    cmark_node* other = cmark_node_previous(node);
    while (other && literal_is_empty(other)) other = cmark_node_previous(other);
    return other ? (is_span(other) ? Edge::span : Edge::none) : is_span(parent_) ? Edge::parent : Edge::none;
  }
  Edge edge_after(cmark_node* node, std::string_view text, std::size_t at) const {
    const Letters::Found found = letters_.look(text, at);
    if (found.what != Letters::Found::What::guard || at + found.size < text.size()) return Edge::none;
    cmark_node* other = cmark_node_next(node);
    while (other && literal_is_empty(other)) other = cmark_node_next(other);
    return other ? (is_span(other) ? Edge::span : Edge::none) : is_span(parent_) ? Edge::parent : Edge::none;
  }

  static bool literal_is_empty(cmark_node* node) {
    return cmark_node_get_type(node) == CMARK_NODE_TEXT && literal_of(node).empty();
  }

  /// Beside guarded stars the parser took `_` for a part of a word: it opens at the start of what they hold (`**_a_**`)
  /// and before it
  /// (`_**a**_`), and closes at its end. Elsewhere CommonMark's rule counts.
  Delimiter make_underscore(cmark_node* node, cmark_node* last, std::string_view text, std::size_t at,
                            std::size_t end) const {
    if (const Edge edge = edge_before(node, text, at); edge != Edge::none)
      return {nullptr, '_', edge == Edge::parent, edge == Edge::span};
    if (const Edge edge = edge_after(node, text, end); edge != Edge::none)
      return {nullptr, '_', edge == Edge::span, edge == Edge::parent};
    const char32_t a = before(node, text, at), b = after(last, text, end);
    const bool left = !is_white(b) && (!is_punctuation(b) || is_white(a) || is_punctuation(a));
    const bool right = !is_white(a) && (!is_punctuation(a) || is_white(b) || is_punctuation(b));
    return {nullptr, '_', left && (!right || is_punctuation(a)), right && (!left || is_punctuation(b))};
  }

  /// Cuts a text node at its runs of two.
  void split(cmark_node* node) {
    const std::string text(literal_of(node));
    cmark_node* last = node;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = text.find_first_of(marks_, at)) != std::string::npos;) {
      std::size_t end = text.find_first_not_of(text[at], at);
      if (end == std::string::npos) end = text.size();
      const std::size_t length = end - at;
      const bool is_mark = text[at] != '~' || tildes_ != Tildes::none;
      const bool is_underscore = text[at] == '_' && letters_.look(text, end).what != Letters::Found::What::escape;
      if ((length == 2 && is_mark) ||
          (length == 1 && (is_underscore || (text[at] == '~' && tildes_ == Tildes::one_or_two)))) {
        Delimiter delimiter = is_underscore ? make_underscore(node, last, text, at, end)
                                            : make_delimiter(text[at], before(node, text, at), after(last, text, end));
        if (delimiter.can_open || delimiter.can_close) {
          last = add_text(last, text.substr(from, at - from));
          delimiter.node = last = add_text(last, text.substr(at, length));
          if (length == 1) delimiter.mark = is_underscore ? kSingleUnderscore : kSingle;
          delimiters_.push_back(delimiter);
          from = end;
        }
      }
      at = end;
    }
    if (last == node) return;
    add_text(last, text.substr(from));
    cmark_node_set_literal(node, "");
  }

  static cmark_node* add_text(cmark_node* after, const std::string& text) {
    if (text.empty()) return after;
    cmark_node* node = make_node(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text.c_str());
    if (cmark_node_insert_after(after, node)) return node;
    cmark_node_free(node);
    return after;
  }

  void match() {
    std::vector<Delimiter> open;
    constexpr std::string_view kKinds = {"~=+!-_."};
    std::array<int, kKinds.size()> count{};
    const auto slot = [&](char mark) { return kKinds.find(mark); };
    for (const Delimiter& delimiter : delimiters_) {
      if (delimiter.can_close && count[slot(delimiter.mark)] > 0) {
        while (open.back().mark != delimiter.mark) --count[slot(open.back().mark)], open.pop_back();
        wrap(open.back().node, delimiter);
        --count[slot(delimiter.mark)];
        open.pop_back();
      } else if (delimiter.can_open) {
        open.push_back(delimiter);
        ++count[slot(delimiter.mark)];
      }
    }
  }

  static char* name_of(char mark) {
    if (mark == '_') return kStrong;
    if (mark == kSingleUnderscore) return kEm;
    if (mark == '+') return kIns;
    if (mark == '!') return kSpan;
    return mark == '=' ? kMark : kDel;
  }

  static void wrap(cmark_node* opener, const Delimiter& closer) {
    cmark_node* span = make_node(CMARK_NODE_EMPH);
    if (!cmark_node_insert_before(opener, span)) return cmark_node_free(span);
    cmark_node_set_user_data(span, name_of(closer.mark));
    for (cmark_node* node = cmark_node_next(opener); node && node != closer.node;) {
      cmark_node* const next = cmark_node_next(node);
      cmark_node_append_child(span, node);
      node = next;
    }
    cmark_node_free(opener);
    cmark_node_free(closer.node);
  }

  cmark_node* parent_;
  const Letters& letters_;
  Tildes tildes_;
  std::string marks_ = "~=";
  std::vector<Delimiter> delimiters_;
};

}  // namespace

Tildes tildes_of(const MarkdownConfig& markdown) {
  if (!markdown.gfm || !markdown.marks.strikethrough) return Tildes::none;
  return markdown.marks.single_tilde ? Tildes::one_or_two : Tildes::two;
}

void apply_inline_marks(cmark_node* document, const Letters& letters, const MarkdownConfig& markdown) {
  const Tildes tildes = tildes_of(markdown);
  std::vector<cmark_node*> containers;
  std::unordered_set<cmark_node*> known;
  const std::string_view struck = tildes == Tildes::two ? "~~" : "~";
  walk_nodes(document, [&](cmark_event_type event, cmark_node* node) {
    if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_TEXT) return;
    const std::string_view text = literal_of(node);
    const bool may_strike = tildes != Tildes::none && text.find(struck) != std::string_view::npos;
    const bool has_mark = text.find("==") != text.npos || (markdown.marks.inserted && text.find("++") != text.npos) ||
                          (markdown.marks.spoilers && text.find("!!") != text.npos);
    if (!may_strike && !has_mark && !has_guarded_underscore(text, letters)) return;
    if (known.insert(cmark_node_parent(node)).second) containers.push_back(cmark_node_parent(node));
  });
  for (cmark_node* container : containers) Container(container, letters, markdown).run();
}

std::string_view mark_element(cmark_node* node) {
  const void* mark = cmark_node_get_user_data(node);
  for (const char* known : {kDel, kMark, kEm, kStrong, kIns, kSpan})
    if (mark == known) return known;
  return {};
}

}  // namespace essaypack
