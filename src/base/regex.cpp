#include "base/regex.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace essaypack {
namespace {

/// Steps of ICU's engine, of about a millisecond each.
constexpr std::int32_t kMostTime = 1000;

/// ICU has fewer letters for names of groups than Python and Go.
std::string icu_name(std::size_t number) { return "g" + std::to_string(number); }

/// Python and Go write named groups `(?P<name>...)`, which are called by their numbers here, and `\pL` for ICU's
/// `\p{L}`.
std::string as_icu_pattern(std::string_view pattern, std::vector<std::string>& names) {
  std::string text;
  while (!pattern.empty()) {
    if (pattern.starts_with("(?P<") && pattern.find('>') != pattern.npos) {
      text += "(?<" + icu_name(names.size()) + ">";
      names.emplace_back(pattern.substr(4, pattern.find('>') - 4));
      pattern.remove_prefix(pattern.find('>') + 1);
      continue;
    }
    if (pattern.size() > 2 && (pattern.starts_with("\\p") || pattern.starts_with("\\P")) && pattern[2] != '{') {
      text.append(pattern.substr(0, 2)).append("{").append(pattern.substr(2, 1)).append("}");
      pattern.remove_prefix(3);
      continue;
    }
    const std::size_t size = pattern[0] == '\\' && pattern.size() > 1 ? 2 : 1;
    text += pattern.substr(0, size);
    pattern.remove_prefix(size);
  }
  return text;
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

struct Regex::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
  std::vector<std::string> names;  ///< Of groups, in their order.
};

Regex::Regex(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::optional<Regex> Regex::parse(std::string_view pattern) {
  std::vector<std::string> names;
  const std::string text = as_icu_pattern(pattern, names);
  return compile(text, std::move(names));
}

std::optional<Regex> Regex::compile(std::string_view pattern, std::vector<std::string> names) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError error;
  auto compiled = std::make_unique<Compiled>();
  compiled->names = std::move(names);
  compiled->pattern.reset(icu::RegexPattern::compile(to_icu(pattern), UREGEX_UNIX_LINES, error, status));
  if (U_FAILURE(status)) return {};
  return Regex(std::move(compiled));
}

std::optional<bool> Regex::finds(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString input = to_icu(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(input, status));
  if (U_FAILURE(status)) return {};
  matcher->setTimeLimit(kMostTime, status);
  const bool found = matcher->find(status);
  if (U_FAILURE(status)) return {};
  return found;
}

std::optional<std::map<std::string, std::string>> Regex::match_names(std::string_view text,
                                                                     bool& takes_too_long) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString input = to_icu(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(input, status));
  if (U_SUCCESS(status)) matcher->setTimeLimit(kMostTime, status);
  const bool is_match = U_SUCCESS(status) && matcher->lookingAt(status);
  takes_too_long = takes_too_long || U_FAILURE(status) != 0;
  if (!is_match || U_FAILURE(status)) return {};
  std::map<std::string, std::string> found;
  for (std::size_t number = 0; number < compiled_->names.size(); ++number) {
    const std::int32_t group =
        compiled_->pattern->groupNumberFromName(icu::UnicodeString::fromUTF8(icu_name(number)), status);
    if (U_FAILURE(status) || matcher->start(group, status) < 0) continue;  // it took no part
    matcher->group(group, status).toUTF8String(found[compiled_->names[number]]);
  }
  return found;
}

}  // namespace essaypack
