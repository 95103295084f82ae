/// Whatever the text, a date is an instant that every format can show and that reads back, or it has a message.

#include "fuzz.h"

#include "base/time.h"

#include <array>
#include <string>
#include <string_view>

using namespace essaypack;
using fuzz::expect;

namespace {

void check(std::string_view text, const Zone& zone) {
  const ParsedDate date = parse_date(text, zone);
  expect(date.ok == date.problem.empty(), "either a time or a message", text);
  expect(date.problem.english().find('\n') == std::string::npos, "the message is one line", text);
  if (!date.ok) return;
  expect(is_valid(civil(date.time)), "the wall clock exists", text);
  expect(is_valid(date.wall), "the written clock exists", text);
  expect(zone.at(date.time.unix_seconds).offset_seconds == date.time.offset_seconds, "the offset is the zone's", text);
  expect(!(date.in_gap && date.date_only) || zone.name() != "UTC", "UTC has no gaps", text);
  for (const std::string& shown :
       {format_rfc3339(date.time), format_rfc3339_utc(date.time), format_rfc822(date.time)}) {
    const ParsedDate again = parse_date(shown, zone);
    // The first and the last hours of time may show a year that no date can be written with.
    const int year = civil_utc(date.time).year;
    if (!again.ok && (year <= 1 || year >= 9999)) continue;
    expect(again.ok && again.time == date.time, "what is written reads back", shown);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const std::array<Zone, 5> kZones = {Zone(), Zone::find("Asia/Shanghai").value(),
                                             Zone::find("America/New_York").value(), Zone::find("Pacific/Apia").value(),
                                             Zone::find("-03:30").value()};
  const std::string_view text = fuzz::text_of(bytes, size);
  for (const Zone& zone : kZones) check(text, zone);
  parse_offset(text);
  if (size > 80) return 0;
  if (const std::optional<Zone> zone = Zone::find(text))
    expect(Zone::find(zone->name()).has_value(), "a zone is found by its name", text);
  return 0;
}
