#include "content/text/equations.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/text/fences.h"

#include <algorithm>
#include <vector>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

/// The argument in braces at `at`, without them; npos as its end where there is none.
struct Argument {
  std::string_view text;
  std::size_t end = std::string_view::npos;
};
Argument argument_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 200;
  if (text.substr(at, 1) != "{") return {};
  int depth = 0;
  for (std::size_t end = at; end < text.size() && end - at < kLongest; ++end) {
    if (text[end] == '\\')
      ++end;
    else if (text[end] == '{')
      ++depth;
    else if (text[end] == '}' && --depth == 0)
      return {text.substr(at + 1, end - at - 1), end + 1};
  }
  return {};
}

/// A row of an environment that is numbered.
struct Row {
  std::size_t begin = 0, end = 0;
};

/// An environment that numbers its rows, or all of it as one.
struct Environment {
  std::size_t begin = 0, end = 0;  ///< With its `\begin` and `\end`.
  bool is_whole = false;           ///< All of it is one row.
  bool is_starred = false;         ///< Only tags number its rows.
  std::vector<Row> rows;
};

std::vector<Row> rows_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Row> rows;
  int depth = 0;
  std::size_t from = begin;
  for (std::size_t at = begin; at < end; ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}') --depth;
    if (text[at] != '\\') continue;
    if (text.compare(at, 6, "\\begin") == 0) ++depth;
    if (text.compare(at, 4, "\\end") == 0) --depth;
    if (depth == 0 && text.substr(at, 2) == "\\\\") rows.push_back({from, at}), from = at + 2;
    ++at;
  }
  rows.push_back({from, end});
  return rows;
}

/// All such environments of a text, from front to back.
std::vector<Environment> environments_of(std::string_view text) {
  constexpr std::string_view kBegin = "\\begin{";
  constexpr std::string_view kByRow = " align gather alignat flalign eqnarray ", kWhole = " equation multline ";
  std::vector<Environment> found;
  for (std::size_t at = 0; (at = text.find(kBegin, at)) != text.npos;) {
    const Argument name = argument_at(text, at + kBegin.size() - 1);
    const bool is_starred = name.text.ends_with('*');
    const std::string key = " " + std::string(name.text.substr(0, name.text.size() - is_starred)) + " ";
    const bool is_by_row = kByRow.find(key) != kByRow.npos;
    const std::string closer = "\\end{" + std::string(name.text) + "}";
    const bool is_numbered = name.end != text.npos && (is_by_row || kWhole.find(key) != kWhole.npos);
    const std::size_t close = is_numbered ? text.find(closer, name.end) : text.npos;
    if (close == text.npos) {
      at += kBegin.size();
      if (is_numbered) break;  // nothing closes it, and so none behind it need be looked for again
      continue;
    }
    Environment one{at, close + closer.size(), !is_by_row, is_starred, {}};
    one.rows = is_by_row ? rows_of(text, name.end, close) : std::vector<Row>{{name.end, close}};
    at = one.end;
    found.push_back(std::move(one));
  }
  return found;
}

/// The argument of the first such command in a row.
std::string_view command_of(std::string_view row, std::string_view command) {
  for (std::size_t at = 0; (at = row.find(command, at)) != row.npos; at += command.size()) {
    std::size_t brace = at + command.size();
    if (row.substr(brace, 1) == "*") ++brace;
    if (const Argument found = argument_at(row, brace); found.end != row.npos) return trim(found.text);
  }
  return {};
}

bool counts(const Environment& one, std::string_view row) {
  return !one.is_starred && command_of(row, "\\tag").empty() && row.find("\\nonumber") == row.npos &&
         row.find("\\notag") == row.npos && !trim(row).empty();
}

/// The body with spaces for what is commented out: no reference shows what stands there.
std::string without_hidden(std::string_view body) {
  std::string shown(body);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    std::fill(shown.begin() + static_cast<std::ptrdiff_t>(begin), shown.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
  };
  for (std::size_t at = 0; (at = body.find("<!--", at)) != body.npos;) {
    const std::size_t end = std::min(end_of_html_comment(body, at), body.size());
    blank(at, end);
    at = std::max(end, at + 4);
  }
  for (const auto& [open, close] : {std::pair("{::comment}"sv, "{:/"sv), std::pair("%%"sv, "%%"sv)})
    for (std::size_t at = 0; (at = body.find(open, at)) != body.npos;) {
      const std::size_t end = std::min(body.find(close, at + open.size()), body.size());
      blank(at, end);
      at = std::min(end + close.size(), body.size());
    }
  return shown;
}

}  // namespace

