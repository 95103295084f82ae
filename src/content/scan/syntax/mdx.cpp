/// MDX (https://mdxjs.com/docs/what-is-mdx/): imports and exports are dropped, of components the words between their
/// tags stay, of expressions a text.

#include "base/text.h"
#include "content/scan/syntaxes.h"

#include <algorithm>
#include <set>
#include <string>

namespace essaypack {

namespace {

/// So far an expression or a tag may reach.
constexpr std::size_t kLongest = 16 * 1024;

struct Components {
  std::set<std::string> named;  ///< That were reported.
  int misses = 0;               ///< Braces whose end was looked for in vain.
};

/// Behind the brace that closes the one at `at`; npos: none does.
std::size_t behind_braces(std::string_view body, std::size_t at) {
  int depth = 0;
  const std::size_t end = std::min(body.size(), at + kLongest);
  for (std::size_t i = at; i < end; ++i) {
    const char c = body[i];
    if (c == '"' || c == '\'' || c == '`') {
      const std::size_t close = body.substr(0, end).find(c, i + 1);
      if (close < end && body.substr(i, close - i).find('\n') == std::string_view::npos) i = close;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

/// Behind the `>` of the tag at `at`; npos: there is none.
std::size_t behind_tag(std::string_view body, std::size_t at) {
  const std::size_t end = std::min(body.size(), at + kLongest);
  for (std::size_t i = at; i < end; ++i) {
    const char c = body[i];
    if (c == '>') return i + 1;
    if (c == '"' || c == '\'') {
      i = std::min(body.substr(0, end).find(c, i + 1), end);
    } else if (c == '{') {
      const std::size_t close = behind_braces(body, i);
      if (close == std::string_view::npos) return close;
      i = close - 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

Line drop_mdx_module(Scan& scan, const LineStart& start) {
  const std::string_view line = scan.body.substr(start.text, 7);
  if (start.text != scan.line_begin || !scan.block.behind_blank || (line != "import " && line != "export "))
    return Line::other;
  // a module's statements end at a blank line
  std::size_t end = start.text;
  while (end < scan.body.size()) {
    const std::size_t newline = std::min(scan.body.find('\n', end), scan.body.size());
    if (trim(scan.body.substr(end, newline - end)).empty()) break;
    end = std::min(newline + 1, scan.body.size());
  }
  scan.drop_to(end);
  scan.block.was_blank = true;
  return Line::done;
}

bool drop_component_tag(Scan& scan) {
  std::size_t at = scan.at + 1;
  if (at < scan.body.size() && scan.body[at] == '/') ++at;
  std::size_t end = at;
  while (end < scan.body.size() && (is_ascii_alnum(scan.body[end]) || scan.body[end] == '.' || scan.body[end] == '_'))
    ++end;
  const std::string name(scan.body.substr(at, end - at));
  const bool is_fragment = name.empty() && end < scan.body.size() && scan.body[end] == '>';
  const bool is_component = !name.empty() && ((name[0] >= 'A' && name[0] <= 'Z') || name.find('.') != name.npos);
  Components& known = scan.memory<Components>();
  constexpr int kMostMisses = 100;
  if ((!is_fragment && !is_component) || known.misses > kMostMisses) return false;
  const std::size_t close = behind_tag(scan.body, end);
  if (close == std::string_view::npos) {
    ++known.misses;
    return false;
  }
  if (is_component && known.named.insert(name).second)
    scan.context.diagnostics.report(Kind::content_unknown_tag, scan.context.places.at(scan.at),
                                    tr("the component '{}' is not run: the words between its tags stay", name),
                                    tr("write its content as Markdown if readers need it"));
  scan.drop_to(close);
  return true;
}

bool drop_mdx_expression(Scan& scan) {
  Components& known = scan.memory<Components>();
  constexpr int kMostMisses = 100;
  const std::size_t end = known.misses > kMostMisses ? std::string_view::npos : behind_braces(scan.body, scan.at);
  if (end == std::string_view::npos) {
    ++known.misses;
    return false;
  }
  const std::string_view inside = trim(scan.body.substr(scan.at + 1, end - scan.at - 2));
  const bool is_text = inside.size() >= 2 && (inside[0] == '"' || inside[0] == '\'' || inside[0] == '`') &&
                       inside.find(inside[0], 1) == inside.size() - 1 && inside.find('\n') == inside.npos &&
                       inside.find("${") == inside.npos;
  if (is_text)
    scan.splice(inside.substr(1, inside.size() - 2), end);
  else
    scan.drop_to(end);
  return true;
}

}  // namespace essaypack
