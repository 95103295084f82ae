#include "base/language.h"

#include "base/text.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>

namespace essaypack {

std::string canonical_language(std::string_view tag) {
  constexpr std::size_t kMaxTag = 100;
  tag = trim(tag);
  tag = tag.substr(0, tag.find_first_of(".@"));
  if (tag.empty() || tag.size() > kMaxTag || !is_ascii(tag)) return {};
  std::string text(tag);
  std::replace(text.begin(), text.end(), '_', '-');
  // Longer primary languages are reserved or registered by nobody: words such as 'default' or 'english'.
  if (text.find('-') == text.npos && text.size() > 3) return {};

  UErrorCode status = U_ZERO_ERROR;
  char id[ULOC_FULLNAME_CAPACITY];
  std::int32_t parsed = 0;
  uloc_forLanguageTag(text.c_str(), id, sizeof id, &parsed, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || id[0] == '\0') return {};
  if (static_cast<std::size_t>(parsed) != text.size()) return {};
  const icu::Locale locale = icu::Locale::createCanonical(id);
  if (locale.isBogus() || std::strlen(locale.getLanguage()) > 3) return {};
  const auto canonical = locale.toLanguageTag<std::string>(status);
  return U_SUCCESS(status) && canonical != "und" ? canonical : std::string();
}

std::string primary_language(std::string_view tag) { return to_lower_ascii(tag.substr(0, tag.find_first_of("-_"))); }

bool is_kind_of_language(std::string_view tag, std::string_view language) {
  return tag.starts_with(language) && (tag.size() == language.size() || tag[language.size()] == '-');
}

std::string language_name(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(primary_language(tag), status);
  if (U_FAILURE(status) || locale.isBogus()) return std::string(tag);
  icu::UnicodeString name;
  std::string text;
  return locale.getDisplayLanguage(locale, name).toUTF8String(text).empty() ? std::string(tag) : text;
}

bool is_right_to_left(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
  return U_SUCCESS(status) && !locale.isBogus() && locale.isRightToLeft();
}

}  // namespace essaypack