Equations::Equations(std::string_view written) {
  if (written.find("\\label") == written.npos) return;
  const std::string shown = without_hidden(written);
  const std::string_view body = shown;
  const Pieces fences = find_fences(body);
  std::map<std::string, std::string, std::less<>> counted;
  std::map<std::size_t, int> first;
  int number = 0;
  for (const Environment& one : environments_of(body)) {
    if (lies_in(fences, one.begin)) continue;
    first.emplace(one.begin, number + 1);
    for (const Row& row : one.rows) {
      const std::string_view text = body.substr(row.begin, row.end - row.begin);
      const bool is_counted = counts(one, text);
      if (is_counted) ++number;
      if (const std::string_view label = command_of(text, "\\label"); !label.empty())
        (is_counted ? counted : labels_)
            .emplace(label, is_counted ? std::to_string(number) : std::string(command_of(text, "\\tag")));
    }
  }
  // a label between dollars alone
  for (std::size_t begin = body.find("$$"); begin != body.npos;) {
    const std::size_t end = body.find("$$", begin + 2);
    if (end == body.npos) break;
    const std::string_view formula = body.substr(begin, end - begin);
    const std::string_view label = command_of(formula, "\\label"), tag = command_of(formula, "\\tag");
    if (!label.empty() && !tag.empty() && !lies_in(fences, begin) && counted.find(label) == counted.end())
      labels_.emplace(label, tag);
    begin = body.find("$$", end + 2);
  }
  const bool is_numbered = std::any_of(counted.begin(), counted.end(), [&](const auto& one) {
    return body.find("ref{" + one.first + "}") != body.npos;
  });
  if (is_numbered) labels_.merge(counted), first_ = std::move(first);
}

std::optional<Equations::Reference> Equations::reference_at(std::string_view text, std::size_t at) const {
  for (const std::string_view command : {"\\eqref"sv, "\\ref"sv}) {
    if (text.compare(at, command.size(), command) != 0) continue;
    const Argument label = argument_at(text, at + command.size());
    const auto found = label.end == text.npos ? labels_.end() : labels_.find(trim(label.text));
    if (found == labels_.end()) return {};
    const bool has_brackets = command == "\\eqref";
    return Reference{has_brackets ? "(" + found->second + ")" : found->second, label.end - at};
  }
  return {};
}

std::string Equations::resolve(std::string tex, std::size_t at) const {
  if (empty()) return tex;
  auto next = first_.lower_bound(at);
  std::string numbered;
  std::size_t from = 0;
  if (next != first_.end())
    for (const Environment& one : environments_of(tex)) {
      if (next == first_.end()) break;
      int number = (next++)->second;
      for (const Row& row : one.rows) {
        if (!counts(one, std::string_view(tex).substr(row.begin, row.end - row.begin))) continue;
        numbered += tex.substr(from, row.end - from) + "\\tag{" + std::to_string(number++) + "}";
        from = row.end;
      }
    }
  numbered += tex.substr(from);
  std::string out;
  for (std::size_t i = 0; i < numbered.size();) {
    const std::string_view rest = std::string_view(numbered).substr(i);
    const Argument label = rest.starts_with("\\label{") ? argument_at(rest, 6) : Argument();
    if (const auto reference = reference_at(numbered, i)) {
      out += "\\text{" + reference->text + "}";
      i += reference->size;
    } else if (label.end != rest.npos) {
      i += label.end;
    } else {
      out += numbered[i++];
    }
  }
  return out;
}

std::string with_shown_tags(std::string_view tex) {
  if (tex.find("\\tag") == tex.npos || tex.find("\\begin{") == tex.npos) return std::string(tex);
  std::string out;
  std::size_t from = 0;
  for (const Environment& one : environments_of(tex)) {
    const bool is_alone = one.is_whole && trim(tex.substr(0, one.begin)).empty() && trim(tex.substr(one.end)).empty();
    for (const Row& row : one.rows) {
      const std::string_view text = tex.substr(row.begin, row.end - row.begin);
      const std::size_t tag = text.find("\\tag");
      if (tag == text.npos) continue;
      const bool is_bare = text.substr(tag + 4, 1) == "*";
      const Argument shown = argument_at(text, tag + 4 + is_bare);
      if (shown.end == text.npos) continue;
      const std::string rest(text.substr(shown.end));
      if (is_alone)
        return "\\begin{gathered}" + std::string(text.substr(0, tag)) + rest + "\\end{gathered}" +
               std::string(text.substr(tag, shown.end - tag));
      out += tex.substr(from, row.begin + tag - from);
      out += "\\qquad\\text{" + (is_bare ? std::string(shown.text) : "(" + std::string(shown.text) + ")") + "}";
      from = row.begin + shown.end;
    }
  }
  return out + std::string(tex.substr(from));
}

}  // namespace essaypack
