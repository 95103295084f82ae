#include "app/world/world.h"

#include "base/text.h"
#include "diag/failure.h"

#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <ctime>

namespace essaypack {
namespace {

/// Empty where the variable is not set.
std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::optional<std::int64_t> read_epoch() {
  const std::string text = variable("SOURCE_DATE_EPOCH");
  if (text.empty()) return std::nullopt;
  std::int64_t seconds = 0;
  constexpr std::int64_t kYear10000 = 253'402'300'800;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc{} && end == text.data() + text.size() && seconds >= 0 && seconds < kYear10000) return seconds;
  throw Failure(ExitCode::usage, tr("'{}' in SOURCE_DATE_EPOCH is no number of seconds", text),
                tr("unset it, or write seconds since 1970: 1761774000"));
}

/// systemd names the device and inode of the stream that it gave us (systemd.exec(5)); stderr may lead elsewhere since.
bool is_journal(const std::string& stream) {
  struct stat there {};
  if (stream.empty() || fstat(STDERR_FILENO, &there) != 0) return false;
  return stream == std::to_string(there.st_dev) + ":" + std::to_string(there.st_ino);
}

}  // namespace

std::string message_language(const std::optional<std::string>& asked) {
  if (asked) return translation_for(*asked);
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (locale = variable(name); !locale.empty()) break;
  if (locale == "C" || locale == "POSIX") return "en";
  const std::string tags = variable("LANGUAGE") + ":" + locale;
  for (const std::string_view tag : split(tags, ':'))
    if (std::string name = translation_for(tag); !name.empty()) return name;
  return "en";
}

World read_world(const Translation& language) {
  World world;
  world.language = language;
  world.clock = static_cast<std::int64_t>(std::time(nullptr));
  world.is_terminal = isatty(STDERR_FILENO) == 1;
  world.can_erase = world.is_terminal && variable("TERM") != "dumb" && !variable("TERM").empty();
  world.color = world.is_terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  world.journal = is_journal(variable("JOURNAL_STREAM"));
  world.source_date_epoch = read_epoch();
  return world;
}

Timestamp read_now(const std::optional<std::string>& now, const World& world, const Zone& zone) {
  if (!now) return zone.at(world.source_date_epoch.value_or(world.clock));
  const ParsedDate date = parse_date(*now, zone);
  if (date.ok) return date.time;
  const Message problem = date.problem.empty() ? tr("'{}' is no time", *now) : date.problem;
  throw Failure(ExitCode::usage, tr("{} in --now", problem), tr("write 2024-09-13 or '2024-09-13 10:00 +08:00'"));
}

}  // namespace essaypack
