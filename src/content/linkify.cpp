#include "content/linkify.h"

#include "base/ascii.h"
#include "base/byte_set.h"

namespace essaypack {

namespace {

bool is_url_byte(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         std::string_view("<>\"`{}|\\^").find(c) == std::string_view::npos;
}

constexpr ByteSet kHints(":w@");
constexpr std::size_t kMaxHost = 300;

std::size_t end_of_url(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int open = 0;
  int closed = 0;
  for (; end < text.size() && is_url_byte(text[end]); ++end) {
    open += text[end] == '(';
    closed += text[end] == ')';
  }
  while (end > at) {
    const char c = text[end - 1];
    if (c == ')' && closed > open) --closed;
    else if (std::string_view(".,:;!?'\"*_~").find(c) == std::string_view::npos) break;
    --end;
  }
  return end;
}

/// A host with a dot in it, or a name such as `localhost` behind a scheme.
bool has_host(std::string_view url, std::string_view prefix) {
  const std::string_view rest = url.substr(prefix.size());
  if (rest.empty() || !(is_ascii_alnum(rest[0]) || rest[0] == '[')) return false;
  std::size_t end = 0;
  while (end < rest.size() && is_url_byte(rest[end]) && std::string_view("/?#:").find(rest[end]) == std::string_view::npos)
    ++end;
  const std::string_view host = rest.substr(0, end);
  return prefix != "www." || host.find('.') != std::string_view::npos;
}

BareLink link_at(std::string_view text, std::size_t at, std::string_view prefix) {
  if (at > 0 && is_ascii_alnum(text[at - 1])) return {};
  // The host comes first: an address that is none must not cost a walk to the end of the text.
  if (!has_host(text.substr(at, kMaxHost), prefix)) return {};
  const std::size_t end = end_of_url(text, at);
  const std::string_view url = text.substr(at, end - at);
  if (url.size() <= prefix.size()) return {};
  return {at, end, prefix == "www." ? "http://" + std::string(url) : std::string(url)};
}

BareLink mail_around(std::string_view text, std::size_t from, std::size_t at) {
  std::size_t begin = at;
  while (begin > from && (is_ascii_alnum(text[begin - 1]) || std::string_view(".+-_").find(text[begin - 1]) != std::string_view::npos))
    --begin;
  std::size_t end = at + 1;
  std::size_t dots = 0;
  while (end < text.size() && (is_ascii_name(text[end]) || text[end] == '.')) {
    if (text[end] == '.' && (end + 1 == text.size() || !is_ascii_alnum(text[end + 1]))) break;
    dots += text[end] == '.';
    ++end;
  }
  while (begin < at && !is_ascii_alnum(text[begin])) ++begin;
  if (begin == at || dots == 0 || !is_ascii_alnum(text[end - 1])) return {};
  return {begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
}

}  // namespace

BareLink find_bare_link(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = kHints.find(text, at)) != std::string_view::npos; ++at) {
    BareLink found;
    if (text[at] == '@') {
      found = mail_around(text, from, at);
    } else if (text[at] == 'w') {
      if (text.compare(at, 4, "www.") == 0) found = link_at(text, at, "www.");
    } else if (text.compare(at, 3, "://") == 0) {
      for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
        const std::size_t length = scheme.size() - 3;
        if (at < from + length || text.compare(at - length, scheme.size(), scheme) != 0) continue;
        found = link_at(text, at - length, scheme);
        break;
      }
    }
    if (found.begin != std::string_view::npos) return found;
  }
  return {};
}

}  // namespace essaypack
