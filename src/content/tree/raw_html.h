#pragma once

/// Raw HTML of a post, piece by piece, before Gumbo sees it: unknown names become text, comments go, nesting is
/// counted.

#include "content/tree/bounds.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace essaypack {

/// Cleans the raw pieces of one body, in order.
class RawHtml {
 public:
  /// Tells beforehand which closing tags the pieces hold: an element whose text is raw (`<script>`, `<title>`) would
  /// swallow the rest of the post if it is never closed.
  void announce(std::string_view piece);

  /// The piece with every `<` either a tag that HTML knows or `&lt;`; comments dropped but for `more` markers, which
  /// become
  /// `<ep:more></ep:more>`. `line` is where the piece begins.
  std::string clean(std::string_view piece, int line);

  /// A block of Markdown follows: Gumbo opens again in it what raw HTML left open.
  void pass_block();

  /// Set when what was cleaned is nested too deeply, or would make Gumbo build a tree without end.
  const std::optional<TooComplex>& problem() const { return problem_; }
  struct Notice {
    enum class What { unknown, open_comment, not_closed } what;
    int line;
    std::string name;
  };
  /// What was mended: unknown elements became text, comments hide the rest, elements are closed at the end.
  const std::vector<Notice>& notices() const { return notices_; }
  /// Adds the elements that are still open to the notices. After the last piece.
  void finish();

 private:
  std::size_t take_tag(std::string_view piece, std::size_t at, std::string& out);
  std::size_t take_comment(std::string_view piece, std::size_t at, std::string& out);
  std::size_t take_declaration(std::string_view piece, std::size_t at, std::string& out);
  void take_custom(std::string_view tag, const std::string& name, bool is_end, std::string& out);
  bool take_anchor(std::string_view tag, bool is_end, std::string& out);
  /// Inside `svg` or `math`, where HTML's names do not count.
  bool is_in_foreign() { return open_["svg"] > 0 || open_["math"] > 0; }
  void track(std::string_view name, bool is_end, bool closes_itself);
  void count(std::string_view name, bool is_end, bool is_void);
  void count_item(std::string_view name, bool is_end);

  std::unordered_map<std::string, int> closers_;
  std::unordered_map<std::string, int> open_;          ///< By name, for the count only.
  std::vector<std::pair<std::string, int>> unclosed_;  ///< Elements that must be closed, and their lines.
  int depth_ = 0;
  std::vector<std::pair<bool, int>>
      items_;           ///< Open items of lists: whether it is an `li`, and the depth that it stands at.
  int formatting_ = 0;  ///< Open elements that the HTML parser opens again in every block.
  std::uint64_t cost_ = 0;
  std::size_t scanned_ = 0;  ///< Bytes that were looked at for a tag and are looked at again.
  int line_ = 1;
  bool in_anchor_ = false;  ///< An `<a>` without an address was closed at once: its end tag goes.
  std::string inside_;      ///< The raw text element that is open.
  std::optional<TooComplex> problem_;
  std::vector<Notice> notices_;
};

/// True for the text of a comment that marks the end of the excerpt: `more` in any case, with white space, extra dashes
/// and words behind it.
bool is_more_marker(std::string_view comment);

}  // namespace essaypack
