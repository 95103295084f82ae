#include "base/ascii.h"
#include "base/value/value.h"
#include "base/value/yaml_events.h"

#include <array>

namespace essaypack {
namespace {

/// Longer keys are no simple keys for yaml-cpp; 1024 is its bound.
constexpr std::size_t kLongestKey = 128;
constexpr std::size_t kLongestFlowList = 900;

enum Class : unsigned char { other = 0, key = 1, start = 2, text = 4, flow = 8 };

/// What each byte may be: part of a key; the first of a plain scalar; inside one; inside one of a flow list.
constexpr std::array<unsigned char, 256> kClasses = [] {
  std::array<unsigned char, 256> classes{};
  for (int c = 0x20; c < 256; ++c) {
    const auto byte = static_cast<char>(c);
    const bool is_word = is_ascii_alnum(byte);
    const auto is_one_of = [byte](std::string_view set) { return set.find(byte) != std::string_view::npos; };
    unsigned char found = Class::text;
    if (is_word || byte == '_' || byte == '-') found |= Class::key;
    if (is_word || c >= 0x80 || is_one_of("_/.($+=;^<\\~")) found |= Class::start;
    if (!is_one_of(",[]{}?:#\"'&*!|>%@`")) found |= Class::flow;
    classes[static_cast<std::size_t>(c)] = found;
  }
  return classes;
}();

bool is(char c, Class wanted) { return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0; }

std::string_view without_final_spaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_null_word(std::string_view text) {
  return text == "~" || (text.size() == 4 && (text == "null" || text == "Null" || text == "NULL"));
}

/// Reads line by line; any `false` means that the text is for yaml-cpp.
class PlainReader {
 public:
  PlainReader(std::string_view text, const ValueLimits& limits) : text_(text), limits_(limits) {}

  bool read(Value& root, std::vector<DuplicateKey>& duplicates);

 private:
  bool next_line();
  bool read_member(Value& root);
  bool read_list(Value& list);
  bool read_item(Value& list, std::size_t indent);
  bool read_flow_list(std::string_view rest, std::size_t offset, Value& list);
  bool read_scalar(std::string_view rest, std::size_t offset, Value& value);
  bool read_quoted(std::string_view rest, Value& value) const;
  bool read_plain(std::string_view rest, Value& value) const;
  bool place(Value& value, std::size_t offset);

