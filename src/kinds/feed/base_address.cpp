/// Addresses that count from `xml:base` (https://www.w3.org/TR/xmlbase/).

#include "base/ascii.h"
#include "base/text.h"
#include "base/url.h"
#include "kinds/exports/xml_text.h"
#include "kinds/feed/feed.h"

namespace essaypack {
namespace {

bool is_address_key(std::string_view key) { return key == "href" || key == "src" || key == "poster"; }

/// One tag, with its addresses resolved.
std::string resolve_tag(std::string_view tag, std::string_view base) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t equals = tag.find('='); equals != tag.npos;) {
    std::size_t key = equals;
    while (key > 0 && is_ascii_name(tag[key - 1])) --key;
    const std::string name = to_lower_ascii(tag.substr(key, equals - key));
    const char quote = equals + 1 < tag.size() ? tag[equals + 1] : '\0';
    if (quote != '"' && quote != '\'') {
      equals = tag.find('=', equals + 1);
      continue;
    }
    const std::size_t end = std::min(tag.find(quote, equals + 2), tag.size());
    const std::string written = xml_text(tag.substr(equals + 2, end - equals - 2));
    if (is_address_key(name) && !written.empty() && !written.starts_with('#')) {
      out.append(tag.substr(done, equals + 2 - done)).append(escape_xml(at_base(base, written)));
      done = end;
    }
    equals = tag.find('=', std::min(end + 1, tag.size()));
  }
  return out.append(tag.substr(done));
}

}  // namespace

std::string at_base(std::string_view base, std::string_view reference) {
  return is_http_url(base) ? resolve_url(base, reference) : std::string(reference);
}

std::string with_addresses_at(std::string_view base, std::string_view html) {
  if (!is_http_url(base)) return std::string(html);
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const std::size_t end = begins_xml_tag(html, at) ? end_of_xml_tag(html, at) : html.npos;
    if (end == html.npos) {
      ++at;
      continue;
    }
    out.append(html.substr(done, at - done)).append(resolve_tag(html.substr(at, end - at), base));
    done = at = end;
  }
  return out.append(html.substr(done));
}

}  // namespace essaypack
