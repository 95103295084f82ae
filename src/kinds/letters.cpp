#include "kinds/letters.h"

#include "base/text.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>
#include <mutex>

namespace essaypack {

static std::string by_sound(std::string_view text) {
  static std::mutex guard;
  static const std::unique_ptr<icu::Transliterator> kLatin = [] {
    UErrorCode code = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, code));
  }();
  if (!kLatin) return std::string(text);
  icu::UnicodeString letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const std::lock_guard lock(guard);
  kLatin->transliterate(letters);
  std::string out;
  return letters.toUTF8String(out);
}

std::string letters_by_sound(std::string_view text) {
  std::string out, run;
  const auto end_run = [&] {
    if (!run.empty()) out += by_sound(run);
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const std::string_view bytes = text.substr(begin, at - begin);
    if (c >= 0x80 && !is_cjk(c)) {
      run += bytes;
      continue;
    }
    end_run();
    out += c < 0x80 ? std::string(bytes) : by_sound(bytes) + " ";
  }
  end_run();
  return out;
}

std::string github_slug(std::string_view text) {
  const std::string lower = to_lower(text);
  std::string slug;
  for (std::size_t at = 0; at < lower.size();) {
    const auto c = static_cast<UChar32>(next_code_point(lower, at));
    constexpr std::uint32_t kKept = U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
    if (c == ' ')
      slug += '-';
    else if (c == '-' || u_hasBinaryProperty(c, UCHAR_ALPHABETIC) || (U_GET_GC_MASK(c) & kKept) != 0)
      append_utf8(slug, static_cast<char32_t>(c));
  }
  return slug;
}

}  // namespace essaypack
