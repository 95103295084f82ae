#pragma once

/// The words that a book adds to the author's own: Chinese in both scripts, English, Japanese.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The generated words of one book.
class Words {
 public:
  /// Those of `language` (BCP 47), English where it is none of the four, with `overrides` laid over them.
  Words(std::string_view language, const std::map<std::string, std::string>& overrides);

  /// The word of that key. An unknown key is a bug, and throws `std::logic_error`; tests/words.sh looks for some.
  const std::string& operator[](std::string_view key) const;

  /// The word with `{n}`, `{a}`, `{b}`, `{v}` replaced.
  std::string fill(std::string_view key, const std::map<char, std::string>& values) const;
  /// A number as the language groups its digits: "837,387".
  std::string number(std::size_t value) const;
  /// "12 篇", "1 post".
  std::string count(std::size_t posts) const;
  /// "散文，共 12 篇。", "Essays: 1 post."
  std::string describe(const std::string& title, std::size_t posts) const;

  /// Every key that may be overridden, sorted.
  static const std::vector<std::string>& keys();

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> words_;
};

}  // namespace essaypack
