#include "content/text/tex_look.h"

#include "base/text.h"
#include "content/text/html_names.h"

#include <algorithm>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

constexpr int kProse = 4;  ///< So many CJK letters and a CJK mark are prose.

/// Commands whose argument is words.
constexpr std::string_view kWordy[] = {"text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal",   "mbox",
                                       "hbox", "tag",    "label",  "ref",    "eqref",  "mathrm", "operatorname", "href",
                                       "url",  "ce",     "pu",     "begin",  "end",    "color",  "textcolor"};

/// `\s*` and its like are parts of a regular expression.
constexpr std::string_view kPatterns = " s w d n W D ";

bool is_cjk_mark(char32_t c) {
  return (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
         (c >= 0x2018 && c <= 0x201F) || c == 0x2026 || c == 0x2014;
}
bool is_cjk_letter(char32_t c) { return (is_cjk(c) || is_hangul(c)) && !is_cjk_mark(c); }
bool is_greek(char32_t c) { return c >= 0x370 && c <= 0x3FF; }
bool is_math_sign(char32_t c) { return (c >= 0x2190 && c <= 0x22FF) || c == 0xD7 || c == 0xF7 || c == 0xB1; }

/// Behind a group in braces that opens at `at`.
std::size_t behind_group(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '{')
      ++depth;
    else if (text[at] == '}' && --depth <= 0)
      return at + 1;
  }
  return text.size();
}

/// True if an HTML element's tag stands at the `<` at `at`, with its end in `text`.
bool is_html_tag(std::string_view text, std::size_t at) {
  std::size_t name = at + 1 + (text.substr(at + 1, 1) == "/");
  std::size_t end = name;
  while (end < text.size() && is_ascii_alnum(text[end])) ++end;
  if (end == name || !is_ascii_letter(text[name]) || end == text.size()) return false;
  const bool ends_here = text[end] == '>' || text[end] == '/' || is_ascii_space(text[end]);
  return ends_here && text.find('>', end) != text.npos &&
         is_known_element(to_lower_ascii(text.substr(name, end - name)));
}

/// True for a Markdown link's middle `](` before something like an address.
bool is_link(std::string_view text, std::size_t at) {
  const std::size_t end = text.find(')', at);
  if (text.substr(at, 2) != "](" || end == text.npos) return false;
  const std::string_view target = text.substr(at + 2, end - at - 2);
  return target.starts_with('/') || target.starts_with('#') || target.find("://") != target.npos ||
         target.find("./") != target.npos || target.find(".md") != target.npos || target.find(".htm") != target.npos ||
         target.starts_with("mailto:");
}

class Looker {
 public:
  explicit Looker(std::string_view text) : text_(text) {}

  TexLook run() {
    std::size_t first = 0;
    if (!text_.empty()) {
      const char32_t c = next_code_point(text_, first);
      look_.begins_with_digit = is_digit(static_cast<char>(c < 0x80 ? c : 0));
      look_.begins_with_mark = is_cjk_mark(c) || c == ',' || c == ';' || c == ':' || c == '\'';
    }
    while (at_ < text_.size() && !look_.is_impossible) step();
    return look_;
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\\') return command();
    if (is_ascii_letter(c)) return word();
    if (is_ascii_space(c))
      look_.has_space = true, ++at_;
    else if (static_cast<unsigned char>(c) >= 0x80)
      wide();
    else
      sign(c);
  }

