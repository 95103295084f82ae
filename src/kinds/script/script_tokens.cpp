#include "kinds/script/script_tokens.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

using Type = ScriptToken::Type;

bool is_name_start(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_ascii_word(byte) || byte >= 0x80 || c == '$' || c == '\\';
}

/// True where a value may stand, and a `/` begins a regular expression.
bool expects_value(const std::vector<ScriptToken>& tokens) {
  constexpr std::string_view kWords[] = {"return", "typeof", "case", "of", "in", "default", "void", "delete"};
  if (tokens.empty()) return true;
  const ScriptToken& last = tokens.back();
  if (last.type == Type::name) return std::find(std::begin(kWords), std::end(kWords), last.text) != std::end(kWords);
  return last.type == Type::sign && !last.is(')') && !last.is(']') && !last.is('}');
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  std::vector<ScriptToken> read() {
    while (at_ < source_.size()) read_one();
    return std::move(tokens_);
  }

 private:
  void read_one() {
    const char c = source_[at_];
    if (c == '\n') ++line_;
    if (is_ascii_space(static_cast<unsigned char>(c))) {
      ++at_;
    } else if (source_.substr(at_, 2) == "//") {
      at_ = std::min(source_.find('\n', at_), source_.size());
    } else if (source_.substr(at_, 2) == "/*") {
      pass_comment();
    } else if (c == '"' || c == '\'') {
      read_string(c);
    } else if (c == '`') {
      ++at_;
      read_template();
    } else if (c == '/' && expects_value(tokens_)) {
      read_pattern();
    } else if (is_name_start(c)) {
      read_name();
    } else {
      read_sign(c);
    }
  }

  void pass_comment() {
    const std::size_t close = source_.find("*/", at_ + 2);
    const std::size_t end = close == source_.npos ? source_.size() : close + 2;
    line_ += static_cast<int>(
        std::count(source_.begin() + std::ptrdiff_t(at_), source_.begin() + std::ptrdiff_t(end), '\n'));
    at_ = end;
  }

  void add(Type type, std::string text, int line) { tokens_.push_back({type, std::move(text), line}); }

  void read_sign(char c) {
    if (c == '{') ++depth_;
    if (c == '}') {
      if (!templates_.empty() && templates_.back() == depth_) {
        templates_.pop_back();
        ++at_;
        read_template();
        return;
      }
      --depth_;
    }
    add(Type::sign, std::string(1, c), line_);
    ++at_;
  }

  void read_string(char quote) {
    std::string text;
    Type type = Type::text;
    const int line = line_;
    for (++at_; at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n';)
      if (!read_char(text)) type = Type::computed;
    if (at_ < source_.size() && source_[at_] == quote)
      ++at_;
    else
      type = Type::computed;
    add(type, std::move(text), line);
  }

  /// What stands up to the closing quote, or to the next value in it.
  void read_template() {
    std::string text;
    const bool goes_on = at_ > 0 && source_[at_ - 1] == '}';
    Type type = goes_on ? Type::computed : Type::text;
    const int line = line_;
    while (at_ < source_.size() && source_[at_] != '`') {
      if (source_.substr(at_, 2) == "${") {
        at_ += 2;
        templates_.push_back(depth_);
        return add(Type::computed, std::move(text), line);
      }
      if (source_[at_] == '\n') ++line_;
      if (!read_char(text)) type = Type::computed;
    }
    at_ = std::min(at_ + 1, source_.size());
    add(type, std::move(text), line);
  }

  /// One character of a string; false: an escape that is not read.
  bool read_char(std::string& text) {
    if (source_[at_] != '\\') {
      text += source_[at_++];
      return true;
    }
    constexpr std::string_view kFrom = "nrtbvf", kTo = "\n\r\t\b\v\f";
    const char c = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (c == 'x' || c == 'u') {
      const std::optional<char32_t> code = read_code();
      if (code) append_utf8(text, *code);
      return code.has_value();
    }
    at_ = std::min(at_ + 2, source_.size());
    if (c == '\n') {
      ++line_;
      return true;
    }
    if (is_digit(static_cast<unsigned char>(c))) return false;
    const std::size_t known = kFrom.find(c);
    text += known == kFrom.npos ? c : kTo[known];
    return true;
  }

  /// `\x69`, `\u0069`, `\u{69}`, two halves of a character beyond U+FFFF; nothing, and past its first two bytes, where
  /// it is none of these.
  std::optional<char32_t> read_code() {
    std::optional<char32_t> code = read_digits();
    if (!code || (*code & 0xFC00) != 0xD800) return code;
    if (source_.substr(at_, 2) != "\\u") return {};
    const std::optional<char32_t> low = read_digits();
    if (!low || (*low & 0xFC00) != 0xDC00) return {};
    return 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
  }

  std::optional<char32_t> read_digits() {
    const bool is_short = source_[at_ + 1] == 'x';
    at_ += 2;
    const bool is_braced = !is_short && source_.substr(at_, 1) == "{";
    const std::size_t begin = at_ + (is_braced ? 1 : 0);
    const std::size_t end = is_braced ? source_.find('}', begin) : begin + (is_short ? 2 : 4);
    if (end == source_.npos || end > source_.size() || end == begin || end - begin > 6) return {};
    char32_t code = 0;
    for (const char c : source_.substr(begin, end - begin)) {
      const int digit = hex_value(static_cast<unsigned char>(c));
      if (digit < 0) return {};
      code = code * 16 + static_cast<char32_t>(digit);
    }
    if (code > 0x10FFFF) return {};
    at_ = end + (is_braced ? 1 : 0);
    return code;
  }

  void read_pattern() {
    bool is_in_class = false;
    const std::size_t begin = at_++;
    for (; at_ < source_.size() && source_[at_] != '\n'; ++at_) {
      const char c = source_[at_];
      if (c == '\\')
        ++at_;
      else if (c == '[' || c == ']')
        is_in_class = c == '[';
      else if (c == '/' && !is_in_class)
        break;
    }
    if (at_ < source_.size() && source_[at_] == '/') ++at_;
    at_ = std::min(at_, source_.size());
    add(Type::pattern, std::string(source_.substr(begin, at_ - begin)), line_);
  }

  /// A name, or a number.
  void read_name() {
    const bool is_number = is_digit(static_cast<unsigned char>(source_[at_]));
    std::string text;
    while (at_ < source_.size() && (is_name_start(source_[at_]) || (is_number && source_[at_] == '.'))) {
      if (source_[at_] != '\\') {
        text += source_[at_++];
      } else if (source_.substr(at_, 2) != "\\u") {
        text += source_[at_++];
      } else if (const std::optional<char32_t> code = read_digits()) {
        append_utf8(text, *code);
      }
    }
    add(is_number ? Type::number : Type::name, std::move(text), line_);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int line_ = 1;
  int depth_ = 0;               ///< Of braces.
  std::vector<int> templates_;  ///< The depths at which template strings go on.
  std::vector<ScriptToken> tokens_;
};

}  // namespace

std::vector<ScriptToken> read_script_tokens(std::string_view source) { return Reader(source).read(); }

}  // namespace essaypack
