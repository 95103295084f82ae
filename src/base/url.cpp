#include "base/url.h"

#include "base/path.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace essaypack {

namespace {

/// Which bytes stand for themselves.
using ByteSet = std::array<bool, 256>;

constexpr ByteSet make_set(std::string_view extra) {
  ByteSet set{};
  for (int c = 'a'; c <= 'z'; ++c) set[c] = set[c - 'a' + 'A'] = true;
  for (int c = '0'; c <= '9'; ++c) set[c] = true;
  for (const char c : std::string_view("-._~")) set[static_cast<unsigned char>(c)] = true;
  for (const char c : extra) set[static_cast<unsigned char>(c)] = true;
  return set;
}

constexpr ByteSet kUnreserved = make_set("");
constexpr ByteSet kUnreservedOrSlash = make_set("/");
constexpr ByteSet kPath = make_set("!$&'()*+,;=:@/");  // pchar and the slash
constexpr ByteSet kQueryOrFragment = make_set("!$&'()*+,;=:@/?");
constexpr ByteSet kUserInfo = make_set("!$&'()*+,;=:");
constexpr ByteSet kHost = make_set("!$&'()*+,;=");

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

enum class Escapes { keep, encode };

void append_encoded(std::string& out, std::string_view text, const ByteSet& kept, Escapes escapes) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (kept[static_cast<unsigned char>(c)] || (escapes == Escapes::keep && is_escape(text, at)))
      out += c;
    else
      append_escape(out, c);
  }
}

bool is_scheme(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text[0])) return false;
  for (const char c : text)
    if (!is_ascii_alnum(c) && c != '+' && c != '-' && c != '.') return false;
  return true;
}

/// `user@`, host and `:port` of an authority; each with its own delimiter.
struct Authority {
  std::string_view user, host, port;
};

Authority split_authority(std::string_view authority) {
  Authority parts;
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    parts.user = authority.substr(0, at + 1);
    authority.remove_prefix(at + 1);
  }
  const std::size_t colon = authority.rfind(':');
  const bool port = colon != authority.npos && authority.find_first_not_of("0123456789", colon + 1) == authority.npos;
  parts.host = authority.substr(0, port ? colon : authority.npos);
  if (port) parts.port = authority.substr(colon);
  return parts;
}

bool is_ip_literal(std::string_view host) {
  return host.size() > 2 && host.front() == '[' && host.back() == ']' &&
         host.find_first_not_of("0123456789abcdefABCDEFvV:.", 1) == host.size() - 1;
}

void append_authority(std::string& out, std::string_view authority) {
  const Authority parts = split_authority(authority);
  if (!parts.user.empty()) {
    append_encoded(out, parts.user.substr(0, parts.user.size() - 1), kUserInfo, Escapes::keep);
    out += '@';
  }
  if (is_ip_literal(parts.host))
    out += to_lower_ascii(parts.host);
  else
    append_encoded(out, ascii_host(decode_percent(parts.host)), kHost, Escapes::encode);
  out += parts.port;
}

/// What a browser does first: no white space at the ends, no tab or line break anywhere.
std::string strip(std::string_view reference) {
  std::string out;
  for (const char c : reference)
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!out.empty() && blank(out.back())) out.pop_back();
  std::size_t start = 0;
  while (start < out.size() && blank(out[start])) ++start;
  return out.erase(0, start);
}

/// Puts the parts together again (RFC 3986 section 5.3).
std::string compose(const UrlParts& parts, std::string_view path) {
  std::string out;
  if (parts.has_scheme) out.append(parts.scheme) += ':';
  if (parts.has_authority) out.append("//").append(parts.authority);
  out += path;
  if (parts.has_query) (out += '?').append(parts.query);
  if (parts.has_fragment) (out += '#').append(parts.fragment);
  return out;
}

}  // namespace

UrlParts split_url(std::string_view reference) {
  UrlParts parts;
  if (const std::size_t at = reference.find('#'); at != reference.npos) {
    parts.has_fragment = true;
    parts.fragment = reference.substr(at + 1);
    reference = reference.substr(0, at);
  }
  if (const std::size_t at = reference.find('?'); at != reference.npos) {
    parts.has_query = true;
    parts.query = reference.substr(at + 1);
    reference = reference.substr(0, at);
  }
  if (const std::size_t at = reference.find(':'); at != reference.npos && is_scheme(reference.substr(0, at))) {
    parts.has_scheme = true;
    parts.scheme = reference.substr(0, at);
    reference.remove_prefix(at + 1);
  }
  if (reference.starts_with("//")) {
    parts.has_authority = true;
    const std::size_t end = reference.find('/', 2);
    parts.authority = reference.substr(2, end == reference.npos ? end : end - 2);
    reference.remove_prefix(end == reference.npos ? reference.size() : end);
  }
  parts.path = reference;
  return parts;
}

