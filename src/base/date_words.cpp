#include "base/date_words.h"

#include "base/language.h"

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include <map>
#include <mutex>
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

std::string format_with(const Timestamp& time, std::string_view language, const char16_t* skeleton) {
  constexpr std::size_t kMaxKept = 64;
  constexpr std::size_t kMaxLanguage = 100;
  static std::mutex guard;
  static std::map<std::pair<std::string, const char16_t*>, Formatter> kept;  // making one takes milliseconds
  const std::lock_guard lock(guard);
  const std::pair key(std::string(language.substr(0, kMaxLanguage)), skeleton);
  auto found = kept.find(key);
  if (found == kept.end()) {
    if (kept.size() >= kMaxKept) kept.clear();
    found = kept.emplace(key, make_formatter(key.first, skeleton)).first;
  }
  if (!found->second) return format_date(time);
  icu::UnicodeString text;
  found->second->format(1000.0 * static_cast<double>(time.unix_seconds + time.offset_seconds), text);
  std::string out;
  return text.toUTF8String(out);
}

constexpr const char16_t* kLongDate = u"yMMMMd";
constexpr const char16_t* kMonth = u"yMMMM";
constexpr const char16_t* kYear = u"y";
constexpr const char16_t* kMonthName = u"LLLL";
constexpr const char16_t* kShortMonthName = u"LLL";
constexpr const char16_t* kDay = u"d";

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

}  // namespace essaypack
