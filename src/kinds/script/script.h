#pragma once

/// What a file of settings in JavaScript or TypeScript says literally. Nothing is run: what a script computes is not
/// known, and whoever asks is told that it is not.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A word of a script. Comments and white space are none.
struct ScriptToken {
  enum class Type {
    name,
    text,      ///< A string, its escapes resolved.
    computed,  ///< A template string with values in it, or one with escapes that are not read.
    number,
    pattern,  ///< A regular expression.
    sign,     ///< One character.
  };
  Type type = Type::sign;
  std::string text;
  int line = 1;

  bool is(char sign) const { return type == Type::sign && text[0] == sign; }
  bool is_word() const { return type == Type::name || type == Type::text; }
  bool is_literal() const { return type == Type::name || type == Type::text || type == Type::number; }
};

class Script {
 public:
  explicit Script(std::string_view source);

  bool is_empty() const { return tokens_.empty(); }
  /// The line of the first mention of a word, as a name or a string; 0: there is none.
  int line_of(std::string_view word) const;

  /// Strings that stand together, of all places.
  struct Strings {
    std::vector<std::string> texts;
    int unread_line = 0;  ///< Of the first place that is no literal list of strings.
    bool is_there() const { return unread_line > 0 || !texts.empty(); }
  };
  /// What a place of a script lies in, the innermost last: the key of an object or list (`docs` of `docs: {…}`),
  /// `[name` in a list that begins with the string `name`, `new` in the arguments of a constructor, else an empty text.
  using Owners = std::vector<std::string>;
  /// The lists behind each mention of `member` (`member: ['a']`, `"member" = [...]`) for whose place `counts` is true.
  Strings lists(std::string_view member, bool (*counts)(const Owners&) = nullptr) const;
  /// The arguments of each call whose name ends with these words: `{"ignores", "add"}` of `config.ignores.add('a')`.
  Strings arguments(std::initializer_list<std::string_view> function) const;

  /// The literal values of each `member: value` and `member = value`, in their order.
  std::vector<ScriptToken> values(std::string_view member) const;
  /// The only value of the module (`module.exports = true`, `export default false`), if it is a literal.
  std::optional<std::string_view> exported() const;
  /// The literal second argument of each call `function(key, value)`.
  std::vector<std::string_view> values_of_calls(std::string_view function, std::string_view key) const;
  /// The literal first argument of each call.
  std::vector<std::string_view> values_of_calls(std::string_view function) const;

 private:
  bool is_sign(std::size_t at, char sign) const { return at < tokens_.size() && tokens_[at].is(sign); }
  /// What the bracket at `at` opens, for `Owners`.
  std::string owner_at(std::size_t at) const;
  /// The value behind the `:` or `=` at `at`, the place behind a key; none: no such sign stands there.
  std::optional<std::size_t> value_place(std::size_t at) const;
  /// Takes the strings between the sign at `at` and `close`; false: something else is there.
  bool take_strings(std::size_t& at, char close, std::vector<std::string>& texts) const;

  std::vector<ScriptToken> tokens_;
};

}  // namespace essaypack
