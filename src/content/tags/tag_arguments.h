#pragma once

/// The arguments of themes' tags. Every theme has forms of its own, and one reader knows them all:
///   words   `标题 color:red`, `"两 词" open:true` (NexT, Stellar), `title="两 词" icon="fa-x"` (Redefine)
///   commas  `red, 文字`, `名, url=https://e.org/, description=两 词` (Butterfly, Anzhiyu)
///   colons  `red::文字` (Volantis, Redefine)
///   bars    `iphone11 | img=a.png | alt=两 词` (Volantis)

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// The arguments of a theme's tag, those with a key apart.
struct ThemeArguments {
  enum class Form { words, commas, colons, bars } form = Form::words;
  std::vector<std::string> parts;  ///< Without a key.
  std::vector<std::pair<std::string, std::string>> named;

  bool is_list() const { return form != Form::words; }
  /// A named argument; empty if there is none.
  std::string named_by(std::string_view key) const;
  /// The part at a place; empty if there are fewer.
  std::string part(std::size_t at) const { return at < parts.size() ? parts[at] : std::string(); }
  /// The parts from one on, as they were written.
  std::string text(std::size_t from = 0) const;
};

/// A text behind words that say only how it looks: `red open, 标题`, `warning fa-x::标题`, `info no-icon 标题`.
struct StyledArguments {
  std::vector<std::string> styles;
  std::string text;
  bool is_list = false;  ///< A comma or colons divide the two.
  std::vector<std::pair<std::string, std::string>> named;

  std::string named_by(std::string_view key) const;
};

/// Where a list of arguments is divided: at any comma, or only before a space, for addresses hold commas, too.
enum class Commas { any, spaced };

/// Reads arguments that are a list where they hold `::`, ` | ` or commas, else words. `keys` are the names that may
/// stand before a `:` or `=`, each between spaces; other words with such a sign are text.
ThemeArguments read_list(std::string_view text, std::string_view keys, Commas commas = Commas::any);
/// The same of arguments that are words, whatever they hold.
ThemeArguments read_words(std::string_view text, std::string_view keys);
/// Reads a text with its style before it. `colons`, commas or nothing may divide the two.
StyledArguments read_styled(std::string_view text, std::string_view keys);

/// True for a word of a list of words between spaces.
bool is_listed(std::string_view word, std::string_view list);
/// True for a kind, a colour or an icon: what a tag is told, not what it shows.
bool is_style(std::string_view word);
/// The same of sizes, places and whatever else says how a text looks that is divided from it.
bool is_look(std::string_view word);
bool is_icon(std::string_view word);
/// True if all words of a text are looks, and for an empty one.
bool says_looks(std::string_view text);

/// Arguments split at spaces outside quotes; the quotes go.
std::vector<std::string> split_words(std::string_view text);
/// Arguments split at commas, each trimmed and without quotes.
std::vector<std::string> split_commas(std::string_view text);
std::string join_words(const std::vector<std::string>& words, std::size_t from);
/// True for what can only be an address or a path: it has a scheme, a slash at its start, or an extension.
bool looks_like_address(std::string_view word);
/// True for `carousel-1`, `tomato`: a name for scripts and styles, hardly a title.
bool is_identifier(std::string_view text);
/// True for `100`, `20px`, `50%`, `1.5em`.
bool is_length(std::string_view word);

}  // namespace essaypack
