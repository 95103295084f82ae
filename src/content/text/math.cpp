#include "content/text/math.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/text/line_start.h"
#include "content/text/linkify.h"
#include "content/text/math_html.h"
#include "content/text/tex_escapes.h"

#include <algorithm>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kInlineLimit = 2'000;
constexpr std::size_t kDisplayLimit = 20'000;
constexpr int kMaxFailedEnvironments = 500;
constexpr int kMostRows = 300;  ///< Lines above a line of a table that are looked at.
constexpr std::string_view kClosers[] = {"$$", "\\)", "\\]", "\\\\)", "\\\\]"};
constexpr std::string_view kOpeners[] = {"$$", "\\(", "\\[", "\\\\(", "\\\\["};
/// Environments that are no mathematics.
constexpr std::string_view kTextEnvironments =
    " document itemize enumerate description figure table tabular center quote verbatim lstlisting "
    "minted algorithm algorithmic tikzpicture abstract theorem proof lemma definition ";

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (at > slashes && text[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

bool is_blank_from(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == '\n'; }

/// Behind up to `quotes` marks of quotations and the white space around them.
std::size_t behind_marks(std::string_view text, std::size_t at, int quotes) {
  for (;;) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (quotes-- <= 0 || at >= text.size() || text[at] != '>') return at;
    ++at;
  }
}

int count_quotes(std::string_view text, std::size_t line_begin, std::size_t end) {
  int count = 0;
  for (std::size_t at = line_begin; at < end; ++at) {
    if (text[at] == '>')
      ++count;
    else if (!is_ascii_space(text[at]) && "-+*.)0123456789"sv.find(text[at]) == std::string_view::npos)
      break;
  }
  return count;
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

/// True for a line that ends the paragraph before it.
bool begins_block(std::string_view text, std::size_t line, std::size_t behind) {
  const std::string_view rest = line_from(text, behind);
  if (rest.starts_with('#') || rest.starts_with('>') || rest.starts_with('|') || rest.starts_with(":::") ||
      is_fence(rest))
    return true;
  return look_at_line(text, line).is_item;
}

/// `|---|:-:|`
bool is_delimiter_row(std::string_view line) {
  return line.find("-"sv) != line.npos && line.find('|') != line.npos && line.find_first_not_of("|:- \t>") == line.npos;
}

/// `n`, `x_1`: what an ending may follow.
bool is_short_name(std::string_view inside) {
  return inside.size() <= 6 && is_ascii_letter(inside[0]) && (inside.size() == 1 || !is_ascii_letter(inside[1])) &&
         std::all_of(inside.begin(), inside.end(),
                     [](char c) { return is_ascii_alnum(c) || "_^{}"sv.find(c) != std::string_view::npos; });
}

/// `$('.menu')`, `$.each(`, `$(this)`: what begins a program's call and no formula.
bool begins_call(std::string_view inside) {
  if (inside.starts_with('.')) return inside.size() > 1 && is_ascii_letter(inside[1]);
  return inside.starts_with("('"sv) || inside.starts_with("(\""sv) || inside.starts_with("(this"sv) ||
         inside.starts_with("(document"sv) || inside.starts_with("(window"sv);
}

/// `$timeout);lib\mail.php(40): if(!$`: a bracket closes that was opened before the text, which is the end of something
/// else.
bool closes_more_than_it_opens(std::string_view inside) {
  int open = 0;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    if (inside[at] == '\\')
      at = inside.substr(at + 1, 5) == "right" ? at + 6 : at + 1;
    else if (inside[at] == '(' || inside[at] == '[')
      ++open;
    else if (inside[at] == ']')
      open = std::max(open - 1, 0);
    else if (inside[at] == ')' && --open < 0)
      return true;
  }
  return false;
}

/// `$5、3、2$`, where formulas are typeset: numbers and single letters between Chinese commas, which no pair of prices
/// can have at both its ends.
bool is_enumeration(std::string_view inside) {
  bool was_item = false;
  for (std::size_t at = 0; at < inside.size();) {
    std::size_t end = at;
    while (end < inside.size() && (is_digit(inside[end]) || inside[end] == '.')) ++end;
    if (end == at && is_ascii_letter(inside[at])) ++end;
    if (end == at && (!was_item || (!inside.substr(at).starts_with("、") && !inside.substr(at).starts_with("，"))))
      return false;
    if (was_item == (end > at)) return false;
    was_item = end > at;
    at = end > at ? end : at + 3;
  }
  return was_item;
}

/// Needed where a pair has another meaning.
bool is_surely_tex(const TexLook& look) {
  if (look.has_command) return true;
  if (look.has_script) return look.words == 0;
  return look.has_relation && !look.has_phrase && look.cjk_letters == 0;
}

/// True for a text with comments of Liquid, kramdown or Obsidian: where those are read it is no formula, and nothing of
/// them is shown.
bool has_template_comment(std::string_view text) {
  for (const std::string_view mark :
       {"{% comment"sv, "{%- comment"sv, "{% #"sv, "{%- #"sv, "{%#"sv, "{::comment"sv, "{{/*"sv})
    if (text.find(mark) != text.npos) return true;
  const std::size_t percents = text.find("%%");
  return percents != text.npos && text.find("%%", percents + 2) != text.npos;
}

/// TeX's own comments, up to the ends of their lines.
std::string without_tex_comments(std::string text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      out.append(text, at++, 2);
    } else if (const std::size_t end = text[at] == '%' ? text.find('\n', at) : std::string::npos;
               end != std::string::npos) {
      at = end - 1;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string decode_references(std::string text) {
  if (text.find('&') == std::string::npos) return text;
  for (const auto& [name, plain] : {std::pair("&lt;"sv, "<"),
                                    {"&gt;"sv, ">"},
                                    {"&quot;"sv, "\""},
                                    {"&#39;"sv, "'"},
                                    {"&nbsp;"sv, " "},
                                    {"&amp;"sv, "&"}})
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; ++at)
      text.replace(at, name.size(), plain);
  return text;
}

}  // namespace

