#pragma once

/// Addresses: RFC 3986 parts, and the one way in which essaypack percent-encodes.

#include <string>
#include <string_view>

namespace essaypack {

/// The parts of a reference (RFC 3986, appendix B), undecoded. Flags tell an absent part from an empty one.
struct UrlParts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_scheme = false, has_authority = false, has_query = false, has_fragment = false;
};
UrlParts split_url(std::string_view reference);

/// Encodes a path that came from file names or titles: each segment once, upper-case hex, UTF-8 of the bytes as they
/// are. Kept: unreserved characters, `! $ & ' ( ) * + , ; = : @` and `/`. A literal `%` becomes `%25`.
std::string encode_path(std::string_view decoded);

/// Encodes all but unreserved characters, and `/` where it is kept: for parts of ids.
enum class Slashes { keep, encode };
std::string encode_key(std::string_view text, Slashes slashes);

/// Encodes an address that an author wrote: valid `%XX` escapes stay, `?` and `#` keep their meaning, non-ASCII, spaces
/// and what RFC 3986 allows nowhere are encoded; a host becomes A-labels in lower case.
std::string encode_url(std::string_view reference);

/// The same address with its `%xx` escapes in upper case, the normal form of RFC 3986 (section 6.2.2.1).
std::string with_upper_escapes(std::string url);

/// All valid `%XX` escapes resolved; ill-formed UTF-8 in the result stays as it is.
std::string decode_percent(std::string_view text);

/// `reference` as seen from the page `base` (RFC 3986 section 5.2), dot segments removed. `base` is absolute.
std::string resolve_url(std::string_view base, std::string_view reference);

/// The host of an authority (`user@host:port`), in A-labels; an IP literal without its brackets, `-` for `:`.
std::string host_of(std::string_view authority);

/// The host in A-labels and lower case (ICU UTS 46); the argument where it is no valid name.
std::string ascii_host(std::string_view host);

/// An address as people read it: A-labels and `%XX` of letters decoded. Of what would be no address any more when
/// typed (white space, ill-formed UTF-8, marks that mean something) the escapes stay.
std::string readable_url(std::string_view url);

/// `path` with `.` and `..` taken out (RFC 3986 section 5.2.4); never climbs above the start.
std::string remove_dot_segments(std::string_view path);

/// True for `http://host...` and `https://host...` with a host.
bool is_http_url(std::string_view text);

}  // namespace essaypack
