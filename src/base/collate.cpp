#include "base/collate.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <climits>
#include <map>
#include <memory>
#include <mutex>

namespace essaypack {

namespace {

std::shared_ptr<const icu::Collator> make_collator(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status) || locale.isBogus()) {
    status = U_ZERO_ERROR;
    locale = icu::Locale::getRoot();
  }
  if (std::string_view(locale.getLanguage()) == "zh") {
    icu::Locale full = locale;
    full.addLikelySubtags(status);
    const bool traditional = std::string_view(full.getScript()) == "Hant";
    locale.setKeywordValue("collation", traditional ? "stroke" : "pinyin", status);
  }
  std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(locale, status));
  if (U_FAILURE(status)) return nullptr;
  made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return made;
}

std::shared_ptr<const icu::Collator> collator(std::string_view language) {
  constexpr std::size_t kMaxKept = 64;
  constexpr std::size_t kMaxLanguage = 100;
  static std::mutex guard;
  static std::map<std::string, std::shared_ptr<const icu::Collator>, std::less<>> kept;
  language = language.substr(0, kMaxLanguage);
  const std::lock_guard lock(guard);
  const auto found = kept.find(language);
  if (found != kept.end()) return found->second;
  if (kept.size() >= kMaxKept) kept.clear();
  return kept[std::string(language)] = make_collator(std::string(language));
}

}  // namespace

std::string collation_key(std::string_view text, std::string_view language) {
  const std::shared_ptr<const icu::Collator> order = collator(language);
  if (!order || text.size() > INT_MAX / 8) return std::string(text);
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string key(text.size() * 2 + 16, '\0');
  const auto fill = [&] {
    return order->getSortKey(units, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
  };
  std::int32_t length = fill();
  if (length > static_cast<std::int32_t>(key.size())) {
    key.resize(static_cast<std::size_t>(length));
    length = fill();
  }
  key.resize(static_cast<std::size_t>(std::max(0, length - 1)));  // without the final NUL
  return key;
}

}  // namespace essaypack
