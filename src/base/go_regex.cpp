/// Go's regular expressions (RE2, https://golang.org/s/re2syntax) as ICU's engine reads them. What the two read
/// differently is written out: classes of ASCII letters, `$`, brackets within brackets; what Go does not know is
/// refused, though ICU may: a pattern is read as Go does or not at all.

#include "base/regex.h"
#include "base/text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace essaypack {
namespace {

constexpr std::string_view kWord = "0-9A-Za-z_", kDigit = "0-9", kSpace = "\\t\\n\\f\\r ";
constexpr std::string_view kBoundary = "(?:(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?![0-9A-Za-z_]))",
                           kNoBoundary = "(?:(?<![0-9A-Za-z_])(?![0-9A-Za-z_])|(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_]))";

struct AsciiClass {
  std::string_view name, ranges;
};
constexpr AsciiClass kClasses[] = {{"alnum", "0-9A-Za-z"},
                                   {"alpha", "A-Za-z"},
                                   {"ascii", "\\x{0}-\\x{7F}"},
                                   {"blank", "\\t "},
                                   {"cntrl", "\\x{0}-\\x{1F}\\x{7F}"},
                                   {"digit", "0-9"},
                                   {"graph", "\\x{21}-\\x{7E}"},
                                   {"lower", "a-z"},
                                   {"print", "\\x{20}-\\x{7E}"},
                                   {"punct", "\\x{21}-\\x{2F}\\x{3A}-\\x{40}\\x{5B}-\\x{60}\\x{7B}-\\x{7E}"},
                                   {"space", "\\t\\n\\x{B}\\f\\r "},
                                   {"upper", "A-Z"},
                                   {"word", "0-9A-Za-z_"},
                                   {"xdigit", "0-9A-Fa-f"}};

std::string code_of(unsigned long value) {
  char text[16];
  std::snprintf(text, sizeof text, "\\x{%lX}", value);
  return text;
}

class Translator {
 public:
  explicit Translator(std::string_view pattern) : rest_(pattern) {}

