#include "base/text.h"

#include <unicode/utf8.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace essaypack {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// True if all eight bytes are printable ASCII (0x20 to 0x7E).
bool is_printable_word(const char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = kOnes * 0x80;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  if ((word & kHighs) != 0) return false;
  // With the high bits clear neither sum nor difference carries into the next byte.
  const std::uint64_t not_below_space = (word | kHighs) - kOnes * 0x20;
  const std::uint64_t is_delete = word + kOnes;
  return (not_below_space & ~is_delete & kHighs) == kHighs;
}

/// What a cleaning pass does with the code point at one place.
enum class Fate { keep, space, newline, remove, replace };

Fate fate_of(char32_t c, bool ill_formed) {
  if (ill_formed) return Fate::replace;
  if (c == '\r') return Fate::newline;
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return Fate::space;
  if (c < 0x20) return c == '\t' || c == '\n' ? Fate::keep : Fate::remove;
  if (c >= 0x7F && c <= 0x9F) return Fate::remove;
  return c == 0xFFFE || c == 0xFFFF ? Fate::remove : Fate::keep;
}

/// Decodes strictly; true if the bytes were ill-formed (then `c` is U+FFFD).
bool decode(std::string_view text, std::size_t& at, char32_t& c) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 code;
  U8_NEXT(bytes, at, text.size(), code);
  c = code < 0 ? U'\uFFFD' : static_cast<char32_t>(code);
  return code < 0;
}

/// Bytes that are kept whatever stands beside them: printable ASCII, tab and LF.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
  plain['\t'] = plain['\n'] = true;
  return plain;
}();

/// True for the three bytes at `bytes` if they are a code point of U+2000 to U+CFFF or U+F900 to U+FFBF that is kept:
/// nothing there is overlong or a surrogate, and only U+2028 and U+2029 are changed.
bool is_plain_three(const char* bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const auto next = static_cast<unsigned char>(bytes[1]);
  if (!is_trail(bytes[1]) || !is_trail(bytes[2])) return false;
  if (lead >= 0xE3 && lead <= 0xEC) return true;
  if (lead == 0xEF) return next >= 0xA4 && next <= 0xBE;
  return lead == 0xE2 && (next != 0x80 || (bytes[2] != '\xA8' && bytes[2] != '\xA9'));
}

/// True if the first six of eight bytes at `bytes` are two code points of U+4000 to U+BFFF, which are kept: nearly all
/// Chinese characters.
bool are_plain_threes(const char* bytes) {
  using Bytes = std::array<std::uint8_t, 8>;
  constexpr auto kMarks = std::bit_cast<std::uint64_t>(Bytes{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0});
  constexpr auto kThrees = std::bit_cast<std::uint64_t>(Bytes{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80});
  constexpr auto kFours = std::bit_cast<std::uint64_t>(Bytes{4, 0, 0, 4});
  constexpr auto kEights = std::bit_cast<std::uint64_t>(Bytes{8, 0, 0, 8});
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  // 0xE4 to 0xEB: of the bits 4 and 8 one is set.
  return (word & kMarks) == kThrees && ((word & kFours) << 1 ^ (word & kEights)) == kEights;
}

/// The first place from `at` on that cleaning has to change; the size of `text` if there is none.
std::size_t find_unclean(std::string_view text, std::size_t at) {
  const char* bytes = text.data();
  const std::size_t size = text.size();
  while (at < size) {
    while (at + 8 <= size && is_printable_word(bytes + at)) at += 8;
    while (at < size && kPlain[static_cast<unsigned char>(bytes[at])]) ++at;
    while (at + 3 <= size && is_plain_three(bytes + at)) {
      at += 3;
      while (at + 8 <= size && are_plain_threes(bytes + at)) at += 6;
    }
    if (at == size) break;
    if (kPlain[static_cast<unsigned char>(bytes[at])]) continue;
    const std::size_t start = at;
    char32_t c;
    const bool ill_formed = decode(text, at, c);
    if (fate_of(c, ill_formed) != Fate::keep) return start;
  }
  return size;
}

/// Line and column (1-based, the column in code points) of the byte `at` in the raw text.
void locate(std::string_view raw, std::size_t at, int& line, int& column) {
  line = 1;
  std::size_t start = raw.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::size_t i = start; i < at; ++i)
    if (raw[i] == '\n' || (raw[i] == '\r' && raw.substr(i + 1, 1) != "\n")) {
      ++line;
      start = i + 1;
    }
  column = 1 + static_cast<int>(count_code_points(raw.substr(start, at - start)));
}

