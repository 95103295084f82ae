#include "kinds/plain/edn.h"

#include "base/ascii.h"
#include "base/value/value.h"

#include <algorithm>
#include <set>
#include <utility>

namespace essaypack {
namespace {

bool is_space_to_edn(char c) { return is_ascii_space(static_cast<unsigned char>(c)) || c == ','; }

bool ends_word(char c) { return is_space_to_edn(c) || std::string_view("()[]{}\";").find(c) != std::string_view::npos; }

/// Thrown inside this file alone, where a form is not whole.
struct EdnError {
  Message message;
  std::size_t at;
  enum class Cause { syntax, bound } cause = Cause::syntax;
};

class EdnReader {
 public:
  EdnReader(std::string_view text, const ValueLimits& limits) : text_(text), limits_(limits) {}

  Value read() {
    if (!pass_to_form(0)) fail(tr("there is no value"));
    return read_form(0);
  }

 private:
  [[noreturn]] void fail(Message message) const { throw EdnError{std::move(message), std::min(at_, text_.size())}; }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  /// Goes to the next form, over comments and forms that `#_` drops; false: nothing but the end is left.
  bool pass_to_form(int depth) {
    while (at_ < text_.size()) {
      if (is_space_to_edn(peek())) {
        ++at_;
      } else if (peek() == ';') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.substr(at_, 2) == "#_") {
        at_ += 2;
        read_next(depth);
      } else {
        return true;
      }
    }
    return false;
  }

  static bool is_close(char c) { return c == ')' || c == ']' || c == '}'; }

  Value read_form(int depth) {
    if (depth > limits_.depth) throw EdnError{too_deep(limits_), at_, EdnError::Cause::bound};
    if (++nodes_ > limits_.nodes) throw EdnError{too_many_values(limits_), at_, EdnError::Cause::bound};
    Value value;
    const LineColumn place = place_here();
    switch (peek()) {
      case '{':
        value = read_map(depth, "");
        break;
      case '[':
        value = read_list(depth, ']');
        break;
      case '(':
        value = read_list(depth, ')');
        break;
      case '"':
        value = read_string();
        break;
      case '#':
        value = read_marked(depth);
        break;
      case '^':  // metadata, and what has it
        ++at_;
        read_next(depth);
        value = read_next(depth);
        break;
      default:
        if (is_close(peek())) fail(tr("a bracket closes nothing"));
        value = read_word();
    }
    value.line = place.line;
    value.column = place.column;
    return value;
  }

  Value read_next(int depth) {
    if (depth >= limits_.depth) throw EdnError{too_deep(limits_), at_, EdnError::Cause::bound};
    if (!pass_to_form(depth + 1)) fail(tr("the text ends before a value does"));
    return read_form(depth + 1);
  }

  /// `#{set}`, `#:name{map}`, `#tag value`, and `#"pattern"` of Clojure.
  Value read_marked(int depth) {
    ++at_;
    if (peek() == '{') return read_list(depth, '}');
    if (peek() == '"') return read_string();
    const Value tag = read_word();
    if (tag.text.starts_with(':') && peek() == '{') return read_map(depth, tag.text + "/");
    return read_next(depth);
  }

  Value read_list(int depth, char close) {
    Value list;
    list.type = Value::Type::list;
    for (++at_;;) {
      if (!pass_to_form(depth)) fail(tr("a bracket is never closed"));
      if (peek() == close) break;
      list.items.push_back(read_form(depth + 1));
    }
    ++at_;
    return list;
  }

  /// Keywords without a name space get `prefix`.
  Value read_map(int depth, const std::string& prefix) {
    Value map;
    map.type = Value::Type::map;
    std::set<std::string> seen;
    for (++at_;;) {
      if (!pass_to_form(depth)) fail(tr("a bracket is never closed"));
      if (peek() == '}') break;
      const Value key = read_form(depth + 1);
      if (!pass_to_form(depth) || peek() == '}') fail(tr("a key has no value"));
      std::string name = key.quoted ? "\"" + key.text : key.text;
      if (!prefix.empty() && name.starts_with(':') && name.find('/') == name.npos) name = prefix + name.substr(1);
      if (key.is_scalar() && !seen.insert(name).second) fail(tr("a key stands twice"));
      map.members.push_back({std::move(name), key.line, key.column, read_form(depth + 1)});
    }
    ++at_;
    return map;
  }

  Value read_string() {
    Value value;
    value.type = Value::Type::scalar;
    value.quoted = true;
    constexpr std::string_view kFrom = "ntrbf", kTo = "\n\t\r\b\f";
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] != '\\') {
        value.text += text_[at_];
        continue;
      }
      ++at_;
      const std::size_t known = kFrom.find(peek());
      if (peek() == 'u') fail(tr("an escape of a string is not read"));
      value.text += known == kFrom.npos ? peek() : kTo[known];
    }
    if (at_ >= text_.size()) fail(tr("a string is never closed"));
    ++at_;
    return value;
  }

  /// A keyword, a symbol, a number or a character.
  Value read_word() {
    const std::size_t begin = at_;
    if (peek() == '\\') at_ += 2;  // `\(` is a character
    while (at_ < text_.size() && !ends_word(text_[at_])) ++at_;
    at_ = std::min(at_, text_.size());
    if (at_ == begin) fail(tr("a value is not there"));
    Value value;
    value.text = text_.substr(begin, at_ - begin);
    value.type = value.text == "nil" ? Value::Type::null : Value::Type::scalar;
    return value;
  }

  /// Called with places that only grow.
  LineColumn place_here() {
    for (; counted_ < at_; ++counted_)
      if (text_[counted_] == '\n') ++line_, line_start_ = counted_ + 1;
    return {line_, column_of_line()};
  }
  int column_of_line() const { return static_cast<int>(std::min<std::size_t>(at_ - line_start_, 1'000'000)) + 1; }

  std::string_view text_;
  const ValueLimits& limits_;
  std::size_t at_ = 0, nodes_ = 0, counted_ = 0, line_start_ = 0;
  int line_ = 1;
};

}  // namespace

ParsedValue parse_edn(std::string_view text, const ValueLimits& limits) {
  if (text.size() > limits.bytes) return value_too_complex(too_many_bytes(limits), 1, 1);
  ParsedValue parsed;
  try {
    parsed.value = EdnReader(text, limits).read();
  } catch (const EdnError& error) {
    const LineColumn place = place_of(text, error.at);
    return error.cause == EdnError::Cause::bound ? value_too_complex(error.message, place.line, place.column)
                                                 : value_error(error.message, place.line, place.column);
  }
  return parsed;
}

}  // namespace essaypack
