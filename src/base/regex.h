#pragma once

/// Regular expressions that a configuration file brings along. ICU bounds the time and the stack that one takes.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A compiled regular expression over UTF-8 text.
class Regex {
 public:
  /// In ICU's syntax, with named groups as Python and Go write them. Nothing if `pattern` is no regular expression.
  static std::optional<Regex> parse(std::string_view pattern);
  /// In the syntax of Go's `regexp`: it finds what Go finds. Nothing if Go takes it for none, or it can't be read so.
  static std::optional<Regex> parse_go(std::string_view pattern);
  /// True if it matches somewhere in `text`; nothing if that takes too long to tell.
  std::optional<bool> finds(std::string_view text) const;
  /// What its named groups (of `parse` alone) have found, by name; nothing where it does not match from the beginning
  /// of `text` on. `takes_too_long` is set where that can't be told.
  std::optional<std::map<std::string, std::string>> match_names(std::string_view text, bool& takes_too_long) const;

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

 private:
  struct Compiled;
  static std::optional<Regex> compile(std::string_view pattern, std::vector<std::string> names = {});
  explicit Regex(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace essaypack
