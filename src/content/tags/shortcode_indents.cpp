#include "content/tags/shortcode_calls.h"

#include "base/text.h"
#include "content/text/html_blocks.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kCode = 4;  ///< Columns from which on Markdown has code.

std::size_t next_column(char c, std::size_t column) { return c == '\t' ? column / kCode * kCode + kCode : column + 1; }

std::size_t columns_of(std::string_view space) {
  std::size_t column = 0;
  for (const char c : space) column = next_column(c, column);
  return column;
}

/// So much of white space at the start of a line takes `columns`, at the most.
std::size_t bytes_of(std::string_view space, std::size_t columns) {
  std::size_t size = 0;
  for (std::size_t column = 0; size < space.size(); ++size)
    if ((column = next_column(space[size], column)) > columns) break;
  return size;
}

bool ends_with_shortcode(std::string_view line) {
  line = trim(line);
  return line.ends_with(">}}") || line.ends_with("%}}");
}

/// Elements in which white space is text.
bool holds_spaces(std::string_view line) {
  const std::string lower = to_lower_ascii(line.substr(0, 400));
  return lower.find("<pre") != npos || lower.find("<textarea") != npos;
}

class IndentFinder {
 public:
  IndentFinder(std::string_view body, const std::vector<ShortcodePlace>& places) : body_(body), places_(places) {}

  std::vector<std::pair<std::size_t, std::size_t>> run() {
    for (std::size_t at = 0; at < body_.size();) {
      const std::size_t end = std::min(body_.find('\n', at), body_.size());
      read_line(at, end);
      at = end + 1;
    }
    return std::move(cuts_);
  }

 private:
  /// A shortcode that is open, and how its lines are moved.
  struct Level {
    std::size_t end = 0;     ///< Where its end tag begins.
    std::size_t column = 0;  ///< In which it is written, from 1 on; 0: other text stands before it.
    std::size_t moved = 0;   ///< By so many columns its lines go to the left.
    bool is_new = true;      ///< No line of its text was read.

    /// The column from 0 on that it has in the end.
    std::size_t left() const { return column - 1 - std::min(column - 1, moved); }
  };

  /// True in a shortcode in HTML: a blank line in its text is none of the HTML around it.
  bool holds_html() const { return in_html_ && is_level_ && !open_.empty(); }
  std::size_t moved() const { return open_.empty() ? 0 : open_.back().moved; }

  void read_line(std::size_t begin, std::size_t end) {
    const std::string_view line = body_.substr(begin, end - begin);
    const std::string_view space = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
    const std::size_t text = begin + space.size(), column = columns_of(space);
    while (!open_.empty() && open_.back().end < begin) open_.pop_back();
    while (next_ < places_.size() && places_[next_].begin < text) open(places_[next_++], 0, 0);
    if (text == end) {
      was_blank_ = !holds_html();
      return;
    }
    const ShortcodePlace* first = next_ < places_.size() && places_[next_].begin == text ? &places_[next_] : nullptr;
    const std::size_t by = move_of(line.substr(space.size()), column, first);
    if (by > 0 && column > 0) cuts_.emplace_back(begin, begin + bytes_of(space, by));
    for (; next_ < places_.size() && places_[next_].begin < end; ++next_)
      places_[next_].begin == text ? open(places_[next_], column + 1, by) : open(places_[next_], 0, moved());
    was_shortcode_ = ends_with_shortcode(line);
    was_blank_ = false;
  }

  /// By how many columns a line goes to the left; `first` is the shortcode that it begins with.
  std::size_t move_of(std::string_view text, std::size_t column, const ShortcodePlace* first) {
    const bool is_end = first && first->is_end, is_markup = first || text.starts_with('<');
    if (!open_.empty() && open_.back().is_new && !is_end) {
      open_.back().is_new = false;
      if (is_markup) enter(column);
    }
    std::size_t by = moved();
    if (was_blank_ || (was_shortcode_ && !in_html_))
      in_html_ = column < by + kCode && begins_html_block(text), is_level_ = false;
    if (holds_spaces(text)) in_html_ = is_level_ = false;
    if (first && !is_end) by = std::max(by, level_of(column));
    return in_html_ && is_level_ && is_markup ? column : by;
  }

  /// The text of a shortcode begins with others or with HTML, further to the right than it stands itself.
  void enter(std::size_t column) {
    Level& level = open_.back();
    if (level.column > 0 && column >= level.left() + level.moved + kCode) level.moved = column - level.left();
  }

  /// The same for a shortcode that begins its line, behind another one or in HTML.
  std::size_t level_of(std::size_t column) {
    if (in_html_ && column >= kCode) {
      is_level_ = true;
      return column;
    }
    if (open_.empty() || open_.back().column == 0 || !was_shortcode_ || column + 1 <= open_.back().column) return 0;
    return column - open_.back().left();
  }

  void open(const ShortcodePlace& place, std::size_t column, std::size_t by) {
    if (!place.is_end && place.partner != npos) open_.push_back({places_[place.partner].begin, column, by, true});
  }

  std::string_view body_;
  const std::vector<ShortcodePlace>& places_;
  std::vector<std::pair<std::size_t, std::size_t>> cuts_;
  std::vector<Level> open_;
  std::size_t next_ = 0;
  bool was_blank_ = true, was_shortcode_ = false;
  bool in_html_ = false;   ///< The lines since the last blank one are a block of HTML.
  bool is_level_ = false;  ///< A shortcode in it went to the left.
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_shortcode_indents(std::string_view body,
                                                                        const std::vector<ShortcodePlace>& places) {
  if (places.empty()) return {};
  return IndentFinder(body, places).run();
}

}  // namespace essaypack
