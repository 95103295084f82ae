/// Zones by ICU's copy of the IANA data, as a table of transitions that is read once: looking up an instant is then a
/// binary search without ICU, and a `Zone` can be shared by threads.

#include "base/text.h"
#include "base/time.h"

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace essaypack {

namespace {

/// The calendar repeats itself, weekdays too, after 400 years; so does a rule such as "the second Sunday of March".
constexpr std::int64_t kCycle = std::int64_t{146097} * 86400;
constexpr std::int64_t kTableEnd = 16725225600;  // 2500-01-01: 400 years past every irregular transition

/// Moves an instant (or wall clock) past the table into its last 400 years; the difference goes to `moved`.
std::int64_t fold(std::int64_t seconds, std::int64_t& moved) {
  moved = seconds < kTableEnd ? 0 : ((seconds - kTableEnd) / kCycle + 1) * kCycle;
  return seconds - moved;
}

/// Local times of the days before zones have seconds, which no written offset can say: a day of 1850 would become the
/// one before.
int whole_minutes(int seconds) { return (seconds + (seconds < 0 ? -30 : 30)) / 60 * 60; }

/// Names that ICU knows besides the IANA's, from old Java; most are ambiguous (`CST` is Chicago there, not China).
bool is_java_name(std::string_view name) {
  constexpr std::array<std::string_view, 25> kNames = {"ACT", "AET", "AGT", "ART", "AST", "BET", "BST", "CAT", "CNT",
                                                       "CST", "CTT", "EAT", "ECT", "IET", "IST", "JST", "MIT", "NET",
                                                       "NST", "PLT", "PNT", "PRT", "PST", "SST", "VST"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// The name as the data spell it, whatever case it was written in; empty if there is none.
std::string find_zone_name(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
  if (U_FAILURE(status) || !names) return {};
  const std::string wanted = to_lower_ascii(name);
  std::int32_t length = 0;
  while (const char* known = names->next(&length, status)) {
    if (U_FAILURE(status)) break;
    const std::string_view candidate(known, static_cast<std::size_t>(length));
    if (candidate.size() == wanted.size() && to_lower_ascii(candidate) == wanted) return std::string(candidate);
  }
  return {};
}

/// `Z`, `UTC`, `GMT`, `+08:00`, `UTC+8`.
std::optional<int> fixed_offset(std::string_view name) {
  const std::string upper = to_upper(name.substr(0, 3));
  const bool prefixed = upper == "UTC" || upper == "GMT";
  if (prefixed && name.size() == 3) return 0;
  return parse_offset(prefixed ? name.substr(3) : name);
}

}  // namespace

std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool west = text[0] == '-';
  text.remove_prefix(1);
  const std::size_t colon = text.find(':');
  // `+800` is eight hours, as Ruby reads it
  const std::size_t hour_digits = text.size() == 3 ? 1 : std::min<std::size_t>(text.size(), 2);
  const std::size_t cut = colon != text.npos ? colon : hour_digits;
  const std::string_view hours = text.substr(0, cut);
  const std::string_view minutes = text.substr(colon != text.npos ? colon + 1 : cut);
  if (hours.empty() || hours.size() > 2 || (minutes.size() != 2 && (colon != text.npos || !minutes.empty())))
    return std::nullopt;
  int values[2] = {0, 0};
  for (int i = 0; i < 2; ++i)
    for (const char c : i == 0 ? hours : minutes) {
      if (c < '0' || c > '9') return std::nullopt;
      values[i] = values[i] * 10 + (c - '0');
    }
  if (values[0] > 23 || values[1] > 59) return std::nullopt;
  const int seconds = values[0] * 3600 + values[1] * 60;
  return west ? -seconds : seconds;
}

struct Zone::Rules {
  /// Null if ICU has no rules of that name.
  static std::shared_ptr<const Rules> read(const std::string& name);

  std::vector<std::int64_t> starts;  ///< Of the segments but the first, ascending.
  std::vector<int> offsets;          ///< One more than `starts`.

  std::size_t segment_at(std::int64_t instant) const {
    return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), instant) - starts.begin());
  }
};

