#include "kinds/pelican/python.h"

#include "base/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace essaypack {
namespace {

constexpr int kDeepest = 32;
constexpr std::size_t kMostValues = 20'000;

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  PythonSettings read() {
    PythonSettings settings;
    settings.value.type = Value::Type::map;
    while (at_ < source_.size()) {
      if (std::optional<std::string> name = take_assigned())
        assign(std::move(*name), settings);
      else
        pass_statement();
    }
    return settings;
  }

 private:
  void assign(std::string name, PythonSettings& settings) {
    const int line = line_;
    std::optional<Value> value = read_value(0);
    pass_blanks();
    if (at_ < source_.size() && source_[at_] != '\n' && source_[at_] != '#' && source_[at_] != ';') value.reset();
    pass_statement();
    std::erase_if(settings.value.members, [&](const Value::Member& member) { return member.key == name; });
    std::erase_if(settings.computed, [&](const auto& one) { return one.first == name; });
    if (value)
      settings.value.members.push_back({std::move(name), line, 1, std::move(*value)});
    else
      settings.computed.emplace_back(std::move(name), line);
  }

  /// `NAME =` at the start of a line.
  std::optional<std::string> take_assigned() {
    std::size_t end = at_;
    while (end < source_.size() && is_ascii_word(source_[end])) ++end;
    std::size_t sign = end;
    while (sign < source_.size() && source_[sign] == ' ') ++sign;
    if (end == at_ || sign + 1 >= source_.size() || source_[sign] != '=' || source_[sign + 1] == '=') return {};
    std::string name(source_.substr(at_, end - at_));
    at_ = sign + 1;
    return name;
  }

  /// To the next line at the top of the module, past brackets and texts of several lines.
  void pass_statement() {
    int depth = 0;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '#') {
        at_ = std::min(source_.find('\n', at_), source_.size());
      } else if (c == '"' || c == '\'') {
        if (!read_text(false)) return;
      } else {
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (c == ')' || c == ']' || c == '}') --depth;
        ++at_;
        if (c != '\n') continue;
        ++line_;
        if (depth <= 0) return;
      }
    }
  }

  void pass_blanks() {
    while (at_ < source_.size()) {
      if (source_[at_] == ' ' || source_[at_] == '\t' || source_[at_] == '\r')
        ++at_;
      else if (source_.substr(at_, 2) == "\\\n")
        at_ += 2, ++line_;
      else
        return;
    }
  }

  /// White space, lines and comments inside brackets.
  void pass_lines() {
    for (pass_blanks(); at_ < source_.size() && (source_[at_] == '\n' || source_[at_] == '#'); pass_blanks()) {
      if (source_[at_] == '#')
        at_ = std::min(source_.find('\n', at_), source_.size());
      else
        ++at_, ++line_;
    }
  }

  std::optional<Value> read_value(int depth) {
    pass_blanks();
    if (depth > kDeepest || ++values_ > kMostValues || at_ >= source_.size()) return {};
    const char c = source_[at_];
    if (c == '(' || c == '[' || c == '{') return read_items(depth);
    Value value;
    value.type = Value::Type::scalar;
    value.line = line_;
    value.column = 1;
    if (is_text_start()) {
      value.quoted = true;
      while (is_text_start()) {  // texts side by side are one
        std::size_t mark = at_;
        while (source_[mark] != '"' && source_[mark] != '\'') ++mark;
        const std::string prefix = to_lower_ascii(source_.substr(at_, mark - at_));
        if (prefix.find('f') != prefix.npos || prefix.find('b') != prefix.npos) return {};
        at_ = mark;
        const std::optional<std::string> text = read_text(prefix.find('r') != prefix.npos);
        if (!text) return {};
        value.text += *text;
        depth > 0 ? pass_lines() : pass_blanks();
      }
      return value;
    }
    std::size_t end = at_;
    while (end < source_.size() && (is_ascii_word(source_[end]) || source_[end] == '.' || source_[end] == '-')) ++end;
    const std::string_view word = source_.substr(at_, end - at_);
    if (word.empty()) return {};
    at_ = end;
    if (word == "None") return Value();
    if (word == "True" || word == "False")
      value.text = word == "True" ? "true" : "false";
    else if (is_digit(word.back()) && (is_digit(word[0]) || word[0] == '-'))
      value.text = word;
    else
      return {};
    return value;
  }

  bool is_text_start() const {
    std::size_t at = at_;
    while (at < source_.size() && at < at_ + 2 &&
           std::string_view("rRuUbBfF").find(source_[at]) != std::string_view::npos)
      ++at;
    return at < source_.size() && (source_[at] == '"' || source_[at] == '\'');
  }

  /// A text that begins at its mark; nothing where it does not end.
  std::optional<std::string> read_text(bool is_raw) {
    const char mark = source_[at_];
    const bool is_long = source_.substr(at_, 3) == std::string(3, mark);
    const std::string_view close = is_long ? source_.substr(at_, 3) : source_.substr(at_, 1);
    std::string text;
    for (at_ += close.size(); at_ < source_.size(); ++at_) {
      if (source_.substr(at_, close.size()) == close) {
        at_ += close.size();
        return text;
      }
      const char c = source_[at_];
      if (c == '\n') {
        if (!is_long) return {};
        ++line_;
      }
      if (c == '\\' && at_ + 1 < source_.size()) {
        const char next = source_[++at_];
        if (next == '\n') ++line_;
        if (is_raw)
          text += {c, next};
        else if (next != '\n')
          text += next == 'n' ? '\n' : next == 't' ? '\t' : next;
        continue;
      }
      text += c;
    }
    return {};
  }

  /// A tuple, list or dictionary; one value in brackets is itself.
  std::optional<Value> read_items(int depth) {
    const char open = source_[at_++];
    const char close = open == '(' ? ')' : open == '[' ? ']' : '}';
    Value whole;
    whole.type = open == '{' ? Value::Type::map : Value::Type::list;
    whole.line = line_;
    bool has_comma = false;
    for (pass_lines(); at_ < source_.size() && source_[at_] != close; pass_lines()) {
      std::optional<Value> item = read_value(depth + 1);
      if (!item) return {};
      pass_lines();
      if (open == '{') {
        if (at_ >= source_.size() || source_[at_] != ':' || !item->is_scalar()) return {};
        ++at_;
        pass_lines();
        std::optional<Value> value = read_value(depth + 1);
        if (!value) return {};
        whole.members.push_back({item->text, item->line, 1, std::move(*value)});
        pass_lines();
      } else {
        whole.items.push_back(std::move(*item));
      }
      if (at_ < source_.size() && source_[at_] == ',') {
        ++at_;
        has_comma = true;
      } else if (at_ >= source_.size() || source_[at_] != close) {
        return {};
      }
    }
    if (at_ >= source_.size()) return {};
    ++at_;
    if (open == '(' && !has_comma && whole.items.size() == 1) return std::move(whole.items[0]);
    return whole;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::size_t values_ = 0;
};

}  // namespace

int PythonSettings::computed_line(std::string_view name) const {
  const auto found = std::find_if(computed.begin(), computed.end(), [&](const auto& one) { return one.first == name; });
  return found == computed.end() ? 0 : found->second;
}

PythonSettings read_python_settings(std::string_view source) { return Reader(source).read(); }

}  // namespace essaypack
