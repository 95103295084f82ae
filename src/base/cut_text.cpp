/// Summaries of plain text that end where a reader would pause.

#include "base/text.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>

namespace essaypack {

namespace {

/// Code points behind the limit that ICU sees too, so that it knows whether the limit falls into a word.
constexpr std::size_t kContext = 24;

constexpr std::u32string_view kWideStops = U"。！？…";
constexpr std::u32string_view kNarrowStops = U".!?؟۔।॥";
constexpr std::u32string_view kClosers = U"”’」』》）】〉\"')]";
/// What must not stand before an ellipsis: pauses and opening marks.
constexpr std::u32string_view kDangling = U"，、；：,;:—–-“‘「『《（【〈([";

/// Words that end in a full stop and no sentence. Sorted.
constexpr std::u32string_view kShortened[] = {U"cf",  U"dr",  U"fig", U"ft", U"gen", U"gov",  U"jr",
                                              U"mr",  U"mrs", U"ms",  U"mt", U"pp",  U"prof", U"rep",
                                              U"rev", U"sen", U"sr",  U"st", U"vol", U"vs"};

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// True if the full stop in front of `stop` belongs to its word: `Dr. Smith`, `J. Smith`, `p.m.`, `and so on. then`.
bool is_shortened(const std::u32string& text, std::size_t stop) {
  if (text[stop - 1] != U'.') return false;
  std::size_t next = stop;
  while (next < text.size() && is_space(text[next])) ++next;
  if (next < text.size() && u_islower(static_cast<UChar32>(text[next]))) return true;
  std::u32string word;
  for (std::size_t at = stop - 1; at > 0 && u_isalpha(static_cast<UChar32>(text[at - 1])) && !is_cjk(text[at - 1]);
       --at)
    word.insert(word.begin(), static_cast<char32_t>(u_tolower(static_cast<UChar32>(text[at - 1]))));
  const std::size_t start = stop - 1 - word.size();
  const bool has_dot = start > 1 && text[start - 1] == U'.' && u_isalpha(static_cast<UChar32>(text[start - 2]));
  return word.size() == 1 || (has_dot && word.size() == 2) ||
         std::binary_search(std::begin(kShortened), std::end(kShortened), std::u32string_view(word));
}

/// Where the last sentence ends that ends behind `from` and not behind `limit`; 0 if none does.
std::size_t sentence_end(const std::u32string& text, std::size_t from, std::size_t limit) {
  for (std::size_t end = limit; end > from; --end) {
    std::size_t stop = end;
    while (stop > 0 && has(kClosers, text[stop - 1])) --stop;
    if (stop == 0) return 0;
    const char32_t next = end < text.size() ? text[end] : U' ';
    if (has(kClosers, next) || has(kWideStops, next) || has(kNarrowStops, next)) continue;
    if (has(kWideStops, text[stop - 1])) return end;
    if (has(kNarrowStops, text[stop - 1]) && (is_space(next) || is_cjk(next)) && !is_shortened(text, stop)) return end;
  }
  return 0;
}

enum class Break { word, character };

/// A break iterator of this thread; making one costs more than using it.
icu::BreakIterator* break_iterator(Break kind, std::string_view language) {
  constexpr std::size_t kMaxKept = 32;
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> kept;
  std::string key(kind == Break::word ? "w" : "c");
  key += language.substr(0, 32);
  const auto found = kept.find(key);
  if (found != kept.end()) return found->second.get();
  if (kept.size() >= kMaxKept) kept.clear();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(key.c_str() + 1);
  std::unique_ptr<icu::BreakIterator> made(kind == Break::word
                                               ? icu::BreakIterator::createWordInstance(locale, status)
                                               : icu::BreakIterator::createCharacterInstance(locale, status));
  if (U_FAILURE(status)) made = nullptr;
  return (kept[key] = std::move(made)).get();
}

/// The last boundary of that kind at or before `limit`, both in code points.
std::size_t boundary_before(const std::u32string& text, std::size_t limit, Break kind, std::string_view language) {
  icu::BreakIterator* breaks = break_iterator(kind, language);
  if (breaks == nullptr) return kind == Break::character ? limit : 0;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                                 static_cast<std::int32_t>(text.size()));
  const std::int32_t at = units.moveIndex32(0, static_cast<std::int32_t>(limit));
  breaks->setText(units);
  const std::int32_t boundary = breaks->isBoundary(at) ? at : breaks->preceding(at);
  return boundary <= 0 ? 0 : static_cast<std::size_t>(units.countChar32(0, boundary));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace

std::string cut_text(std::string_view text, std::size_t limit, std::string_view language) {
  if (text.size() <= limit) return std::string(text);
  if (limit == 0) return {};
  std::u32string head;
  std::size_t at = 0;
  for (; at < text.size() && head.size() < limit + kContext;) head += next_code_point(text, at);
  if (head.size() <= limit) return std::string(text);

  if (const std::size_t end = sentence_end(head, limit - limit / 3, limit)) {
    const std::size_t whole = boundary_before(head, end, Break::character, language);
    if (whole == end) return to_utf8(std::u32string_view(head).substr(0, end));
  }
  const auto shortened = [&](Break kind) {
    std::size_t end = boundary_before(head, limit - 1, kind, language);
    while (end > 0 && (is_space(head[end - 1]) || has(kDangling, head[end - 1]))) --end;
    return end;
  };
  std::size_t end = shortened(Break::word);
  if (end == 0) end = shortened(Break::character);
  return to_utf8(std::u32string_view(head).substr(0, end)) + "…";
}

}  // namespace essaypack
