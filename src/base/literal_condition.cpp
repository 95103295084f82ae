#include "base/literal_condition.h"

#include "base/ascii.h"
#include "base/text.h"

#include <charconv>
#include <optional>
#include <string>

namespace essaypack {
namespace {

constexpr int kDeepest = 16;

bool is_quoted(std::string_view text) {
  const char first = text.empty() ? '\0' : text[0];
  return (first == '"' || first == '\'' || first == '`') && text.size() > 1 && text.find(first, 1) == text.size() - 1;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Verdict truth_of_literal(std::string_view text) {
  if (is_one_of(text, {"false", "null", "undefined", "NaN", "nil", "none", "None", "False"})) return Verdict::no;
  if (is_one_of(text, {"true", "True", "[]", "{}"})) return Verdict::yes;
  if (is_quoted(text)) return verdict_of(text.size() > 2);
  if (const std::optional<double> number = number_of(text)) return verdict_of(*number != 0);
  return Verdict::unknown;
}

/// The place of an operator outside strings and brackets; npos: there is none.
std::size_t find_operator(std::string_view text, std::string_view sign) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'' || c == '`') {
      at = text.find(c, at + 1);
      if (at == text.npos) return at;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (depth == 0 && text.compare(at, sign.size(), sign) == 0) return at;
  }
  return text.npos;
}

/// `1 > 2`, `"a" == "b"` of literals.
Verdict compare(std::string_view left, std::string_view sign, std::string_view right) {
  const std::optional<double> a = number_of(left), b = number_of(right);
  const bool is_equality = sign.starts_with("==") || sign.starts_with("!=");
  if (!is_equality) {
    if (!a || !b) return Verdict::unknown;
    if (sign == "<") return verdict_of(*a < *b);
    if (sign == ">") return verdict_of(*a > *b);
    return verdict_of(sign == "<=" ? *a <= *b : *a >= *b);
  }
  const auto is_known = [](std::string_view text) {
    return is_quoted(text) || number_of(text) || is_one_of(text, {"true", "false"});
  };
  if (!is_known(left) || !is_known(right) || is_quoted(left) != is_quoted(right)) return Verdict::unknown;
  const bool are_same = is_quoted(left) ? left.substr(1, left.size() - 2) == right.substr(1, right.size() - 2)
                        : a && b        ? *a == *b
                                        : left == right;
  return verdict_of(are_same == sign.starts_with('='));
}

Verdict truth_of(std::string_view text, int depth) {
  text = trim(text);
  if (depth > kDeepest) return Verdict::unknown;
  if (const std::size_t at = find_operator(text, "||"); at != text.npos)
    return either(truth_of(text.substr(0, at), depth + 1), truth_of(text.substr(at + 2), depth + 1));
  if (const std::size_t at = find_operator(text, "&&"); at != text.npos)
    return both(truth_of(text.substr(0, at), depth + 1), truth_of(text.substr(at + 2), depth + 1));
  for (const std::string_view sign : {"===", "!==", "==", "!=", "<=", ">=", "<", ">"})
    if (const std::size_t at = find_operator(text, sign); at != text.npos)
      return compare(trim(text.substr(0, at)), sign, trim(text.substr(at + sign.size())));
  if (text.starts_with('!')) return opposite(truth_of(text.substr(1), depth + 1));
  if (text.starts_with('(') && text.ends_with(')') && find_operator(text.substr(0, text.size() - 1), ")") == text.npos)
    return truth_of(text.substr(1, text.size() - 2), depth + 1);
  return truth_of_literal(text);
}

}  // namespace

Verdict truth_of_script(std::string_view condition) { return truth_of(condition, 0); }

Verdict truth_of_template(std::string_view condition) {
  std::string script;
  for (std::size_t at = 0; at < condition.size();) {
    const char c = condition[at];
    std::size_t end = at + 1;
    if (c == '"' || c == '\'') {
      end = condition.find(c, end);
      if (end == condition.npos) return Verdict::unknown;
      script += condition.substr(at, ++end - at);
    } else if (is_ascii_name(c)) {
      while (end < condition.size() && (is_ascii_name(condition[end]) || condition[end] == '.')) ++end;
      const std::string_view word = condition.substr(at, end - at);
      // `x is defined`, `"a" in list`
      if (word == "is" || word == "in") return Verdict::unknown;
      script += word == "and" ? " && " : word == "or" ? " || " : word == "not" ? "!" : word;
    } else {
      script += c;
    }
    at = end;
  }
  return truth_of(script, 0);
}

Verdict is_loop_over(std::string_view list) {
  list = trim(list);
  if (const std::optional<double> number = number_of(list)) return verdict_of(*number >= 1);
  if (is_quoted(list)) return verdict_of(list.size() > 2);
  const bool is_list = (list.starts_with('[') && list.ends_with(']')) || (list.starts_with('{') && list.ends_with('}'));
  return is_list ? verdict_of(!trim(list.substr(1, list.size() - 2)).empty()) : Verdict::unknown;
}

}  // namespace essaypack
