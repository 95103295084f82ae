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

namespace {

std::string unicode_host(const std::string& host) {
  if (host.find("xn--") == host.npos) return host;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<const icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI, status));
  if (!idna) return host;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  idna->nameToUnicodeUTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info, status);
  return U_FAILURE(status) || info.hasErrors() ? host : out;
}

/// Decodes the escapes of whole characters beyond ASCII that are letters or punctuation.
std::string readable_path(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    std::size_t end = at;
    while (end + 2 < path.size() && path[end] == '%') end += 3;
    const std::string escaped(path.substr(at, end - at));
    if (escaped.empty()) {
      out += path[at++];
      continue;
    }
    const std::string decoded = decode_percent(escaped);
    bool is_readable = true;
    for (std::size_t in = 0; in < decoded.size();) {
      const char32_t c = next_code_point(decoded, in);
      is_readable = is_readable && c >= 0xA1 && c != 0xFFFD && c != 0xFEFF && !is_space(c) &&
                    !(c >= 0x200B && c <= 0x200F) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
    }
    out += is_readable ? decoded : escaped;
    at = end;
  }
  return out;
}

}  // namespace

std::string readable_url(std::string_view url) {
  const UrlParts parts = split_url(url);
  if (!parts.has_authority) return std::string(url);
  const std::size_t host = static_cast<std::size_t>(parts.authority.data() - url.data()),
                    end = host + parts.authority.size();
  return std::string(url.substr(0, host)) + unicode_host(std::string(parts.authority)) + readable_path(url.substr(end));
}

}  // namespace essaypack
