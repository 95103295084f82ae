#pragma once

/// Numbers of displayed equations, as MathJax counts them, and what `\ref` and `\eqref` show of them.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The labelled equations of one body. Equations are numbered where something refers to the number of one.
class Equations {
 public:
  Equations() = default;
  explicit Equations(std::string_view body);

  /// True if no equation has a label: nothing is to be done.
  bool empty() const { return labels_.empty(); }
  /// What a reference that begins at `at` shows: `(3)` for `\eqref{name}`; nothing where it is none, or of no equation.
  struct Reference {
    std::string text;
    std::size_t size = 0;  ///< Bytes of the reference.
  };
  std::optional<Reference> reference_at(std::string_view text, std::size_t at) const;
  /// The formula that begins at `at` of the body, with its numbers as tags, its references as text, without labels.
  std::string resolve(std::string tex, std::size_t at) const;

 private:
  std::map<std::string, std::string, std::less<>> labels_;  ///< What a reference shows, without parentheses.
  std::map<std::size_t, int> first_;                        ///< The first number in an environment, by its offset.
};

/// A formula for KaTeX, whose MathML has no tags of environments: that of an equation stands behind it, those of rows
/// are text in them.
std::string with_shown_tags(std::string_view tex);

}  // namespace essaypack
