#pragma once

/// Tokens of private-use letters: what stands in the Markdown for a piece that the parser must not see (mathematics, a
/// template tag), and the guard letter of the CJK emphasis pass. cmark takes them for letters, so they pass through
/// anything; whoever writes a literal resolves them.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A piece that was taken out of the Markdown.
struct Placeholder {
  enum class Kind {
    math,        ///< `output` is TeX, shown in a span, or in a div where it stands alone.
    html,        ///< `output` is HTML for the place where the tag stood.
    html_block,  ///< The same, with the paragraph around it dropped.
    html_open,   ///< The same at the begin of a paragraph: the element that it opens takes the paragraph's place.
    text,        ///< `output` is plain text.
    hide         ///< What stands at `output`, `kHideAbove` and so on, is shown to nobody, or on some pages.
  };
  Kind kind = Kind::text;
  std::string source;  ///< As the author wrote it: what code shows.
  std::string output;
  std::string plain;        ///< What an address, a title or an alt text shows.
  bool is_display = false;  ///< Mathematics that may stand as a block.
  int line = 0;             ///< Of the body, where it begins.

  /// HTML that takes the place of what is `written`; `which` is one of HTML's kinds.
  static Placeholder of_html(std::string_view written, std::string html, Kind which = Kind::html);
  /// Hides what stands at `where`, one of the places below.
  static Placeholder of_hidden(const char* where);

  bool is_html() const { return kind == Kind::html || kind == Kind::html_block || kind == Kind::html_open; }
  /// Where it is all that a paragraph holds, there is none.
  bool stands_alone() const { return kind == Kind::html_block || kind == Kind::hide || is_display; }
};

/// Stands in an address for what only the site's generator knows: a character of private use.
inline constexpr std::string_view kUnknownAddress = "\xEF\xA3\xBD";

/// Which neighbour of a token attributes hide.
inline constexpr const char *kHideAbove = "above", *kHideBelow = "below", *kHideSpan = "span", *kHideItem = "item";
/// The block that the token ends, and the same where it touches no element.
inline constexpr const char *kHideOwn = "own", *kHideNear = "near";
/// The picture before the token is for a page of that kind.
inline constexpr const char *kDarkPicture = "dark", *kLightPicture = "light";

/// The letters of one post: a block of 64 private-use code points that its text does not use.
class Letters {
 public:
  /// Chooses a free block for `text`. If all candidates occur in it (no honest text does that), the last is taken out
  /// of the text.
  static Letters choose(std::string& text);

  std::string guard() const { return letter(0); }
  /// Stands behind a character that a backslash made literal: cmark's tree does not tell.
  std::string escape() const { return letter(3); }
  std::string token(std::size_t index) const;

  /// True if `text` may hold a letter of the block: one memchr for nearly every text.
  bool may_occur(std::string_view text) const;

  /// What stands at `at`.
  struct Found {
    enum class What { nothing, guard, escape, token } what = What::nothing;
    std::size_t size = 0;   ///< Bytes.
    std::size_t index = 0;  ///< Of the placeholder.
  };
  Found look(std::string_view text, std::size_t at) const;
  /// The next letter at or after `at`; npos if there is none.
  std::size_t find(std::string_view text, std::size_t at) const { return text.find(prefix_, at); }
  /// Goes through a text from its begin: `between(piece)` for what stands between letters, `on_letter(found, piece)`
  /// for each letter or token.
  template <class Between, class OnLetter>
  void walk(std::string_view text, const Between& between, const OnLetter& on_letter) const {
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t at = std::min(find(text, from), text.size());
      if (at > from) between(text.substr(from, at - from));
      if (at == text.size()) return;
      const Found found = look(text, at);
      const std::string_view piece = text.substr(at, found.size > 0 ? found.size : 3);
      on_letter(found, piece);
      from = at + piece.size();
    }
  }

 private:
  std::string letter(unsigned value) const { return prefix_ + static_cast<char>(0x80 + value); }
  std::string prefix_ = "\xEE\xAC";
};

/// A formula as HTML.
std::string math_span(std::string_view tex);

/// How a literal resolves its tokens.
enum class Resolve {
  source,  ///< As written: code.
  plain,   ///< Addresses, titles, alt texts.
  html     ///< Raw HTML.
};
/// `text` without guards and escapes, and with its tokens resolved.
std::string resolve_tokens(std::string_view text, const Letters& letters, const std::vector<Placeholder>& placeholders,
                           Resolve how);

}  // namespace essaypack
