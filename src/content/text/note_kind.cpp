#include "content/text/note_kind.h"

#include <string>

namespace essaypack {

bool is_note_kind(std::string_view word) {
  constexpr std::string_view kKinds =
      " abstract attention bug caution check danger done error example fail failure faq help hint important info "
      "missing "
      "note question quote success summary tip tldr todo warning ";
  return !word.empty() && kKinds.find(" " + std::string(word) + " ") != std::string_view::npos;
}

}  // namespace essaypack
