#include "export/book/chapter/chapter.h"

#include "base/text.h"
#include "base/url.h"
#include "model/page_anchors.h"

#include <algorithm>
#include <cstdlib>

namespace essaypack {
namespace {

constexpr char kMark = '\x01';
constexpr char kMarkEnd = '\x02';

bool is_good_port(std::string_view port) {
  if (port.size() > 5 || port.find_first_not_of("0123456789") != port.npos) return false;
  return port.empty() || std::atoi(std::string(port).c_str()) <= 65'535;
}

/// A registered name or an IPv4 address as every URL parser takes it (no IPv6: blogs do not link to it).
bool is_good_authority(std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) authority.remove_prefix(at + 1);
  const std::size_t colon = authority.find(':');
  if (colon != authority.npos && !is_good_port(authority.substr(colon + 1))) return false;
  const std::string_view host = authority.substr(0, colon);
  if (host.empty() || host.size() > 253 || host[0] == '.' || host[0] == '-') return false;
  if (host.find("..") != host.npos) return false;
  return std::all_of(host.begin(), host.end(), [](char c) { return is_ascii_name(c) || c == '.'; });
}

bool is_bad_char(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f ||
         std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
}

}  // namespace

bool is_linkable(std::string_view url) {
  if (std::any_of(url.begin(), url.end(), is_bad_char)) return false;
  const UrlParts parts = split_url(url);
  const std::string scheme = to_lower_ascii(parts.scheme);
  if (scheme == "mailto" || scheme == "tel") return !parts.path.empty();
  return (scheme == "http" || scheme == "https") && parts.has_authority && is_good_authority(parts.authority);
}

std::string resolve_deferred(std::string_view page, const Book& book, const AnchorTable& anchors,
                             std::string_view source, Diagnostics& diagnostics) {
  std::string out;
  out.reserve(page.size());
  std::size_t done = 0;
  for (std::size_t at; (at = page.find(kMark, done)) != page.npos;) {
    out.append(page, done, at - done);
    const std::size_t end = page.find(kMarkEnd, at);
    const std::vector<std::string_view> parts = split(page.substr(at + 1, end - at - 1), '\n');
    const auto chapter = static_cast<std::size_t>(std::strtoull(std::string(parts[0]).c_str(), nullptr, 10));
    const int line = std::atoi(std::string(parts[1]).c_str());
    const int column = std::atoi(std::string(parts[2]).c_str());
    const std::string_view fragment = parts[3];
    done = end + 1;
    if (const std::string* target = anchors.find(chapter, fragment)) {
      out += *target;
      continue;
    }
    const auto* similar = anchors.find_similar(chapter, fragment);
    out += similar ? similar->second : book.posts[chapter].stem + ".xhtml";
    if (!similar && (is_page_anchor(fragment) || anchors.lacks_some(chapter))) continue;
    diagnostics.report(similar ? Kind::content_near_fragment : Kind::content_unknown_fragment,
                       {std::string(source), line, column},
                       tr("'{}' has no heading '#{}'", book.post_of(book.posts[chapter]).source, fragment),
                       similar ? tr("write '#{}'", similar->first) : Message());
  }
  return out.append(page, done);
}

}  // namespace essaypack
