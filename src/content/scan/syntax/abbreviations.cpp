/// `*[HTML]: what it stands for`, a line that shows nothing.

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

Line take_abbreviation(Scan& scan, const LineStart& start) {
  constexpr std::size_t kMostAbbreviations = 5'000, kLongest = 80, kLongestMeaning = 1'000;
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t close = line.find("]:");
  if (start.indent >= kLevel || !line.starts_with("*[") || close == line.npos || close == 2) return Line::other;
  if (line.substr(2, close - 2).find_first_of("[]") != line.npos) return Line::other;
  const std::string_view words = trim(line.substr(2, close - 2)), meaning = trim(line.substr(close + 2));
  const bool is_kept = !words.empty() && words.size() <= kLongest && meaning.size() <= kLongestMeaning;
  Abbreviations& known = scan.made.abbreviations;
  if (is_kept && known.size() < kMostAbbreviations) {
    // of two kramdown takes the last, others the first
    const auto [at, is_new] = known.emplace(words, meaning);
    if (!is_new && scan.markdown().kramdown) at->second = meaning;
  }
  scan.drop_line();
  return Line::done;
}

}  // namespace essaypack