  void command() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    last_word_ = kNone;
    if (name.empty()) {
      const char next = end < text_.size() ? text_[end] : ' ';
      look_.has_script |= "{}|,;:!\\%&#> "sv.find(next) != std::string_view::npos && end < text_.size();
      at_ = std::min(end + 1, text_.size());
      return;
    }
    if (kPatterns.find(" " + std::string(name) + " ") != std::string_view::npos) look_.is_impossible = true;
    look_.has_command = true;
    at_ = end;
    if (std::find(std::begin(kWordy), std::end(kWordy), name) == std::end(kWordy)) return;
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '*')) ++at_;
    if (at_ < text_.size() && text_[at_] == '{') at_ = behind_group(text_, at_);
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_ascii_letter(text_[at_])) ++at_;
    look_.has_letter = true;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (name == "www" && text_.substr(at_, 1) == ".") look_.is_impossible = true;
    if (name.size() < 2) return;
    ++look_.words;
    if (last_word_ != kNone && trim(text_.substr(last_word_, begin - last_word_)).empty()) look_.has_phrase = true;
    last_word_ = at_;
  }

  void wide() {
    const char32_t c = next_code_point(text_, at_);
    if (is_cjk_mark(c))
      ++look_.cjk_marks;
    else if (is_cjk_letter(c))
      ++look_.cjk_letters;
    else if (is_math_sign(c))
      look_.has_relation = true;
    else if (is_greek(c) || !is_punctuation(c))
      look_.has_letter = true;
  }

  void sign(char c) {
    const std::string_view before = text_.substr(0, at_), behind = text_.substr(at_ + 1);
    switch (c) {
      case '_':
      case '^':
        look_.has_script |= !behind.empty() &&
                            (is_ascii_alnum(behind[0]) || "{\\(*+-'"sv.find(behind[0]) != std::string_view::npos) &&
                            (c == '^' || (!before.empty() && !is_ascii_space(before.back()) && !is_wide_end(before) &&
                                          !is_inside_name(before, behind)));
        break;
      case '<':
        if (is_html_tag(text_, at_)) look_.is_impossible = true;
        look_.has_relation = true;
        break;
      case '=':
      case '>':
      case '{':
      case '}':
        look_.has_relation = true;
        break;
      case ']':
        look_.is_impossible |= is_link(text_, at_);
        [[fallthrough]];
      case '+':
      case '-':
      case '*':
      case '/':
      case '|':
      case '(':
      case ')':
      case '[':
        look_.has_operator = true;
        break;
      case '\'':
      case '"':
        look_.is_impossible |= begins_string(c, before, behind);
        break;
      case ':':
        look_.is_impossible |= behind.starts_with("//") && at_ > 1;
        break;
      default:
        look_.has_letter |= is_digit(c);
    }
    ++at_;
  }

  /// `('name'`, `= "name"`: a text of a program. What a prime follows is a letter or a bracket that closes.
  static bool begins_string(char quote, std::string_view before, std::string_view behind) {
    const std::size_t last = before.find_last_not_of(' ');
    if (last == before.npos || "(,[="sv.find(before[last]) == std::string_view::npos) return false;
    std::size_t end = 0;
    while (end < behind.size() && (is_ascii_name(behind[end]) || "./:"sv.find(behind[end]) != std::string_view::npos))
      ++end;
    return end > 1 && end < behind.size() && behind[end] == quote;
  }

  /// The dash of `snake_case`.
  static bool is_inside_name(std::string_view before, std::string_view behind) {
    const auto is_word = [](char a, char b) { return is_ascii_letter(a) && is_ascii_letter(b); };
    return before.size() > 1 && behind.size() > 1 && is_word(before[before.size() - 2], before.back()) &&
           is_word(behind[0], behind[1]);
  }

  /// `中_` begins emphasis, `x_` a subscript.
  static bool is_wide_end(std::string_view before) {
    std::size_t at = before.size();
    const char32_t c = previous_code_point(before, at);
    return is_cjk_letter(c) || is_cjk_mark(c);
  }

  static constexpr std::size_t kNone = std::string_view::npos;
  std::string_view text_;
  TexLook look_;
  std::size_t at_ = 0;
  std::size_t last_word_ = kNone;  ///< Where the last word ends.
};

}  // namespace

TexLook look_at_tex(std::string_view content) { return Looker(trim(content)).run(); }

bool can_be_formula(const TexLook& look) {
  if (look.is_impossible || look.begins_with_mark) return false;
  if (look.cjk_marks > 0 && !look.has_command && (!look.has_script || look.cjk_letters >= kProse)) return false;
  if (look.has_sign()) return true;
  if (look.cjk_letters > 0) return look.has_relation;
  if (look.has_relation) return true;
  return look.has_letter ? !look.has_phrase : look.has_operator && !look.has_space;
}

}  // namespace essaypack
