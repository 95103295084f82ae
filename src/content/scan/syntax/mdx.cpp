/// MDX (https://mdxjs.com/docs/what-is-mdx/): imports and exports are dropped, of components the words between their
/// tags stay, of expressions a text.

#include "base/restricted_name.h"
#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/element_end.h"

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
  int open_modules = 0;         ///< Statements of a module, the same.
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

/// How deep in brackets the lines of a script so far end. A string may span lines only between backticks.
class Brackets {
 public:
  void read(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      const char c = line[at];
      if (ends_comment_) {
        if (line.compare(at, 2, "*/") == 0) ends_comment_ = false, ++at;
      } else if (is_text_) {
        if (c == '\\') ++at;
        is_text_ = c != '`';
      } else if (line.compare(at, 2, "//") == 0) {
        return;
      } else if (line.compare(at, 2, "/*") == 0) {
        ends_comment_ = true;
      } else if (c == '`') {
        is_text_ = true;
      } else if (c == '"' || c == '\'') {
        const std::size_t close = line.find(c, at + 1);
        if (close != line.npos) at = close;
      } else {
        depth_ += c == '{' || c == '(' || c == '[';
        depth_ -= c == '}' || c == ')' || c == ']';
      }
    }
  }
  bool are_closed() const { return depth_ <= 0 && !is_text_ && !ends_comment_; }

 private:
  int depth_ = 0;
  bool is_text_ = false, ends_comment_ = false;
};

/// Behind the statements that begin at `at`: they end at a blank line where no bracket is open, and at the first one if
/// that never comes.
std::size_t behind_module(std::string_view body, std::size_t at, Components& known) {
  constexpr int kMostMisses = 100;
  Brackets brackets;
  std::size_t first_blank = std::string_view::npos;
  for (std::size_t end = at; end < body.size();) {
    const std::size_t newline = std::min(body.find('\n', end), body.size());
    const std::string_view line = body.substr(end, newline - end);
    if (trim(line).empty()) {
      if (brackets.are_closed()) return end;
      first_blank = std::min(first_blank, end);
      if (known.open_modules > kMostMisses) return end;
    }
    brackets.read(line);
    end = std::min(newline + 1, body.size());
  }
  if (brackets.are_closed() || first_blank == std::string_view::npos) return body.size();
  ++known.open_modules;
  return first_blank;
}

/// Leaves out a component that by its name shows what it encloses to some readers only; false: it is none.
bool drop_restricted(Scan& scan, const std::string& name, std::size_t tag_end) {
  const std::string lower = to_lower_ascii(name);
  if (!is_called_as_restriction(lower)) return false;
  const bool stands_alone = scan.body[tag_end - 2] == '/';
  const std::size_t end = stands_alone ? tag_end : end_of_component(scan.body, name, tag_end);
  const bool is_closed = end != std::string_view::npos;
  report_restricted(scan.context, scan.at, name, is_closed ? RestrictedText::closed : RestrictedText::never_closed);
  scan.drop_to(is_closed ? end : scan.body.size());
  return true;
}

/// `style={{ display: "none" }}` in a tag of JSX, and `hidden` of a component.
bool is_out_of_sight(std::string_view tag, bool is_component) {
  std::string dense;
  for (const char c : tag)
    if (std::string_view(" \t\r\n\"'`").find(c) == std::string_view::npos) dense += c;
  dense = to_lower_ascii(dense);
  const std::size_t style = dense.find("style={{");
  const std::string_view rules = std::string_view(dense).substr(std::min(style, dense.size()));
  if (rules.find("display:none") != rules.npos || rules.find("visibility:hidden") != rules.npos) return true;
  if (!is_component) return false;
  for (std::size_t at = tag.find("hidden"); at != tag.npos; at = tag.find("hidden", at + 1)) {
    const std::string_view behind = tag.substr(at + 6);
    const bool is_attribute = at > 0 && std::string_view(" \t\n").find(tag[at - 1]) != std::string_view::npos;
    if (is_attribute && !behind.empty() &&
        (std::string_view(" \t\n/>").find(behind[0]) != std::string_view::npos || behind.starts_with("={true}")))
      return true;
  }
  return false;
}

/// Leaves out what such a tag encloses; false: it is none.
bool drop_out_of_sight(Scan& scan, std::string_view name, bool is_component, std::size_t tag_end) {
  if (name.empty() || !is_out_of_sight(scan.body.substr(scan.at, tag_end - scan.at), is_component)) return false;
  const bool is_void = is_one_of(name, {"img", "br", "hr", "input", "source", "embed", "wbr"});
  const bool stands_alone = is_void || scan.body[tag_end - 2] == '/';
  const std::size_t end = stands_alone ? tag_end : end_of_component(scan.body, name, tag_end);
  scan.drop_to(end == std::string_view::npos ? scan.body.size() : end);
  return true;
}

}  // namespace

Line drop_mdx_module(Scan& scan, const LineStart& start) {
  const std::string_view line = scan.body.substr(start.text, 7);
  if (start.text != scan.line_begin || !scan.block.behind_blank || (line != "import " && line != "export "))
    return Line::other;
  const std::size_t end = behind_module(scan.body, start.text, scan.memory<Components>());
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
  constexpr std::size_t kFarthestStyle = 2'048;
  const bool is_element = !name.empty() && !is_component && scan.body[scan.at + 1] != '/' &&
                          scan.body.substr(end, kFarthestStyle).find("style={{") != std::string_view::npos;
  if ((!is_fragment && !is_component && !is_element) || known.misses > kMostMisses) return false;
  const std::size_t close = behind_tag(scan.body, end);
  if (close == std::string_view::npos) {
    ++known.misses;
    return false;
  }
  if (scan.body[scan.at + 1] != '/' && drop_out_of_sight(scan, name, is_component, close)) return true;
  if (is_element) return false;
  if (is_component && scan.body[scan.at + 1] != '/' && drop_restricted(scan, name, close)) return true;
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
