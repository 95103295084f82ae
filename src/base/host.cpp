/// Host names in A-labels (UTS 46, as browsers and registries read them now: non-transitional).

#include "base/text.h"
#include "base/url.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <memory>

namespace essaypack {

std::string ascii_host(std::string_view host) {
  constexpr std::size_t kMaxHost = 1024;  // a name has at most 253 octets
  if (is_ascii(host)) return to_lower_ascii(host);
  if (host.size() > kMaxHost) return std::string(host);
  static const std::unique_ptr<const icu::IDNA> kIdna = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, status));
  }();
  if (!kIdna) return std::string(host);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  kIdna->nameToASCII_UTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info, status);
  // ICU lets spaces and punctuation pass; no address may hold them.
  const bool valid = out.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") == out.npos;
  return U_FAILURE(status) || info.hasErrors() || !valid ? std::string(host) : out;
}

}  // namespace essaypack
