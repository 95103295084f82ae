#include "base/text.h"
#include "base/value/value.h"

#include <toml++/toml.h>

#include <algorithm>

namespace essaypack {
namespace {

/// Turns toml++'s tree into ours. A scalar's text is the source's, for toml++ keeps only what it means.
class TomlTree {
 public:
  TomlTree(std::string_view text, const ValueLimits& limits) : text_(text), limits_(limits) {
    line_starts_.push_back(0);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos;) line_starts_.push_back(++at);
  }

  /// False past a limit; `problem` tells which.
  bool convert(const toml::node& node, int depth, Value& value);

  ParsedValue problem;

 private:
  void convert_scalar(const toml::node& node, Value& value) const;
  bool convert_table(const toml::table& table, int depth, Value& value);
  std::string_view source_of(const toml::node& node) const;
  bool stop(const Value& value, Message message) {
    problem = value_too_complex(std::move(message), value.line, value.column);
    return false;
  }

  std::string_view text_;
  const ValueLimits& limits_;
  std::vector<std::size_t> line_starts_;
  std::size_t nodes_ = 0;
};

/// The text from where the node begins to the end of its line.
std::string_view TomlTree::source_of(const toml::node& node) const {
  const toml::source_position begin = node.source().begin;
  if (begin.line < 1 || begin.line > line_starts_.size()) return {};
  std::size_t at = line_starts_[begin.line - 1];
  for (toml::source_index column = 1; column < begin.column && at < text_.size(); ++column) do
      ++at;
    while (at < text_.size() && (text_[at] & 0xC0) == 0x80);
  return text_.substr(at, std::min(text_.find('\n', at), text_.size()) - at);
}

void TomlTree::convert_scalar(const toml::node& node, Value& value) const {
  value.type = Value::Type::scalar;
  if (const toml::value<std::string>* text = node.as_string()) {
    value.text = text->get();
    value.quoted = true;
    drop_controls(value.text);
    return;
  }
  const std::string_view source = source_of(node);
  std::size_t end = std::min(source.find_first_of(" \t\r,]}#"), source.size());
  if (node.is_date_time() && end == 10 && end < source.size() && source[end] == ' ')
    end = std::min(source.find_first_of(" \t\r,]}#", end + 1), source.size());
  value.text = source.substr(0, end);
}

bool TomlTree::convert_table(const toml::table& table, int depth, Value& value) {
  value.type = Value::Type::map;
  for (const auto& [key, child] : table) {
    Value::Member member;
    member.key = std::string(key.str());
    drop_controls(member.key);
    member.line = static_cast<int>(key.source().begin.line);
    member.column = static_cast<int>(key.source().begin.column);
    if (!convert(child, depth, member.value)) return false;
    value.members.push_back(std::move(member));
  }
  std::stable_sort(value.members.begin(), value.members.end(), [](const Value::Member& a, const Value::Member& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return true;
}

bool TomlTree::convert(const toml::node& node, int depth, Value& value) {
  value.line = static_cast<int>(node.source().begin.line);
  value.column = static_cast<int>(node.source().begin.column);
  if (++nodes_ > limits_.nodes) return stop(value, too_many_values(limits_));
  if (!node.is_table() && !node.is_array()) {
    convert_scalar(node, value);
    return true;
  }
  if (depth >= limits_.depth) return stop(value, too_deep(limits_));
  if (const toml::table* table = node.as_table()) return convert_table(*table, depth + 1, value);
  value.type = Value::Type::list;
  for (const toml::node& item : *node.as_array())
    if (!convert(item, depth + 1, value.items.emplace_back())) return false;
  return true;
}

/// The place behind the string that begins at `at`, or the end of the text.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view longer = quote == '"' ? R"(""")" : "'''";
  if (text.substr(at, 3) == longer) return std::min(text.find(longer, at + 3), text.size() - 3) + 3;
  for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at)
    if (quote == '"' && text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

/// Where a dotted key or brackets nest too deep, or the end of the text: toml++ 3.3 makes a table for each dot of a key
/// and takes them down by recursion, so that 60,000 dots overrun the stack before there is a tree to measure.
std::size_t find_too_deep(std::string_view text, int depth) {
  int dots = 0;
  int brackets = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = skip_string(text, at);
      continue;
    }
    if (c == '#') at = std::min(text.find('\n', at), text.size());
    if (c == '.') ++dots;
    if (c == '[' || c == '{') ++brackets;
    if (c == ']' || c == '}') --brackets;
    if (std::string_view("=,[]{}\n#").find(c) != std::string_view::npos) dots = 0;
    if (dots >= depth || brackets >= depth) return at;
    if (c != '#') ++at;
  }
  return text.size();
}

}  // namespace

ParsedValue parse_toml(std::string_view text, const ValueLimits& limits) {
  if (text.size() > limits.bytes) return value_too_complex(too_many_bytes(limits), 1, 1);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const std::size_t deep = find_too_deep(text, limits.depth); deep < text.size()) {
    const std::string_view before = text.substr(0, deep);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t column = count_code_points(before.substr(before.rfind('\n') + 1)) + 1;
    return value_too_complex(too_deep(limits), static_cast<int>(line), static_cast<int>(column));
  }
  try {
    const toml::table table = toml::parse(text);
    TomlTree tree(text, limits);
    ParsedValue result;
    if (!tree.convert(table, 0, result.value.emplace())) return std::move(tree.problem);
    return result;
  } catch (const toml::parse_error& error) {
    const toml::source_position begin = error.source().begin;
    std::string message(error.description());
    if (message.starts_with("Error ")) message[0] = 'e';
    // toml++ quotes what it saw, line end and all
    for (std::size_t at = 0; (at = message.find('\n', at)) != std::string::npos;) message.replace(at, 1, "\\n");
    return value_error(said_by_library(std::move(message)), static_cast<int>(begin.line),
                       static_cast<int>(begin.column));
  }
}

}  // namespace essaypack