std::shared_ptr<const Zone::Rules> Zone::Rules::read(const std::string& name) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  const auto* icu_rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (icu_rules == nullptr) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UDate at = 1000.0 * static_cast<double>(seconds_of({1, 1, 1, 0, 0, 0}));
  icu_rules->getOffset(at, false, raw, saving, status);
  if (U_FAILURE(status)) return nullptr;
  auto rules = std::make_shared<Rules>();
  rules->offsets.push_back(whole_minutes((raw + saving) / 1000));
  for (icu::TimeZoneTransition next; icu_rules->getNextTransition(at, false, next);) {
    at = next.getTime();
    if (at >= 1000.0 * static_cast<double>(kTableEnd)) break;
    const int offset = whole_minutes((next.getTo()->getRawOffset() + next.getTo()->getDSTSavings()) / 1000);
    if (offset == rules->offsets.back()) continue;
    rules->starts.push_back(static_cast<std::int64_t>(at / 1000));
    rules->offsets.push_back(offset);
  }
  return rules;
}

Zone::Zone() : name_("UTC") {}

std::optional<Zone> Zone::find(std::string_view name) {
  constexpr std::size_t kMaxName = 64;
  name = trim(name);
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_alnum(c) || std::strchr("+-_/:", c); });
  if (name.empty() || name.size() > kMaxName || !plain) return std::nullopt;
  Zone zone;
  if (const std::optional<int> offset = fixed_offset(name)) {
    zone.fixed_offset_ = *offset;
    if (*offset != 0) zone.name_ = format_rfc3339({0, *offset}).substr(19);
    return zone;
  }
  if (name[0] < 'A') return std::nullopt;  // all names begin with a letter
  zone.name_ = find_zone_name(name);
  if (zone.name_.empty() || is_java_name(zone.name_) || zone.name_ == "Etc/Unknown") return std::nullopt;

  zone.rules_ = Rules::read(zone.name_);
  if (!zone.rules_) return std::nullopt;
  return zone;
}

Timestamp Zone::at(std::int64_t unix_seconds) const {
  if (!rules_) return {unix_seconds, fixed_offset_};
  std::int64_t moved;
  return {unix_seconds, rules_->offsets[rules_->segment_at(fold(unix_seconds, moved))]};
}

Timestamp Zone::at(const CivilTime& wall, Fit* fit) const {
  if (fit) *fit = Fit::exact;
  if (!rules_) return {seconds_of(wall) - fixed_offset_, fixed_offset_};
  std::int64_t moved;
  const std::int64_t local = fold(seconds_of(wall), moved);
  constexpr std::int64_t kMostOffset = 86400 * 2;
  const std::size_t first = rules_->segment_at(local - kMostOffset);
  const std::size_t last = rules_->segment_at(local + kMostOffset);
  const auto& starts = rules_->starts;
  std::optional<Timestamp> found;
  for (std::size_t i = first; i <= last; ++i) {
    const int offset = rules_->offsets[i];
    const std::int64_t instant = local - offset;
    const bool begun = i == 0 || instant >= starts[i - 1];
    const bool ended = i < starts.size() && instant >= starts[i];
    if (begun && !ended) {
      if (!found)
        found = {instant + moved, offset};
      else if (fit)
        *fit = Fit::overlap;
    }
  }
  if (found) return *found;
  // No segment shows this time: the clock jumped over it. Read it as if it had not yet jumped.
  if (fit) *fit = Fit::gap;
  std::size_t before = first;
  while (before < last && local - rules_->offsets[before] >= starts[before] &&
         local - rules_->offsets[before + 1] >= starts[before])
    ++before;
  return at(local - rules_->offsets[before] + moved);
}

}  // namespace essaypack