bool MathFinder::is_row(std::size_t line_begin) {
  const std::string_view line = line_from(text_, line_begin);
  if (line.find('|') == std::string_view::npos) return false;
  const std::size_t below = line_begin + line.size() + 1;
  bool found = line_begin == next_row_ && line_begin > 0;
  if (!found && below < text_.size()) found = is_delimiter_row(line_from(text_, below));
  for (std::size_t above = line_begin, i = 0; !found && above > 0 && i < kMostRows; ++i) {
    const std::size_t end = above - 1;
    above = end == 0 ? 0 : text_.rfind('\n', end - 1) + 1;
    const std::string_view row = text_.substr(above, end - above);
    if (trim(row).empty()) break;
    found = is_delimiter_row(row);
  }
  if (found) next_row_ = below;
  return found;
}

void MathFinder::enter(std::size_t at, std::size_t line_begin) {
  if (kind_ == MathText::markdown) quotes_ = count_quotes(text_, line_begin, at);
  if (at >= block_end_) {
    block_end_ = at;
    for (;;) {
      block_end_ = std::min(text_.find('\n', block_end_), text_.size());
      if (block_end_ == text_.size()) break;
      const std::size_t text =
          behind_marks(text_, block_end_ + 1, kind_ == MathText::markdown ? std::max(quotes_, 1) : 0);
      if (is_blank_from(text_, text) || (kind_ == MathText::markdown && is_fence(text_.substr(text, 3)))) break;
      block_end_ = block_end_ + 1;
    }
  }
  limit_ = block_end_;
  if (asked_line_ != line_begin) in_row_ = kind_ == MathText::markdown && is_row(line_begin);
  asked_line_ = line_begin;
  if (!in_row_) return;
  if (row_end_ < at) row_end_ = std::min(text_.find('\n', at), text_.size());
  limit_ = row_end_;
  const std::string_view row = text_.substr(0, row_end_);
  for (std::size_t bar = row.find('|', at); bar != row.npos && limit_ == row_end_; bar = row.find('|', bar + 1))
    if (text_[bar - 1] != '\\') limit_ = bar;  // two backslashes part no cells, either
}

