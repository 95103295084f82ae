#include "content/tree/bounds.h"

#include <algorithm>
#include <cstdint>

namespace essaypack {

namespace {

/// Texts below this size cost less than 0.1 s whatever they hold.
constexpr std::size_t kHarmless = 8'000;
constexpr std::uint64_t kBudget = 150'000'000;  ///< Steps of cmark's quadratic loops, about 2 ns each.
constexpr std::size_t kMaxNodes =
    250'000;  ///< cmark's nodes take some 150 bytes each, what becomes of them as much again.
constexpr std::size_t kMaxCells = 200'000;
constexpr std::size_t kMaxColumns = 1'000;  ///< cmark walks all columns for each column.

/// Walks the lines and adds up what each paragraph may cost.
class Estimate {
 public:
  std::optional<TooComplex> run(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && !problem_; ++line_) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      take_line(text.substr(at, end - at));
      at = end + 1;
    }
    return problem_;
  }

 private:
  void take_line(std::string_view line) {
    if (line.find_first_not_of(" \t>\r") == std::string_view::npos) {
      paragraph_lines_ = 0;
      openers_ = 0;
      columns_ = 0;
      return;
    }
    // a comment of ours is a block of its own, whatever stands above it
    if (line.ends_with("<!---->") &&
        line.find_first_not_of(" \t>") == line.size() - std::string_view("<!---->").size()) {
      paragraph_lines_ = openers_ = columns_ = 0;
      nodes_ += 4;
      return;
    }
    ++paragraph_lines_;
    count_openers(line);
    count_cells(line);
    if (cost_ > kBudget) fail(tr("a paragraph is too costly to parse"));
    if (nodes_ > kMaxNodes) fail(tr("too many pieces of markup in one post"));
    if (cells_ > kMaxCells) fail(tr("a table has too many cells"));
  }

  /// `[`, `<?` and `<!` each look for their end through the whole paragraph.
  void count_openers(std::string_view line) {
    std::size_t openers = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (c == '[') ++openers;
      if (c == '<' && i + 1 < line.size() && (line[i + 1] == '?' || line[i + 1] == '!')) ++openers;
      nodes_ += c == ']' || c == '*' || c == '_' || c == '`' || c == '&' || c == '\\' || c == '!';
      // what may be a link or a tag is read again by others, and becomes more
      if (c == '[') nodes_ += 2;
      if (c == '<') nodes_ += 3;
    }
    nodes_ += 2;
    const std::size_t before = openers_;
    openers_ += openers;
    cost_ += std::uint64_t{openers_} * openers_ - std::uint64_t{before} * before;
  }

  void count_cells(std::string_view line) {
    const auto pipes = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
    if (columns_ > 0) cells_ += columns_;
    if (line.find('-') == std::string_view::npos) return;
    if (line.find_first_not_of(" \t>|:-") != std::string_view::npos) return;
    columns_ = std::max(columns_, pipes + 1);
    if (columns_ > kMaxColumns) fail(tr("a table has more than 1,000 columns"));
    cost_ += std::uint64_t{columns_} * columns_ + std::uint64_t{paragraph_lines_} * paragraph_lines_;
  }

  void fail(const Message& message) {
    if (!problem_) problem_ = TooComplex{line_, message};
  }

  int line_ = 1;
  std::size_t paragraph_lines_ = 0;
  std::size_t openers_ = 0;  ///< Of this paragraph.
  std::size_t columns_ = 0;  ///< Of this paragraph's table.
  std::size_t nodes_ = 0;
  std::size_t cells_ = 0;
  std::uint64_t cost_ = 0;
  std::optional<TooComplex> problem_;
};

}  // namespace

std::optional<TooComplex> check_markdown_cost(std::string_view text) {
  if (text.size() > kMaxBody) return TooComplex{1, tr("the text is longer than 8 MiB")};
  if (text.size() < kHarmless) return std::nullopt;
  return Estimate().run(text);
}

}  // namespace essaypack
