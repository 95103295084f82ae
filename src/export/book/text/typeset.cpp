#include "export/book/text/typeset.h"

#include "base/language.h"
#include "content/text/smart_text.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace essaypack {

std::string typeset(std::string_view text, std::string_view quotes) {
  if (text.find_first_of("\"'-.") == text.npos) return std::string(text);
  std::vector<std::pair<std::size_t, std::size_t>> code;
  for (std::size_t at = text.find('`'); at != text.npos;) {
    const std::size_t end = text.find('`', at + 1);
    if (end == text.npos) break;
    code.emplace_back(at, end + 1);
    at = text.find('`', end + 1);
  }
  SmartText smart(quotes);
  smart.begin_block();
  return smart.turn(text, code, U'\n');
}

std::string typeset_title(std::string_view text, std::string_view language) {
  constexpr std::string_view kLanguages[] = {"en", "es", "it", "ja", "ko", "nl", "pt", "tr", "zh"};
  const std::string primary = primary_language(language);
  const bool is_known = std::find(std::begin(kLanguages), std::end(kLanguages), primary) != std::end(kLanguages);
  return is_known ? typeset(text, "“”‘’") : std::string(text);
}

}  // namespace essaypack
