#include "content/text/linkify.h"

#include "base/byte_set.h"
#include "base/text.h"
#include "base/url.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace essaypack {

namespace {

bool is_url_byte(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         std::string_view("<>\"`{}|\\^").find(c) == std::string_view::npos;
}

constexpr ByteSet kHints(":w@");
constexpr std::size_t kMaxHost = 300;
constexpr int kMaxWord = 12;  ///< Code points of a Chinese or Japanese word; what is longer is prose.

bool is_letter(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

/// Scripts whose words no space parts: a letter behind an address may be prose.
bool is_unspaced(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
    case USCRIPT_HANGUL:  // parted from each other, but not from the words before a particle
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return c >= 0x3000;  // `ー`, `々`
    default:
      return false;  // ICU's scripts are open
  }
}

/// What Korean hangs on to a word: `https://example.com/docs/를 보라`.
bool is_particle(std::string_view word) {
  return is_one_of(word, {"은", "는", "이", "가", "을", "를", "에", "의", "와", "과", "도", "로", "만", "에서", "으로",
                          "까지", "부터", "에는", "입니다"});
}

/// The end of the letters that are no ASCII from `at` on, as far as they are part of the address that begins at
/// `begin`:
///
///   letters                   behind                    followed by                       are
///   of a script with spaces   anything                  anything                          part
///   of one without            a host                    anything                          prose
///   of one without            `/wiki/`                  anything                          part
///   of one without            `/`, `=`, `#` and so on   `/`, `?`, `.html`: more of it     part
///   of one without            a path behind the first   white space, Latin                part
///   of one without            `host/`                   white space, Latin                prose
///   of one without            anything                  punctuation of its script         prose
///   Korean particles, and more than a dozen letters, are prose, too.
std::size_t end_of_letters(std::string_view text, std::size_t begin, std::size_t at) {
  std::size_t end = at;
  char32_t c = next_code_point(text, end);
  if (!is_letter(c)) return at;
  if (!is_unspaced(c)) return end;
  int count = 1;
  for (std::size_t next = end; next < text.size(); end = next, ++count) {
    c = next_code_point(text, next);
    if (c < 0x80 || !is_letter(c)) break;
  }
  const std::string_view before = text.substr(begin, at - begin);
  const std::size_t scheme = before.find("://");
  const std::size_t path = scheme == std::string_view::npos ? scheme : before.find_first_of("/?#", scheme + 3);
  if (path == std::string_view::npos || count > kMaxWord || is_particle(text.substr(at, end - at))) return at;
  if (before.ends_with("/wiki/")) return end;
  if (is_ascii_alnum(before.back())) return at;
  const char next = end < text.size() ? text[end] : ' ';
  const bool is_file = next == '.' && end + 1 < text.size() && is_ascii_alnum(text[end + 1]);
  if (is_file || std::string_view("/?=&#%_-").find(next) != std::string_view::npos) return end;
  return path + 1 < before.size() && (is_ascii_space(next) || is_ascii_alnum(next)) ? end : at;
}

std::size_t end_of_url(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int round = 0, square = 0;  // brackets that are closed and not open
  while (end < text.size()) {
    const std::size_t begin = end;
    if (static_cast<unsigned char>(text[end]) >= 0x80)
      end = end_of_letters(text, at, end);
    else if (is_url_byte(text[end]))
      ++end;
    if (end == begin) break;
    round += (text[begin] == ')') - (text[begin] == '(');
    square += (text[begin] == ']') - (text[begin] == '[');
  }
  while (end > at) {
    const char c = text[end - 1];
    if (c == ')' && round > 0)
      --round;
    else if (c == ']' && square > 0)
      --square;
    else if (std::string_view(".,:;!?'\"*_~").find(c) == std::string_view::npos)
      break;
    --end;
    // What looks like a character reference is none of the address (GFM, 6.9).
    if (c != ';') continue;
    std::size_t name = end;
    while (name > at && is_ascii_alnum(text[name - 1])) --name;
    if (name > at && name < end && text[name - 1] == '&') end = name - 1;
  }
  return end;
}

/// A letter of a script with spaces that is no ASCII: hosts may have them.
bool is_foreign_letter(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return false;
  const char32_t c = next_code_point(text, at);
  return is_letter(c) && !is_unspaced(c);
}

/// A host with a dot in it, or a name such as `localhost` behind a scheme.
bool has_host(std::string_view url, std::string_view prefix) {
  const std::string_view rest = url.substr(prefix.size());
  if (rest.empty() || !(is_ascii_alnum(rest[0]) || rest[0] == '[' || is_foreign_letter(rest, 0))) return false;
  std::size_t end = 0;
  while (end < rest.size() && std::string_view("/?#:").find(rest[end]) == std::string_view::npos) {
    if (is_foreign_letter(rest, end))
      next_code_point(rest, end);
    else if (is_url_byte(rest[end]))
      ++end;
    else
      break;
  }
  const std::string_view host = rest.substr(0, end);
  return prefix != "www." || host.find('.') != std::string_view::npos;
}

BareLink link_at(std::string_view text, std::size_t at, std::string_view prefix) {
  if (at > 0 && is_ascii_alnum(text[at - 1])) return {};
  // The host comes first: an address that is none must not cost a walk to the end of the text.
  if (!has_host(text.substr(at, kMaxHost), prefix)) return {};
  const std::size_t end = end_of_url(text, at);
  const std::string_view url = text.substr(at, end - at);
  if (url.size() <= prefix.size()) return {};
  const std::string whole = prefix == "www." ? "http://" + std::string(url) : std::string(url);
  return {at, end, is_ascii(whole) ? whole : encode_url(whole)};
}

BareLink mail_around(std::string_view text, std::size_t from, std::size_t at) {
  std::size_t begin = at;
  while (begin > from &&
         (is_ascii_alnum(text[begin - 1]) || std::string_view(".+-_").find(text[begin - 1]) != std::string_view::npos))
    --begin;
  std::size_t end = at + 1;
  std::size_t dots = 0;
  while (end < text.size() && (is_ascii_name(text[end]) || text[end] == '.')) {
    if (text[end] == '.' && (end + 1 == text.size() || !is_ascii_alnum(text[end + 1]))) break;
    dots += text[end] == '.';
    ++end;
  }
  while (begin < at && !is_ascii_alnum(text[begin])) ++begin;
  if (begin == at || dots == 0 || !is_ascii_alnum(text[end - 1])) return {};
  return {begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
}

}  // namespace

BareLink find_bare_link(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = kHints.find(text, at)) != std::string_view::npos; ++at) {
    BareLink found;
    if (text[at] == '@') {
      found = mail_around(text, from, at);
    } else if (text[at] == 'w') {
      if (text.compare(at, 4, "www.") == 0) found = link_at(text, at, "www.");
    } else if (text.compare(at, 3, "://") == 0) {
      for (const std::string_view scheme : {"https://", "http://"}) {
        const std::size_t length = scheme.size() - 3;
        if (at < from + length || text.compare(at - length, scheme.size(), scheme) != 0) continue;
        found = link_at(text, at - length, scheme);
        break;
      }
    }
    if (found.begin != std::string_view::npos) return found;
  }
  return {};
}

bool is_in_address(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 300;
  const std::size_t begin = at > kLongest ? at - kLongest : 0;
  const std::string_view before = text.substr(begin, at - begin);
  const std::size_t space = before.find_last_of(" \t\n<>\"");
  return before.find("://", space == before.npos ? 0 : space) != before.npos;
}

}  // namespace essaypack
