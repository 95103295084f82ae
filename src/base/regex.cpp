#include "base/regex.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace essaypack {
namespace {

/// Steps of ICU's engine, of about a millisecond each.
constexpr std::int32_t kMostTime = 1000;

/// Python and Go write named groups `(?P<name>...)`, whose names do not matter here, and `\pL` for ICU's `\p{L}`.
std::string as_icu_pattern(std::string_view pattern) {
  std::string text;
  while (!pattern.empty()) {
    if (pattern.starts_with("(?P<") && pattern.find('>') != pattern.npos) {
      text += '(';
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
};

Regex::Regex(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::optional<Regex> Regex::parse(std::string_view pattern) { return compile(as_icu_pattern(pattern)); }

std::optional<Regex> Regex::compile(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError error;
  auto compiled = std::make_unique<Compiled>();
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

}  // namespace essaypack
