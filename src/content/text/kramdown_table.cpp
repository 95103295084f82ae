#include "content/text/kramdown_table.h"

#include "base/text.h"
#include "content/text/element_end.h"
#include "content/text/math_html.h"

#include <algorithm>
#include <array>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

using Line = KramdownTable::Line;

/// Cells that the parser adds to short rows are bounded so.
constexpr std::size_t kMostColumns = 200;

/// A line of nothing but `marks` with one `needed` among them.
bool is_rule(std::string_view line, std::string_view marks, char needed) {
  return line.find_first_not_of(marks) == std::string_view::npos && line.find(needed) != std::string_view::npos;
}
bool is_dash_rule(std::string_view line) { return is_rule(line, "+|: \t-", '-'); }
bool is_foot_rule(std::string_view line) { return is_rule(line, "+|: \t=", '='); }

/// Walks over the bars that part the cells of one row: none in code, none behind a backslash, none in Liquid's tags.
class RowBars {
 public:
  explicit RowBars(std::string_view row) : row_(row) {}

  std::size_t next() {
    while (at_ < row_.size()) {
      const std::size_t here = at_;
      switch (row_[here]) {
        case '|':
          ++at_;
          return here;
        case '\\':
          pass_backslashes();
          break;
        case '`':
          pass_code();
          break;
        case '{':
        case '<':
          if (!pass_pair()) ++at_;
          break;
        default:
          ++at_;
      }
    }
    return std::string_view::npos;
  }

 private:
  /// A bar behind any number of them parts nothing.
  void pass_backslashes() {
    const std::size_t end = std::min(row_.find_first_not_of('\\', at_), row_.size());
    const bool is_escape = (end - at_) % 2 != 0 || (end < row_.size() && row_[end] == '|');
    at_ = end + is_escape;
  }
  bool pass_pair() {
    for (std::size_t kind = 0; kind < std::size(kPairs); ++kind) {
      if (dead_pairs_[kind] || !row_.substr(at_).starts_with(kPairs[kind][0])) continue;
      const std::size_t end = row_.find(kPairs[kind][1], at_);
      dead_pairs_[kind] = end == std::string_view::npos;
      if (dead_pairs_[kind]) continue;
      at_ = end + kPairs[kind][1].size();
      return true;
    }
    return false;
  }

  void pass_code() {
    const std::size_t open_end = std::min(row_.find_first_not_of('`', at_), row_.size());
    const std::size_t count = open_end - at_;
    at_ = open_end;
    if (count >= dead_.size() || dead_[count]) return;
    for (std::size_t at = open_end; (at = row_.find('`', at)) != std::string_view::npos;) {
      const std::size_t end = std::min(row_.find_first_not_of('`', at), row_.size());
      if (end - at == count) return void(at_ = end);
      at = end;
    }
    dead_[count] = true;
  }

  static constexpr std::string_view kPairs[][2] = {{"{{", "}}"}, {"{%", "%}"}, {"<code", "</code>"}};
  std::string_view row_;
  std::size_t at_ = 0;
  std::array<bool, 3> dead_pairs_{};  ///< What closes them does not come any more.
  std::array<bool, 81> dead_{};       ///< Runs of so many backticks are closed nowhere.
};

/// Behind the HTML element at `open`, in one line; behind its tag where nothing closes it, behind the `<` of no tag.
std::size_t behind_element(std::string_view line, std::size_t open, int& looks) {
  if (const std::size_t end = end_of_element(line, open, looks); end > 0) return end;
  return std::max(end_of_html_tag(line, open), open + 1);
}

/// True for a line with a bar that is in no element: the others make no table, though they part the cells of one.
bool has_free_bar(std::string_view line) {
  constexpr int kMostElements = 64;  // each is looked for to the end of the line
  int looks = 4'000;
  RowBars bars(line);
  std::size_t bar = bars.next(), at = 0;
  for (int i = 0; bar != std::string_view::npos && i < kMostElements; ++i) {
    const std::size_t open = line.find('<', at);
    if (open > bar) return true;
    at = behind_element(line, open, looks);
    while (bar < at) bar = bars.next();
  }
  return bar != std::string_view::npos;
}