  std::optional<std::string> run() {
    while (!rest_.empty() && ok_) step();
    return ok_ ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  bool take(std::string_view piece) {
    if (!rest_.starts_with(piece)) return false;
    rest_.remove_prefix(piece.size());
    return true;
  }

  void fail() { ok_ = false; }

  /// One piece of the pattern; `is_atom_` tells whether a number of times may stand behind it.
  void step() {
    const bool behind_atom = std::exchange(is_atom_, true);
    const char c = rest_[0];
    if (c == '\\') return escape();
    if (c == '[') return set();
    if (c == '(') return group();
    rest_.remove_prefix(1);
    if (c == '*' || c == '+' || c == '?') return repeat(std::string(1, c), behind_atom);
    if (c == '{') return braces(behind_atom);
    if (c == '$') {
      out_ += has_lines_ ? "$" : "\\z";
    } else if (c == '}' || c == ']') {
      out_.append("\\").push_back(c);
    } else {
      if (c == '|') is_atom_ = false;
      out_ += c;
    }
  }

  void repeat(const std::string& times, bool behind_atom) {
    if (!behind_atom) return fail();
    out_ += times;
    if (take("?")) out_ += '?';
    is_atom_ = false;
  }

  /// `{2,5}`, or a brace.
  void braces(bool behind_atom) {
    constexpr unsigned long kMost = 1000;
    const std::size_t close = rest_.find('}');
    const std::string inside(rest_.substr(0, std::min(close, rest_.size())));
    const std::size_t comma = inside.find(',');
    const std::string first = inside.substr(0, comma), last = comma == inside.npos ? first : inside.substr(comma + 1);
    const auto is_number = [](const std::string& text) {
      return !text.empty() && text.size() < 6 && std::all_of(text.begin(), text.end(), is_digit);
    };
    if (close == rest_.npos || !is_number(first) || !(last.empty() || is_number(last))) {
      out_ += "\\{";
      return;
    }
    const unsigned long least = std::stoul(first), most = last.empty() ? least : std::stoul(last);
    if (most > kMost || least > most) return fail();
    rest_.remove_prefix(close + 1);
    repeat("{" + inside + "}", behind_atom);
  }

  void group() {
    is_atom_ = false;
    for (const std::string_view named : {"(?P<", "(?<"})
      if (rest_.starts_with(named) && rest_.size() > named.size() && is_name_byte(rest_[named.size()])) {
        const std::string_view name = rest_.substr(named.size(), rest_.find('>') - named.size());
        if (named.size() + name.size() == rest_.size() || !std::all_of(name.begin(), name.end(), is_name_byte))
          return fail();
        rest_.remove_prefix(named.size() + name.size() + 1);
        out_ += '(';
        return;
      }
    if (!take("(?")) {
      rest_.remove_prefix(1);
      out_ += '(';
      return;
    }
    const std::size_t end = std::min(rest_.find_first_not_of("imsU-"), rest_.size());
    std::string flags(rest_.substr(0, end));
    if (end == rest_.size() || (rest_[end] != ':' && rest_[end] != ')') || (rest_[end] == ')' && flags.empty()) ||
        std::count(flags.begin(), flags.end(), '-') > 1 || flags.ends_with('-'))
      return fail();
    has_lines_ = has_lines_ || flags.substr(0, flags.find('-')).find('m') != flags.npos;
    // how much is taken does not matter for whether something is found
    std::erase(flags, 'U');
    const bool is_empty = flags.empty() || flags == "-";
    if (!(is_empty && rest_[end] == ')')) out_.append("(?").append(is_empty ? "" : flags).push_back(rest_[end]);
    rest_.remove_prefix(end + 1);
  }

  static bool is_name_byte(char c) { return is_ascii_name(static_cast<unsigned char>(c)) && c != '-'; }

  /// `\Q…\E`: as it stands.
  void quotation() {
    const std::size_t end = std::min(rest_.find("\\E"), rest_.size());
    for (std::size_t at = 0; at < end;) out_ += literal(next_code_point(rest_.substr(0, end), at));
    is_atom_ = end > 0;
    rest_.remove_prefix(std::min(end + 2, rest_.size()));
  }

  static std::string literal(char32_t c) {
    if (c < 0x80 && !is_ascii_name(static_cast<unsigned char>(c))) return code_of(c);
    std::string text;
    append_utf8(text, c);
    return text == "-" ? "\\-" : text;
  }

  void escape() {
    if (take("\\Q")) return quotation();
    if (take("\\A")) {
      out_ += "\\A";
    } else if (take("\\z")) {
      out_ += "\\z";
    } else if (take("\\b")) {
      out_ += kBoundary;
    } else if (take("\\B")) {
      out_ += kNoBoundary;
    } else if (const std::optional<std::string> set = class_escape()) {
      out_.append("[").append(*set).append("]");
    } else if (const std::optional<std::string> one = one_escape()) {
      out_ += *one;
    } else {
      fail();
    }
  }

  /// `\d`, `\pL`: what stands for it in brackets.
  std::optional<std::string> class_escape() {
    if (rest_.size() < 2 || rest_[0] != '\\') return {};
    const char name = rest_[1];
    for (const auto& [letter, ranges] : {std::pair('d', kDigit), std::pair('w', kWord), std::pair('s', kSpace)}) {
      if (name != letter && name != letter - 'a' + 'A') continue;
      rest_.remove_prefix(2);
      return name == letter ? std::string(ranges) : "[^" + std::string(ranges) + "]";
    }
    if (name != 'p' && name != 'P') return {};
    std::size_t size = 3;
    std::string_view property = rest_.substr(2, 1);
    if (property == "{") {
      const std::size_t close = rest_.find('}');
      if (close == rest_.npos) return {};
      property = rest_.substr(3, close - 3);
      size = close + 1;
    }
    if (property.empty()) return {};
    const bool is_turned = property.starts_with('^');
    const char sign = is_turned == (name == 'P') ? 'p' : 'P';
    std::string text = std::string("\\") + sign + "{" + std::string(property.substr(is_turned ? 1 : 0)) + "}";
    rest_.remove_prefix(std::min(size, rest_.size()));
    return text;
  }

  /// `\n`, `\x41`, `\.`: one character.
  std::optional<std::string> one_escape() {
    if (rest_.size() < 2) return {};
    const char name = rest_[1];
    constexpr std::string_view kNames = "afnrtv", kValues = "\a\f\n\r\t\v";
    if (const std::size_t at = kNames.find(name); at != kNames.npos) {
      rest_.remove_prefix(2);
      return code_of(static_cast<unsigned char>(kValues[at]));
    }
    if (name == 'x') return hexadecimal();
    if (name >= '0' && name <= '7') return octal();
    std::size_t at = 1;
    const char32_t c = next_code_point(rest_, at);
    if (c >= 0x80 || is_ascii_letter(name) || is_digit(name)) return {};
    rest_.remove_prefix(at);
    return code_of(c);
  }

  std::optional<std::string> hexadecimal() {
    std::string_view digits = rest_.substr(2, 2);
    std::size_t size = 4;
    if (digits.starts_with('{')) {
      const std::size_t close = rest_.find('}');
      if (close == rest_.npos) return {};
      digits = rest_.substr(3, close - 3);
      size = close + 1;
    }
    const bool is_hex = digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos;
    if (!is_hex || digits.empty() || digits.size() > 6 || size > rest_.size()) return {};
    const unsigned long value = std::strtoul(std::string(digits).c_str(), nullptr, 16);
    if (value > 0x10FFFF) return {};
    rest_.remove_prefix(size);
    return code_of(value);
  }

  /// `\123`; `\1` alone would be a group's text.
  std::optional<std::string> octal() {
    std::size_t end = 1;
    while (end < rest_.size() && end < 4 && rest_[end] >= '0' && rest_[end] <= '7') ++end;
    if (rest_[1] != '0' && end == 2) return {};
    const unsigned long value = std::strtoul(std::string(rest_.substr(1, end - 1)).c_str(), nullptr, 8);
    rest_.remove_prefix(end);
    return code_of(value);
  }

  /// `[^a-z[:digit:]\w]`. All of ICU's own signs become characters.
  void set() {
    rest_.remove_prefix(1);
    out_ += take("^") ? "[^" : "[";
    for (bool is_first = true; ok_; is_first = false) {
      if (rest_.empty()) return fail();
      if (!is_first && take("]")) break;
      if (rest_.starts_with("[:")) {
        ascii_class();
      } else if (const std::optional<std::string> inner = class_escape()) {
        out_ += *inner;
      } else {
        range();
      }
    }
    out_ += ']';
  }

  void ascii_class() {
    const std::size_t end = rest_.find(":]");
    std::string_view name = rest_.substr(2, end == rest_.npos ? 0 : end - 2);
    const bool is_turned = name.starts_with('^');
    if (is_turned) name.remove_prefix(1);
    const auto* found =
        std::find_if(std::begin(kClasses), std::end(kClasses), [&](const AsciiClass& one) { return one.name == name; });
    if (found == std::end(kClasses)) return fail();
    rest_.remove_prefix(end + 2);
    out_.append(is_turned ? "[^" : "").append(found->ranges).append(is_turned ? "]" : "");
  }

  std::optional<std::string> member() {
    if (rest_.empty()) return {};
    if (rest_[0] == '\\') return one_escape();
    std::size_t at = 0;
    const char32_t c = next_code_point(rest_, at);
    rest_.remove_prefix(at);
    return literal(c);
  }

  void range() {
    const std::optional<std::string> first = member();
    if (!first) return fail();
    out_ += *first;
    if (rest_.size() < 2 || rest_[0] != '-' || rest_[1] == ']') return;
    rest_.remove_prefix(1);
    const std::optional<std::string> last = member();
    if (!last) return fail();
    out_.append("-").append(*last);
  }

  std::string_view rest_;
  std::string out_;
  bool ok_ = true, is_atom_ = false;
  bool has_lines_ = false;  ///< `(?m)` was seen.
};

}  // namespace

std::optional<Regex> Regex::parse_go(std::string_view pattern) {
  constexpr std::size_t kLongest = 10'000;
  if (pattern.size() > kLongest) return {};
  const std::optional<std::string> translated = Translator(pattern).run();
  return translated ? compile(*translated) : std::nullopt;
}

}  // namespace essaypack