  std::string_view text_;
  const ValueLimits& limits_;
  std::string_view line_;  ///< Without its end.
  std::size_t line_start_ = 0;
  std::size_t next_ = 0;
  int number_ = 0;
  bool pending_ = false;     ///< `line_` was looked at and not used.
  std::size_t counted_ = 0;  ///< `column_` belongs to this offset of the line.
  int column_ = 1;
  std::size_t nodes_ = 1;
};

bool PlainReader::next_line() {
  if (pending_) {
    pending_ = false;
    return true;
  }
  if (next_ >= text_.size()) return false;
  line_start_ = next_;
  const std::size_t end = std::min(text_.find('\n', next_), text_.size());
  line_ = text_.substr(next_, end - next_);
  next_ = end + 1;
  ++number_;
  counted_ = 0;
  column_ = 1;
  return true;
}

/// Gives a value its place in the present line and counts it. Offsets only grow within a line.
bool PlainReader::place(Value& value, std::size_t offset) {
  column_ += column_of(line_, counted_, offset) - 1;
  counted_ = offset;
  value.line = number_;
  value.column = column_;
  return ++nodes_ <= limits_.nodes;
}

bool PlainReader::read_quoted(std::string_view rest, Value& value) const {
  const char quote = rest[0];
  const std::size_t end = rest.find(quote, 1);
  if (end == std::string_view::npos || end + 1 != rest.size()) return false;
  const std::string_view inner = rest.substr(1, end - 1);
  for (const char c : inner)
    if (!is(c, Class::text) || (c == '\\' && quote == '"')) return false;
  value.type = Value::Type::scalar;
  value.quoted = true;
  value.text = inner;
  return true;
}

bool PlainReader::read_plain(std::string_view rest, Value& value) const {
  if (!is(rest[0], Class::start)) return false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (!is(rest[i], Class::text)) return false;
    if (rest[i] == ':' && (i + 1 == rest.size() || rest[i + 1] == ' ')) return false;
    if (rest[i] == '#' && rest[i - 1] == ' ') return false;
  }
  value.type = is_null_word(rest) ? Value::Type::null : Value::Type::scalar;
  value.text = rest;
  return true;
}

/// `rest` is not empty and has no spaces at its ends.
bool PlainReader::read_scalar(std::string_view rest, std::size_t offset, Value& value) {
  if (!place(value, offset)) return false;
  return rest[0] == '"' || rest[0] == '\'' ? read_quoted(rest, value) : read_plain(rest, value);
}

bool PlainReader::read_flow_list(std::string_view rest, std::size_t offset, Value& list) {
  if (rest.back() != ']' || rest.size() > kLongestFlowList || limits_.depth < 2 || !place(list, offset)) return false;
  list.type = Value::Type::list;
  std::size_t at = rest.find_first_not_of(' ', 1);
  if (at == rest.size() - 1) return true;
  for (;;) {
    const char first = rest[at];
    std::size_t end = at;
    if (first == '"' || first == '\'') {
      end = rest.find(first, at + 1);
      if (end == std::string_view::npos) return false;
      ++end;
    } else {
      if (!is(first, Class::start)) return false;
      while (is(rest[end], Class::flow)) ++end;
    }
    const std::size_t after = rest.find_first_not_of(' ', end);
    const bool is_last = after == rest.size() - 1;
    if (!is_last && (after == std::string_view::npos || rest[after] != ',')) return false;
    if (!read_scalar(without_final_spaces(rest.substr(at, end - at)), offset + at, list.items.emplace_back()))
      return false;
    if (is_last) return true;
    at = rest.find_first_not_of(' ', after + 1);
    if (at == rest.size() - 1) return true;  // A comma may stand behind the last one.
  }
}

/// A line of a block list whose dashes stand at `indent`.
bool PlainReader::read_item(Value& list, std::size_t indent) {
  if (line_.size() < indent + 3 || line_[indent] != '-' || line_[indent + 1] != ' ') return false;
  const std::size_t at = line_.find_first_not_of(' ', indent + 2);
  if (at == std::string_view::npos) return false;
  if (list.items.empty() && !place(list, indent)) return false;
  const std::string_view rest = without_final_spaces(line_.substr(at));
  if (rest[0] == '[') return limits_.depth >= 3 && read_flow_list(rest, at, list.items.emplace_back());
  return read_scalar(rest, at, list.items.emplace_back());
}

/// What stands below a key without a value: a list, or nothing. True with a list of no items: nothing.
bool PlainReader::read_list(Value& list) {
  std::size_t indent = 0;
  while (next_line()) {
    if (line_.empty()) continue;
    const std::size_t at = line_.find_first_not_of(' ');
    if (at == std::string_view::npos) return false;
    if (line_[at] != '-') {
      pending_ = true;
      return at == 0;
    }
    if (list.items.empty()) indent = at;
    if (at != indent || !read_item(list, indent)) return false;
  }
  return true;
}

bool PlainReader::read_member(Value& root) {
  std::size_t colon = 0;
  while (colon < line_.size() && is(line_[colon], Class::key)) ++colon;
  if (colon == 0 || colon > kLongestKey || colon == line_.size() || line_[colon] != ':' || line_[0] == '-')
    return false;
  Value::Member& member = root.members.emplace_back();
  member.key = line_.substr(0, colon);
  if (is_null_word(member.key)) return false;
  member.line = number_;
  member.column = 1;
  if (++nodes_ > limits_.nodes) return false;
  const std::string_view rest = without_final_spaces(line_.substr(colon + 1));
  if (!rest.empty()) {
    const std::size_t blanks = rest.find_first_not_of(' ');
    if (blanks == 0) return false;
    const std::size_t offset = colon + 1 + blanks;
    return rest[blanks] == '[' ? read_flow_list(rest.substr(blanks), offset, member.value)
                               : read_scalar(rest.substr(blanks), offset, member.value);
  }
  Value list;
  if (!read_list(list)) return false;
  if (list.items.empty()) {
    member.value.line = member.line;
    member.value.column = 1;
    return ++nodes_ <= limits_.nodes;
  }
  list.type = Value::Type::list;
  member.value = std::move(list);
  return limits_.depth >= 2;
}

bool PlainReader::read(Value& root, std::vector<DuplicateKey>& duplicates) {
  root.type = Value::Type::map;
  root.column = 1;
  root.members.reserve(12);
  while (next_line()) {
    if (line_.empty() || line_[0] == '#') {
      for (const char c : line_)
        if (!is(c, Class::text)) return false;
      continue;
    }
    if (!read_member(root)) return false;
    if (root.members.size() == 1) root.line = root.members[0].line;
  }
  if (root.members.empty() || limits_.depth < 1) return false;
  drop_duplicates(root.members, duplicates);
  return true;
}

}  // namespace

std::optional<ParsedValue> parse_plain_yaml(std::string_view text, const ValueLimits& limits) {
  ParsedValue result;
  result.value.emplace();
  if (!PlainReader(text, limits).read(*result.value, result.duplicates)) return std::nullopt;
  return result;
}

}  // namespace essaypack