std::string MathFinder::content(std::size_t begin, std::size_t end, std::optional<Escapes> that_far) const {
  const std::string_view whole = text_.substr(0, end);
  std::string all;
  for (std::size_t at = begin; at < end;) {
    const std::size_t line_end = std::min(whole.find('\n', at), end);
    all.append(text_, at, line_end - at);
    if (line_end >= end) break;
    all += '\n';
    at = std::min(kind_ == MathText::markdown ? behind_marks(text_, line_end + 1, quotes_) : line_end + 1, end);
  }
  if (in_row_)
    for (std::size_t at = 0; (at = all.find("\\|", at)) != std::string::npos; ++at) all.erase(at, 1);
  if (all.find("<!--") != std::string::npos) all = without_comments(all);
  // before TeX's own comments: behind two backslashes that are one `%` begins none
  if (that_far && escapes_ >= *that_far && all.find('\\') != std::string::npos) all = without_markdown_escapes(all);
  if (all.find('%') != std::string::npos || all.find("{:") != std::string::npos || all.find("{{/") != std::string::npos)
    all = has_template_comment(all) ? std::string() : without_tex_comments(std::move(all));
  return decode_references(std::move(all));
}

std::size_t MathFinder::find_closer(std::size_t from, Closer closer) {
  std::size_t& next = next_[closer];
  if (next < from) {
    next = text_.substr(0, block_end_).find(kClosers[closer], from);
    while (closer == dollars && next != std::string_view::npos && is_escaped(text_, next))
      next = text_.substr(0, block_end_).find("$$", next + 1);
    if (next == std::string_view::npos) next = block_end_;
  }
  return next < limit_ ? next : std::string_view::npos;
}

MathFinder::Found MathFinder::find_pair(std::size_t at, Closer closer) {
  const std::size_t size = kOpeners[closer].size();
  const std::size_t end = find_closer(at + size, closer);
  const bool is_inline = closer == parenthesis || closer == parenthesis_twice;
  if (end == std::string_view::npos || end == at + size || end - at > (is_inline ? kInlineLimit : kDisplayLimit))
    return {};
  if (crosses_block(at, end)) return {};
  if (closer != dollars && text_.substr(at + size, end - at - size).find(kOpeners[closer]) != std::string_view::npos)
    return {};
  std::string inside = content(at + size, end, closer == dollars ? Escapes::lost : Escapes::inline_lost);
  const TexLook look = look_at_tex(inside);
  if (trim(inside).empty() || !can_be_formula(look)) return {};
  // `\[x\](y)` shows what a link looks like
  if (closer == bracket && !look.has_command && text_.substr(end + size, 1) == "(") return {};
  // Without anything that typesets formulas a backslash before a bracket makes it text.
  if (closer != dollars && trust_ == MathTrust::unknown && !is_surely_tex(look)) return {};
  const bool is_twice = closer >= parenthesis_twice;
  const std::string_view open = kOpeners[closer].substr(is_twice), close = kClosers[closer].substr(is_twice);
  return {end + size, std::string(open) + inside + std::string(close), !is_inline};
}

