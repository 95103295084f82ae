#include "export/book/text/title_lines.h"

#include "base/text.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <set>

namespace essaypack {
namespace {

constexpr std::size_t kMaxLines = 5;
constexpr std::size_t kMaxTitle = 1200;  ///< Bytes; a longer one is cut first.
constexpr std::size_t kMaxSmallLines = 12;
constexpr int kSmallest = 40;  ///< Pixels.
constexpr std::int64_t kPunctuationBonus = 4'000'000;

bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || is_cjk_neutral(c);
}

bool is_run(char32_t c) { return is_ascii_alnum(c) || c == '+' || c == '#' || c == '.'; }

/// The byte offsets at which an ICU iterator finds boundaries.
std::set<std::size_t> boundaries(icu::BreakIterator& iterator, std::string_view text) {
  std::set<std::size_t> found;
  UErrorCode error = U_ZERO_ERROR;
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &error);
  iterator.setText(view, error);
  if (U_SUCCESS(error))
    for (int32_t at = iterator.first(); at != icu::BreakIterator::DONE; at = iterator.next())
      found.insert(static_cast<std::size_t>(at));
  utext_close(view);
  return found;
}

std::set<std::size_t> line_breaks(std::string_view text, const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createLineInstance(locale, error));
  return U_SUCCESS(error) ? boundaries(*iterator, text) : std::set<std::size_t>{};
}

std::set<std::size_t> word_breaks(std::string_view text, const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createWordInstance(locale, error));
  return U_SUCCESS(error) ? boundaries(*iterator, text) : std::set<std::size_t>{};
}

/// Offsets at which a line may end, the end of the text among them.
std::vector<std::size_t> allowed_breaks(std::string_view text, const std::set<std::size_t>& lines,
                                        const std::set<std::size_t>* words) {
  std::vector<std::size_t> allowed = {0};
  for (const std::size_t at : lines) {
    if (at == 0 || at >= text.size() || (words && !words->contains(at))) continue;
    std::size_t before = at, after = at;
    if (is_run(previous_code_point(text, before)) && is_run(next_code_point(text, after))) continue;
    allowed.push_back(at);
  }
  allowed.push_back(text.size());
  return allowed;
}

bool ends_in_punctuation(std::string_view line) {
  for (const std::string_view mark : {"：", "，", "。", "；", "！", "？", "—", "、", ":", ",", ";", "!", "?"})
    if (line.ends_with(mark)) return true;
  return false;
}

/// The best way to break `text` into exactly `count` lines no wider than `limit`; empty if there is none.
std::vector<std::string> best_lines(std::string_view text, const std::vector<std::size_t>& breaks, std::size_t count,
                                    int limit) {
  constexpr std::int64_t kNever = INT64_MAX;
  const std::size_t n = breaks.size();
  std::vector<std::vector<std::int64_t>> cost(count + 1, std::vector<std::int64_t>(n, kNever));
  std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(n, 0));
  cost[0][0] = 0;
  const std::int64_t ideal = em_width(text) / static_cast<std::int64_t>(count);
  for (std::size_t k = 1; k <= count; ++k)
    for (std::size_t end = 1; end < n; ++end)
      for (std::size_t begin = end; begin-- > 0;) {
        const std::string_view line = trim(text.substr(breaks[begin], breaks[end] - breaks[begin]));
        const int width = em_width(line);
        if (width > limit) break;
        if (cost[k - 1][begin] == kNever || line.empty()) continue;
        std::int64_t sum = cost[k - 1][begin] + (width - ideal) * (width - ideal);
        if (end + 1 < n && ends_in_punctuation(line)) sum -= kPunctuationBonus;
        if (sum < cost[k][end]) cost[k][end] = sum, from[k][end] = begin;
      }
  if (cost[count][n - 1] == kNever) return {};
  std::vector<std::string> lines(count);
  for (std::size_t k = count, end = n - 1; k > 0; end = from[k--][end])
    lines[k - 1] = trim(text.substr(breaks[from[k][end]], breaks[end] - breaks[from[k][end]]));
  return lines;
}

/// Every place between two characters, but before marks that belong to the one before.
std::vector<std::size_t> all_breaks(std::string_view text) {
  std::vector<std::size_t> breaks = {0};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const char32_t c = next_code_point(text, at); begin > 0 && !is_mark_or_selector(c)) breaks.push_back(begin);
  }
  breaks.push_back(text.size());
  return breaks;
}

bool ends_within_word(std::string_view text, std::string_view line) {
  const char* const end = line.data() + line.size();
  return end < text.data() + text.size() && is_ascii_alnum(static_cast<unsigned char>(*end)) &&
         is_ascii_alnum(static_cast<unsigned char>(line.back()));
}

/// Fills lines from the top, as many characters as fit each; a word that is cut gets a hyphen.
std::vector<std::string> filled_lines(std::string_view text, int limit) {
  constexpr int kHyphen = 550;
  const std::vector<std::size_t> breaks = all_breaks(text);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin + 1 < breaks.size();) {
    std::size_t end = begin + 1;
    while (end + 1 < breaks.size() &&
           em_width(text.substr(breaks[begin], breaks[end + 1] - breaks[begin])) + kHyphen <= limit)
      ++end;
    const std::string_view line = text.substr(breaks[begin], breaks[end] - breaks[begin]);
    lines.push_back(std::string(trim(line)) + (ends_within_word(text, line) ? "-" : ""));
    begin = end;
  }
  return lines;
}

/// A title that is too long for the sizes that were asked for: smaller ones and more lines, at last with words cut.
TitleLines small_lines(std::string_view text, const std::vector<std::size_t>& breaks, int width, int largest) {
  for (int size = largest; size >= kSmallest; size -= 6)
    for (std::size_t count = 1; count <= kMaxSmallLines; ++count)
      if (auto found = best_lines(text, breaks, count, width * 1000 / size); !found.empty()) return {found, size};
  int size = largest;
  std::vector<std::string> lines = filled_lines(text, width * 1000 / size);
  while (lines.size() > kMaxSmallLines && size > kSmallest) {
    size = std::max(kSmallest, size - 6);
    lines = filled_lines(text, width * 1000 / size);
  }
  return {std::move(lines), size};
}

}  // namespace

int em_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += is_wide(next_code_point(text, at)) ? 1000 : 550;
  return width;
}

TitleLines break_title(std::string_view title, std::string_view language, int width, const std::vector<int>& sizes) {
  const std::string cut = title.size() > kMaxTitle ? cut_text(title, kMaxTitle / 4, language) : std::string(title);
  const std::string text = collapse_white_space(xml_clean(cut));
  const icu::Locale locale(std::string(language).c_str());
  if (text.empty()) return {{}, sizes.front()};
  const std::set<std::size_t> lines = line_breaks(text, locale), words = word_breaks(text, locale);
  for (const auto* within : {&words, static_cast<const std::set<std::size_t>*>(nullptr)}) {
    const std::vector<std::size_t> breaks = allowed_breaks(text, lines, within);
    for (std::size_t count = 1; count <= kMaxLines; ++count)
      for (const int size : sizes)
        if (auto found = best_lines(text, breaks, count, width * 1000 / size); !found.empty()) return {found, size};
  }
  return small_lines(text, allowed_breaks(text, lines, nullptr), width, sizes.back());
}

}  // namespace essaypack
