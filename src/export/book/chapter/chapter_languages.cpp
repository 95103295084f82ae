/// Paragraphs of a post in another script's language.

#include "base/language.h"
#include "base/prose_language.h"
#include "base/text.h"
#include "export/book/chapter/chapter_writer.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace essaypack {
namespace {

constexpr std::size_t kShortest = 40;  ///< Bytes of a text that tell its language.

/// What the bytes of a text say of its script, without the cost of reading its characters.
struct Bytes {
  std::size_t ascii = 0;       ///< Letters.
  std::size_t east_asian = 0;  ///< Bytes of what begins as kana, Han and Hangul do in UTF-8.
  std::size_t other = 0;
};

void gather(const pugi::xml_node& node, std::string& text) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element)
      text += child.value();
    else if (!is(child.name(), "code") && !is(child.name(), "math") && !has_neutral_prefix(child.name()))
      gather(child, text);
  }
}

/// What each byte adds, three counts in one number of 21 bits each, in the order of `Bytes`.
constexpr std::array<std::uint64_t, 256> kAdds = [] {
  std::array<std::uint64_t, 256> adds{};
  for (unsigned byte = 0; byte < 0x80; ++byte) adds[byte] = is_ascii_letter(static_cast<char>(byte)) ? 1 : 0;
  for (unsigned byte = 0xE3; byte <= 0xED; ++byte) adds[byte] = std::uint64_t{3} << 21;
  for (unsigned byte = 0xC3; byte < 0xE0; ++byte) adds[byte] = std::uint64_t{2} << 42;
  for (unsigned byte = 0xE0; byte <= 0xE1; ++byte) adds[byte] = std::uint64_t{3} << 42;
  return adds;
}();

Bytes count_bytes(std::string_view text) {
  constexpr std::size_t kPiece = 1 << 19;  // what three counts of 21 bits hold
  constexpr std::uint64_t kCount = (1 << 21) - 1;
  Bytes found;
  for (; !text.empty(); text.remove_prefix(std::min(kPiece, text.size()))) {
    std::uint64_t sum = 0;
    for (const char c : text.substr(0, kPiece)) sum += kAdds[static_cast<unsigned char>(c)];
    found.ascii += sum & kCount;
    found.east_asian += sum >> 21 & kCount;
    found.other += sum >> 42;
  }
  return found;
}

enum class Script { latin, cyrillic, chinese, japanese, korean, other };

Script script_of(std::string_view language) {
  const std::string primary = primary_language(language);
  if (primary == "zh") return Script::chinese;
  if (primary == "ja") return Script::japanese;
  if (primary == "ko") return Script::korean;
  if (is_one_of(primary, {"el", "hy", "he", "ar", "fa", "hi", "bn", "ta", "te", "th", "ka", "ur"}))
    return Script::other;
  return is_one_of(primary, {"ru", "uk", "bg", "be", "sr", "mk"}) ? Script::cyrillic : Script::latin;
}

/// Keeps the cost low where nothing is to be found: in nearly all paragraphs.
bool may_differ(std::string_view text, Script page) {
  const Bytes bytes = count_bytes(text);
  const bool has_kana = text.find("\xE3\x81") != text.npos || text.find("\xE3\x82") != text.npos;
  const bool is_western = bytes.east_asian * 10 < text.size();
  switch (page) {
    case Script::latin:
      return !is_western || bytes.other * 2 > text.size();
    case Script::cyrillic:
      return !is_western || bytes.ascii * 2 > text.size();
    case Script::chinese:
      return is_western || has_kana;
    case Script::japanese:
      return !has_kana;
    case Script::other:
      return !is_western || bytes.ascii * 2 > text.size();
    case Script::korean:
      break;
  }
  return is_western;
}

}  // namespace

std::string ChapterWriter::language_of_run(const pugi::xml_node& node) const {
  if (node.attribute("lang")) return {};
  std::string text;
  gather(node, text);
  if (text.size() < kShortest) return {};
  const Script page = script_of(page_language());
  if (!may_differ(text, page)) return {};
  const std::string language = language_of_prose(text);
  return language.empty() || script_of(language) == page ? std::string() : language;
}

}  // namespace essaypack