/// True if what opens among words goes on behind the item or the heading that it is in. One that begins its line may
/// hold lines that look like items: `- b` is a difference there.
bool MathFinder::crosses_block(std::size_t at, std::size_t end) const {
  if (kind_ != MathText::markdown) return false;
  std::string_view before = text_.substr(asked_line_, at - asked_line_);
  before.remove_prefix(std::min(before.find_first_not_of(" \t>"), before.size()));
  if (before.empty()) return false;
  const std::string_view whole = text_.substr(0, end);
  for (std::size_t next = at; (next = whole.find('\n', next)) != whole.npos; ++next)
    if (before[0] == '#' || ends_line(next)) return true;
  return false;
}

/// True if the line break at `at` ends the paragraph.
bool MathFinder::ends_line(std::size_t at) const {
  if (at + 1 >= limit_) return true;
  return kind_ == MathText::markdown && begins_block(text_, at + 1, behind_marks(text_, at + 1, quotes_));
}

bool MathFinder::suits_inline(std::size_t at, std::size_t end, std::string_view inside) const {
  const TexLook look = look_at_tex(inside);
  if (!can_be_formula(look)) return trust_ != MathTrust::unknown && is_enumeration(inside);
  const char first = text_[at + 1], last = text_[end - 1], before = at > 0 ? text_[at - 1] : ' ',
             behind = end + 1 < text_.size() ? text_[end + 1] : ' ';
  const bool is_unknown = trust_ == MathTrust::unknown;
  const bool hugs = !is_ascii_space(first) && !is_ascii_space(last);
  const bool may_be_tex = look.has_sign() || look.has_relation;
  if (behind == '$' || begins_call(inside)) return false;
  // `$5 or $6`, `US$5`, `5$`, `$6, $ 7`
  if (look.begins_with_digit && !may_be_tex && is_ascii_space(last) && !is_ascii_space(first)) return false;
  if (is_digit(behind) && (is_unknown || look.begins_with_digit || !look.has_sign())) return false;
  if (is_ascii_alnum(before) && look.begins_with_digit && (is_unknown || !look.has_sign())) return false;
  if (is_unknown && is_ascii_alnum(before) && !may_be_tex) return false;
  if (is_unknown && closes_more_than_it_opens(inside)) return false;
  // `^a$ or ^b$`
  if (is_unknown && is_ascii_space(first) && !is_ascii_space(before) && static_cast<unsigned char>(before) < 0x80)
    return false;
  if (is_ascii_space(last) && !is_ascii_space(first) && (is_ascii_letter(behind) || behind == '\\' || behind == '{') &&
      !look.has_sign())
    return false;
  // `${home}/${user}`
  if (first == '{' && behind == '{') return false;
  // `$HOME/$USER`, `$fp = fsockopen($host`; but `$n$th`
  if (is_unknown && (is_ascii_letter(behind) || behind == '_') && !look.has_command && !is_short_name(inside))
    return false;
  // `${x} $(y)`, `${x}/$(y)`
  const bool begins_variable = first == '{' && inside.find('}') + 1 < inside.size() && !look.has_sign();
  if (is_unknown && begins_variable && (!hugs || behind == '(')) return false;
  if (hugs && inside.find('\n') == std::string_view::npos) return true;
  if (is_unknown) return may_be_tex && !(look.has_phrase && !look.has_sign());
  return may_be_tex || !look.has_space || look.words == 0;
}

MathFinder::Found MathFinder::find_inline(std::size_t at) {
  if (is_in_address(text_, at)) return {};
  const std::size_t limit = std::min(limit_, at + kInlineLimit);
  // As MathJax and KaTeX look for it: a dollar in braces, as of `\text{if $x$}`, closes nothing.
  int braces = 0;
  for (std::size_t i = at + 1; i < limit; ++i) {
    const char c = text_[i];
    if (c == '`' || (c == '\n' && ends_line(i)) || (c == '<' && end_of_html_tag(text_, i) > 0)) return {};
    if (c == '\\') ++i;
    if (c == '{') ++braces;
    if (c == '}' && braces > 0) --braces;
    if (c != '$' || braces > 0) continue;
    if (i == at + 1) return {};
    std::string inside = content(at + 1, i, Escapes::inline_lost);
    if (trim(inside).empty() || !suits_inline(at, i, inside)) return {};
    return {i + 1, '$' + inside + '$', false};
  }
  return {};
}