std::size_t count_cells(std::string_view row, bool begins_with_bar) {
  RowBars bars(row);
  std::size_t cells = 1, last = std::string_view::npos;
  for (std::size_t bar; (bar = bars.next()) != std::string_view::npos; last = bar) ++cells;
  if (begins_with_bar && row.starts_with('|')) --cells;
  return cells - (last == row.size() - 1 && cells > 1);
}

/// True for a line that an item of the list that `start` is in begins in.
bool begins_item(std::string_view line, const LineStart& start) {
  if (!start.is_item) return false;
  const LineStart here = look_at_line(line, 0);
  if (here.is_item || !start.is_description) return here.is_item;
  const std::string_view text = line.substr(std::min(here.text, line.size()), 2);
  return here.indent < 4 && (text == ": " || text == ":\t");
}

/// What a line says that may end a table: a blank one, attributes, a tag of Liquid or HTML that stands alone.
bool is_boundary(std::string_view line) {
  return line.empty() || line.starts_with("{:") || line.starts_with("{%") || line.starts_with('<');
}

/// `|:--|:-:|--:`
std::string alignment_of(std::string_view rule) {
  std::string out;
  for (std::size_t at = 0; (at = rule.find('-', at)) != std::string_view::npos;) {
    const std::size_t end = std::min(rule.find_first_not_of('-', at), rule.size());
    const bool left = at > 0 && rule[at - 1] == ':', right = end < rule.size() && rule[end] == ':';
    out += left && right ? 'c' : left ? 'l' : right ? 'r' : ' ';
    at = end;
  }
  return out;
}

/// Gathers lines to parts, as kramdown does.
class Parts {
 public:
  void rule(std::string_view line) {
    table_.lines.push_back(Line::rule);
    if (first_ == std::string_view::npos) return;
    if (table_.alignment.empty() && !has_foot_) {
      end_part(Line::head);
      table_.alignment = alignment_of(line);
    } else if (!has_foot_) {
      end_part(Line::body);
    }
  }
  void foot_rule() {
    table_.lines.push_back(Line::rule);
    end_part(Line::body);
    has_foot_ = true;
  }
  void row(std::string_view line) {
    if (first_ == std::string_view::npos) first_ = table_.lines.size();
    const std::size_t cells = count_cells(line, table_.begins_with_bar);
    if (own_ == 0) own_ = table_.columns = cells;
    table_.columns = std::min(std::max(table_.columns, cells), std::max(own_, kMostColumns));
    table_.lines.push_back(Line::more);
  }
  std::optional<KramdownTable> finish() {
    end_part(has_foot_ ? Line::foot : Line::body);
    if (std::find(table_.lines.begin(), table_.lines.end(), Line::body) == table_.lines.end()) return {};
    table_.alignment.resize(table_.columns, ' ');
    return std::move(table_);
  }

  KramdownTable table_;

 private:
  void end_part(Line part) {
    if (first_ != std::string_view::npos) table_.lines[first_] = part;
    first_ = std::string_view::npos;
  }

  std::size_t first_ = std::string_view::npos;  ///< The first row of no part yet.
  std::size_t own_ = 0;                         ///< Cells of the first row.
  bool has_foot_ = false;
};

}  // namespace

std::optional<KramdownTable> find_kramdown_table(std::string_view body, const LineStart& start) {
  Parts parts;
  std::size_t at = start.text;
  for (bool is_first = true; at < body.size(); is_first = false) {
    const std::string_view whole = line_from(body, at);
    if (!is_first) {
      // a quotation goes on in lines without its mark
      if (start.is_quote && !trim(whole).starts_with('>') && !has_free_bar(whole)) break;
      if (begins_item(whole, start)) break;
    }
    const std::string_view line = trim(whole.substr(
        std::min(whole.find_first_not_of(start.is_quote && !is_first ? " \t>"sv : " \t"sv), whole.size())));
    if (is_first) parts.table_.begins_with_bar = line.starts_with('|');
    const bool has_bar = has_free_bar(line);
    if (!has_bar && is_boundary(line)) break;
    if (!has_bar) return {};
    if (is_dash_rule(line))
      parts.rule(line);
    else if (is_foot_rule(line))
      parts.foot_rule();
    else
      parts.row(line);
    at += whole.size() + 1;
  }
  return parts.finish();
}

}  // namespace essaypack
