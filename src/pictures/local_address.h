#pragma once

/// Addresses that only this machine or its own network answers: a stranger's page must not send us there.

#include <string_view>

struct sockaddr;

namespace essaypack {

/// True for loopback, private, link-local, shared, multicast and unspecified addresses of IPv4 and IPv6 (RFC 6890),
/// also as IPv4 within IPv6; and for families that are neither.
bool is_local_address(const sockaddr* address);

/// The same of a host as an address has it: an IP literal, `localhost` and names below it, names without a dot and
/// those below `.local` and `.internal`.
bool is_local_host(std::string_view host);

}  // namespace essaypack