void note(std::string_view raw, std::size_t at, std::size_t& count, int& line, int& column) {
  if (count++ == 0) locate(raw, at, line, column);
}

/// Copies `raw` from `at` on to `out`, cleaned; `bad` is the first place to change.
void copy_clean(std::string_view raw, std::size_t at, std::size_t bad, TextRepairs& repairs, std::string& out) {
  while (true) {
    out.append(raw, at, bad - at);
    if (bad == raw.size()) return;
    std::size_t next = bad;
    char32_t c;
    const bool ill_formed = decode(raw, next, c);
    switch (fate_of(c, ill_formed)) {
      case Fate::keep:
        break;
      case Fate::space:
        out += ' ';
        break;
      case Fate::newline:
        out += '\n';
        if (raw.substr(next, 1) == "\n") ++next;
        break;
      case Fate::remove:
        note(raw, bad, repairs.controls, repairs.control_line, repairs.control_column);
        break;
      case Fate::replace:
        note(raw, bad, repairs.invalid, repairs.invalid_line, repairs.invalid_column);
        out += kReplacement;
        break;
    }
    at = next;
    bad = find_unclean(raw, at);
  }
}

/// Bytes that are UTF-8, but for some of them.
std::string clean_utf8(std::string_view raw, TextRepairs& repairs) {
  repairs.bom = raw.substr(0, 3) == "\xEF\xBB\xBF";
  const std::size_t start = repairs.bom ? 3 : 0;
  std::string out;
  out.reserve(raw.size());
  copy_clean(raw, start, find_unclean(raw, start), repairs, out);
  return out;
}

}  // namespace

char32_t next_rare_code_point(std::string_view text, std::size_t& at) {
  char32_t c;
  decode(text, at, c);
  return c;
}

char32_t previous_code_point(std::string_view text, std::size_t& at) {
  const auto last = static_cast<unsigned char>(text[at - 1]);
  if (last < 0x80) {
    --at;
    return last;
  }
  // No sequence is longer than four bytes, and ICU counts in int32_t: a window is enough.
  const std::size_t start = at < 8 ? 0 : at - 8;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + start);
  auto i = static_cast<std::int32_t>(at - start);
  UChar32 c;
  U8_PREV(bytes, 0, i, c);
  at = start + static_cast<std::size_t>(i);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    out += kReplacement;
  } else {
    if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    }
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string clean_file_text(std::string_view raw, TextRepairs& repairs) {
  repairs = {};
  std::optional<std::string> converted = utf16_to_utf8(raw);
  if (converted) repairs.encoding = "UTF-16";
  std::string out = clean_utf8(converted ? *converted : raw, repairs);
  if (repairs.invalid == 0 || converted) return out;
  std::string encoding;
  converted = legacy_to_utf8(raw, encoding);
  if (!converted) return out;
  repairs = {};
  repairs.encoding = std::move(encoding);
  return clean_utf8(*converted, repairs);
}

std::string xml_clean(std::string_view text) {
  const std::size_t bad = find_unclean(text, 0);
  if (bad == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size() + kReplacement.size());
  TextRepairs repairs;
  copy_clean(text, 0, bad, repairs, out);
  return out;
}

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    if (word & 0x8080808080808080) return false;
  }
  for (; at < text.size(); ++at)
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_space(next_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t at = text.size();
    if (!is_space(previous_code_point(text, at))) break;
    text.remove_suffix(text.size() - at);
  }
  return text;
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower_ascii(c);
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  append_escaped(out, text);
  return out;
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  const auto replace = [&](std::size_t at, std::string_view entity) {
    out.append(text, done, at - done).append(entity);
    done = at + 1;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c > '>') continue;
    if (c == '&')
      replace(at, "&amp;");
    else if (c == '<')
      replace(at, "&lt;");
    else if (c == '>')
      replace(at, "&gt;");
    else if (c == '"')
      replace(at, "&quot;");
  }
  out.append(text, done);
}

std::string code_point_name(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t done = 0;
  for (std::size_t at; (at = text.find(separator, done)) != text.npos; done = at + 1)
    parts.push_back(text.substr(done, at - done));
  parts.push_back(text.substr(done));
  return parts;
}

}  // namespace essaypack
