#pragma once

/// The process's surroundings, read in one place and handed down as values.

#include "base/translation.h"
#include "config/config.h"

#include <cstdint>
#include <optional>
#include <string>

namespace essaypack {

/// Clock, environment and terminal at the start of the run.
struct World {
  Translation language;    ///< Of messages.
  std::int64_t clock = 0;  ///< Unix seconds.
  std::optional<std::int64_t> source_date_epoch;
  bool is_terminal = false;  ///< stderr is one.
  bool color = false;
  bool can_erase = false;  ///< stderr is a terminal that knows how to erase a line.
  bool journal = false;    ///< stderr goes to the systemd journal.
};

/// Throws `Failure` (exit 2) where SOURCE_DATE_EPOCH is no number.
World read_world(const Translation& language = {});

/// The catalogue of messages: the one that `asked` names, else that of the environment, as gettext reads it: the first
/// of LANGUAGE (a list) that there is where the locale (LC_ALL, LC_MESSAGES, LANG) is not `C`, then the locale's.
std::string message_language(const std::optional<std::string>& asked);

/// The instant that decides whether a post is due: `--now`, else SOURCE_DATE_EPOCH, else the clock. Throws `Failure`
/// (exit 2).
Timestamp read_now(const std::optional<std::string>& now, const World& world, const Zone& zone);

}  // namespace essaypack