/// `$$` alone at both ends of a block, over blank lines. A fence or an item in it means that the first `$$` was a
/// mistake.
MathFinder::Found MathFinder::find_loose_display(std::size_t at) const {
  const std::string_view before = text_.substr(asked_line_, at - asked_line_);
  if (!has_loose_displays_ || in_row_ || before.find_first_not_of(" \t>") != before.npos) return {};
  const std::string_view window = text_.substr(0, std::min(at + kDisplayLimit, text_.size()));
  std::size_t end = window.find("$$", at + 2);
  while (end != window.npos && is_escaped(window, end)) end = window.find("$$", end + 1);
  if (end == window.npos || !trim(line_from(text_, end + 2)).empty()) return {};
  for (std::size_t line = at; (line = window.find('\n', line)) < end; ++line) {
    const std::size_t text = behind_marks(text_, line + 1, quotes_);
    if (is_fence(line_from(text_, text)) || line_from(text_, text).starts_with('#')) return {};
  }
  std::string inside = content(at + 2, end, Escapes::lost);
  const TexLook look = look_at_tex(inside);
  if (!can_be_formula(look) || !is_surely_tex(look)) return {};
  return {end + 2, "$$" + inside + "$$", true};
}

/// GitHub and GitLab: `` $`a_1`$ ``
MathFinder::Found MathFinder::find_code(std::size_t at) const {
  const std::size_t end = text_.substr(0, limit_).find('`', at + 2);
  if (end == std::string_view::npos || end == at + 2 || text_.substr(end, 2) != "`$") return {};
  std::string inside = content(at + 2, end, {});
  if (trim(inside).empty() || inside.find('\n') != std::string::npos) return {};
  return {end + 2, '$' + inside + '$', false};
}

MathFinder::Found MathFinder::find_environment(std::size_t at) {
  const std::size_t open = at + 7;
  const std::size_t brace = text_.substr(0, std::min(open + 24, limit_)).find('}', open);
  if (brace == std::string_view::npos || brace == open || failed_environments_ > kMaxFailedEnvironments) return {};
  const std::string name(text_.substr(open, brace - open));
  if (kTextEnvironments.find(" " + name + " ") != std::string_view::npos) return {};
  const std::string opener = "\\begin{" + name + "}", closer = "\\end{" + name + "}";
  const std::string_view window = text_.substr(0, std::min(brace + kDisplayLimit, limit_));
  int depth = 1;
  for (std::size_t from = brace; depth > 0;) {
    const std::size_t end = window.find(closer, from), nested = window.find(opener, from);
    if (end == std::string_view::npos) break;
    depth += nested < end ? 1 : -1;
    from = nested < end ? nested + opener.size() : end + closer.size();
    if (depth > 0) continue;
    std::string inside = content(at, from, Escapes::inline_lost);
    return inside.empty() ? Found() : Found{from, std::move(inside), true};
  }
  ++failed_environments_;
  return {};
}

MathFinder::Found MathFinder::find(std::size_t at, std::size_t line_begin) {
  enter(at, line_begin);
  const std::string_view start = text_.substr(at, 7);
  if (start.starts_with("$$$")) return {};
  if (start.starts_with("$$")) {
    Found found = find_pair(at, dollars);
    return found.end > 0 ? found : find_loose_display(at);
  }
  if (start.starts_with("$`")) return find_code(at);
  if (start[0] == '$') return find_inline(at);
  for (const Closer closer : {parenthesis_twice, bracket_twice, parenthesis, bracket})
    if (start.starts_with(kOpeners[closer])) return find_pair(at, closer);
  if (start == "\\begin{") return find_environment(at);
  return {};
}

}  // namespace essaypack
