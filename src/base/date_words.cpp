#include "base/date_words.h"

#include "base/language.h"

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace essaypack {

namespace {

using Formatter = std::unique_ptr<icu::SimpleDateFormat>;

Formatter make_formatter(const std::string& language, const char16_t* skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == '\0') {
    locale = icu::Locale::getEnglish();
    status = U_ZERO_ERROR;
  }
  locale.setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return nullptr;
  const icu::UnicodeString pattern = patterns->getBestPattern(skeleton, status);
  auto made = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
  if (U_FAILURE(status)) return nullptr;
  calendar->setGregorianChange(-1e15, status);  // proleptic, as everywhere in essaypack
  made->adoptCalendar(calendar.release());
  return made;
}

/// A formatter, which takes milliseconds to make, and what it said of days, which takes it ten microseconds.
struct Kept {
  Formatter formatter;
  std::unordered_map<std::int64_t, std::string> days;
};

/// By the day in the zone of `time`: no skeleton here has hours.
std::string format_with(const Timestamp& time, std::string_view language, const char16_t* skeleton) {
  constexpr std::size_t kMaxKept = 64;
  constexpr std::size_t kMaxDays = 10'000;
  constexpr std::size_t kMaxLanguage = 100;
  constexpr std::int64_t kSecondsOfDay = 86'400;
  static std::mutex guard;
  static std::map<std::pair<std::string, const char16_t*>, Kept> all;
  const std::lock_guard lock(guard);
  const std::pair key(std::string(language.substr(0, kMaxLanguage)), skeleton);
  auto found = all.find(key);
  if (found == all.end()) {
    if (all.size() >= kMaxKept) all.clear();
    found = all.emplace(key, Kept{make_formatter(key.first, skeleton), {}}).first;
  }
  Kept& kept = found->second;
  if (!kept.formatter) return format_date(time);
  const std::int64_t seconds = time.unix_seconds + time.offset_seconds;
  const std::int64_t day = seconds / kSecondsOfDay - (seconds % kSecondsOfDay < 0 ? 1 : 0);
  if (const auto known = kept.days.find(day); known != kept.days.end()) return known->second;
  if (kept.days.size() >= kMaxDays) kept.days.clear();
  icu::UnicodeString text;
  kept.formatter->format(1000.0 * static_cast<double>(day * kSecondsOfDay), text);
  std::string& words = kept.days[day];
  return text.toUTF8String(words);
}

constexpr const char16_t* kLongDate = u"yMMMMd";
constexpr const char16_t* kMonth = u"yMMMM";
constexpr const char16_t* kYear = u"y";
constexpr const char16_t* kMonthName = u"LLLL";
constexpr const char16_t* kShortMonthName = u"LLL";
constexpr const char16_t* kDay = u"d";
constexpr const char16_t* kMonthDay = u"MMMd";
constexpr const char16_t* kShortDate = u"yMMMd";

}  // namespace

std::string format_long_date(const Timestamp& time, std::string_view language) {
  return format_with(time, language, kLongDate);
}

std::string format_month(const Timestamp& time, std::string_view language) {
  return format_with(time, language, kMonth);
}

std::string format_year(const Timestamp& time, std::string_view language) { return format_with(time, language, kYear); }

std::string format_month_name(const Timestamp& time, std::string_view language) {
  // In Chinese the whole name is "八月", which reads oddly between "2025年" and "24日".
  return format_with(time, language, primary_language(language) == "zh" ? kShortMonthName : kMonthName);
}

std::string format_day(const Timestamp& time, std::string_view language) { return format_with(time, language, kDay); }

std::string format_month_day(const Timestamp& time, std::string_view language) {
  return format_with(time, language, kMonthDay);
}

std::string format_short_date(const Timestamp& time, std::string_view language) {
  return format_with(time, language, kShortDate);
}

}  // namespace essaypack
