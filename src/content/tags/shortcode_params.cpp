/// The arguments of a shortcode, as Hugo's lexer reads them.

#include "base/text.h"
#include "content/tags/go_html.h"
#include "content/tags/go_run.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

using Type = GoValue::Type;

std::string without_marks(std::string text) {
  std::erase_if(text, is_inner_mark);
  return text;
}

/// A value at `at`, which moves behind it.
GoValue take_value(std::string_view text, std::size_t& at) {
  const char quote = text[at];
  std::string value;
  if (quote != '"' && quote != '`') {
    while (at < text.size() && !is_ascii_space(text[at])) value += text[at++];
    return GoValue::read(without_marks(std::move(value)));
  }
  for (++at; at < text.size() && text[at] != quote; ++at) {
    if (quote == '"' && text[at] == '\\' && at + 1 < text.size()) ++at;
    value += text[at];
  }
  ++at;
  return GoValue::of(without_marks(std::move(value)));
}

}  // namespace

GoValue read_shortcode_params(std::string_view text) {
  GoValue params;
  for (std::size_t at = 0;;) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at >= text.size()) return params;
    std::size_t end = at;
    while (end < text.size() && is_ascii_name(text[end])) ++end;
    std::size_t value = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
    const bool is_named = end > at && value < text.size() && text[value] == '=';
    if (params.is(Type::nil)) params = GoValue::of(is_named ? Type::map : Type::list);
    const std::string name(text.substr(at, is_named ? end - at : 0));
    if (is_named) {
      at = std::min(text.find_first_not_of(" \t\r\n", value + 1), text.size());
      if (at >= text.size()) return params;
    }
    // Hugo takes no positions behind names
    GoValue taken = take_value(text, at);
    if (is_named == params.is(Type::map)) params.items.emplace_back(name, std::move(taken));
  }
}

}  // namespace essaypack
