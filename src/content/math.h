#pragma once

/// Finding mathematics in Markdown: `$...$`, `$$...$$`, `\(...\)`, `\[...\]`, `\begin{x}...\end{x}`.

#include <array>
#include <cstddef>
#include <string_view>

namespace essaypack {

/// Walks one text from front to back; remembers the next closer of each kind, so that unclosed openers stay cheap.
class MathFinder {
 public:
  explicit MathFinder(std::string_view text) : text_(text) {}

  struct Found {
    std::size_t end = 0;      ///< 0: no mathematics opens here.
    bool is_display = false;  ///< It may stand as a block.
  };
  /// The mathematics that opens at `at`, which never decreases from call to call.
  Found find(std::size_t at);

 private:
  std::size_t end_behind(std::size_t at, std::size_t closer, std::size_t limit);
  std::size_t end_of_inline(std::size_t at) const;
  std::size_t end_of_environment(std::size_t at);

  std::string_view text_;
  std::array<std::size_t, 3> next_{};  ///< The next `$$`, `\)`, `\]`; npos: none.
  int failed_environments_ = 0;
};

}  // namespace essaypack