std::string encode_path(std::string_view decoded) {
  std::string out;
  out.reserve(decoded.size() + 16);
  append_encoded(out, decoded, kPath, Escapes::encode);
  return out;
}

std::string encode_key(std::string_view text, Slashes slashes) {
  std::string out;
  append_encoded(out, text, slashes == Slashes::keep ? kUnreservedOrSlash : kUnreserved, Escapes::encode);
  return out;
}

std::string host_of(std::string_view authority) {
  const std::string_view host = split_authority(authority).host;
  if (!is_ip_literal(host)) return ascii_host(host);
  std::string literal = to_lower_ascii(host.substr(1, host.size() - 2));
  std::replace(literal.begin(), literal.end(), ':', '-');
  return literal;
}

std::string encode_url(std::string_view reference) {
  const std::string text = strip(reference);
  const UrlParts parts = split_url(text);
  std::string out;
  out.reserve(text.size() + 16);
  if (parts.has_scheme) out.append(to_lower_ascii(parts.scheme)) += ':';
  if (parts.has_authority) {
    out += "//";
    append_authority(out, parts.authority);
  }
  append_encoded(out, parts.path, kPath, Escapes::keep);
  if (parts.has_query) append_encoded(out += '?', parts.query, kQueryOrFragment, Escapes::keep);
  if (parts.has_fragment) append_encoded(out += '#', parts.fragment, kQueryOrFragment, Escapes::keep);
  return out;
}

std::string with_upper_escapes(std::string url) {
  for (std::size_t at = url.find('%'); at != url.npos; at = url.find('%', at + 1))
    if (is_escape(url, at))
      for (const std::size_t digit : {at + 1, at + 2})
        if (url[digit] >= 'a') url[digit] = static_cast<char>(url[digit] - 'a' + 'A');
  return url;
}

std::string decode_percent(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_escape(text, at)) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string remove_dot_segments(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::string out(rooted ? "/" : "");
  const std::size_t floor = out.size();
  std::size_t at = floor;
  while (at <= path.size()) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    const bool last = end == path.size();
    if (segment == "..") {
      if (out.size() > floor) {
        const std::size_t slash = out.size() < 2 ? out.npos : out.rfind('/', out.size() - 2);
        out.erase(slash == out.npos || slash + 1 < floor ? floor : slash + 1);
      }
    } else if (segment != ".") {
      out.append(segment);
      if (!last) out += '/';
    }
    at = end + 1;
  }
  return out;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  const UrlParts from = split_url(base);
  UrlParts to = split_url(reference);
  if (to.has_scheme) {
    const bool hierarchical = to.has_authority || to.path.starts_with('/');
    return hierarchical ? compose(to, remove_dot_segments(to.path)) : std::string(reference);
  }
  to.has_scheme = from.has_scheme;
  to.scheme = from.scheme;
  if (to.has_authority) return compose(to, remove_dot_segments(to.path));
  to.has_authority = from.has_authority;
  to.authority = from.authority;
  if (to.path.empty()) {
    if (!to.has_query) {
      to.has_query = from.has_query;
      to.query = from.query;
    }
    return compose(to, from.path);
  }
  if (to.path[0] == '/') return compose(to, remove_dot_segments(to.path));
  std::string merged(folder_part(from.path));
  if (merged.empty() && from.has_authority) merged = "/";
  return compose(to, remove_dot_segments(merged.append(to.path)));
}

bool is_http_url(std::string_view text) {
  const UrlParts parts = split_url(text);
  const std::string scheme = to_lower_ascii(parts.scheme);
  if ((scheme != "http" && scheme != "https") || !parts.has_authority) return false;
  const std::string_view host = split_authority(parts.authority).host;
  return !host.empty() && host.find_first_of(" \t\r\n\"<>\\^`{|}") == host.npos;
}

}  // namespace essaypack
