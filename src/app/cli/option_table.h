#pragma once

/// The table of all options: what parses, explains and applies them.

#include "app/cli/options.h"
#include "base/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Sets of `CommandKind`, as bits.
using Kinds = unsigned;
constexpr Kinds bit(CommandKind kind) { return 1u << static_cast<unsigned>(kind); }
/// Those of a command: the bit of its kind, and for `epub` and `preview` another one for what only books have.
constexpr Kinds kBook = 1u << 31;
/// And one more for what makes books and writes them.
constexpr Kinds kEdition = 1u << 30;
Kinds kinds_of(const CommandEntry& command);

/// One option.
struct OptionEntry {
  std::string_view name;
  char letter;             ///< 0: none.
  std::string_view value;  ///< What the help calls its value; empty: it takes none.
  Text help;               ///< Empty: it shares the line of the one below.
  Kinds kinds;
  void (*set)(Options&, const std::string& value);
  std::string_view words = {};  ///< What the value may be, with spaces between; empty: anything. For completions.
};

/// All of them in the order of the help. One that means something else for some commands stands there twice.
const std::vector<OptionEntry>& all_options();

/// The place of `word` in `words`; where it is none of them, throws a `Failure` (exit 2) that names `option`.
std::size_t choose_word(const std::string& word, const std::vector<std::string>& words, const std::string& option);

}  // namespace essaypack
