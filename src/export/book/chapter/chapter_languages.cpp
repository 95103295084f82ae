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
  std::size_t all = 0;
  bool has_kana = false;
};

/// Calls `take` with each text of the prose in `node`, in their order.
template <typename Take>
void for_each_text(const pugi::xml_node& node, const Take& take) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element)
      take(std::string_view(child.value()));
    else if (!is(child.name(), "code") && !is(child.name(), "math") && !has_neutral_prefix(child.name()))
      for_each_text(child, take);
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

void count_bytes(std::string_view text, Bytes& found) {
  constexpr std::size_t kPiece = 1 << 19;  // what three counts of 21 bits hold
  constexpr std::uint64_t kCount = (1 << 21) - 1;
  found.all += text.size();
  found.has_kana = found.has_kana || text.find("\xE3\x81") != text.npos || text.find("\xE3\x82") != text.npos;
  for (; !text.empty(); text.remove_prefix(std::min(kPiece, text.size()))) {
    std::uint64_t sum = 0;
    for (const char c : text.substr(0, kPiece)) sum += kAdds[static_cast<unsigned char>(c)];
    found.ascii += sum & kCount;
    found.east_asian += sum >> 21 & kCount;
    found.other += sum >> 42;
  }
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
bool may_differ(const Bytes& bytes, Script page) {
  const bool is_western = bytes.east_asian * 10 < bytes.all;
  switch (page) {
    case Script::latin:
      return !is_western || bytes.other * 2 > bytes.all;
    case Script::cyrillic:
      return !is_western || bytes.ascii * 2 > bytes.all;
    case Script::chinese:
      return is_western || bytes.has_kana;
    case Script::japanese:
      return !bytes.has_kana;
    case Script::other:
      return !is_western || bytes.ascii * 2 > bytes.all;
    case Script::korean:
      break;
  }
  return is_western;
}

}  // namespace

std::string ChapterWriter::language_of_run(const pugi::xml_node& node) const {
  if (node.attribute("lang")) return {};
  Bytes bytes;
  for_each_text(node, [&](std::string_view text) { count_bytes(text, bytes); });
  if (bytes.all < kShortest) return {};
  const Script page = script_of(page_language());
  if (!may_differ(bytes, page)) return {};
  std::string text;
  for_each_text(node, [&](std::string_view piece) { text += piece; });
  const std::string language = language_of_prose(text);
  return language.empty() || script_of(language) == page ? std::string() : language;
}

}  // namespace essaypack
