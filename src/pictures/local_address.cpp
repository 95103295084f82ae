#include "pictures/local_address.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>

namespace essaypack {
namespace {

struct Network {
  std::uint32_t address;
  int bits;
};

/// RFC 6890, table 1 to 16, as far as no public host can be there.
constexpr Network kNetworks[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16}, {0xAC100000, 12},
    {0xC0000000, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xE0000000, 4}, {0xF0000000, 4},
};

bool is_local_v4(std::uint32_t address) {
  for (const Network& network : kNetworks)
    if (((address ^ network.address) >> (32 - network.bits)) == 0) return true;
  return false;
}

std::uint32_t v4_at(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

bool is_local_v6(const std::uint8_t* bytes) {
  static constexpr std::uint8_t kZero[12] = {};
  static constexpr std::uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static constexpr std::uint8_t kTranslated[12] = {0, 0x64, 0xFF, 0x9B};
  if (std::memcmp(bytes, kZero, 12) == 0) return bytes[12] == 0 || is_local_v4(v4_at(bytes + 12));
  if (std::memcmp(bytes, kMapped, 12) == 0 || std::memcmp(bytes, kTranslated, 12) == 0)
    return is_local_v4(v4_at(bytes + 12));
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_local_v4(v4_at(bytes + 2));  // 6to4
  const bool is_unique = (bytes[0] & 0xFE) == 0xFC, is_link = bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80;
  return is_unique || is_link || bytes[0] == 0xFF || (bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0xC0);
}

}  // namespace

bool is_local_address(const sockaddr* address) {
  if (address->sa_family == AF_INET)
    return is_local_v4(ntohl(reinterpret_cast<const sockaddr_in*>(address)->sin_addr.s_addr));
  if (address->sa_family == AF_INET6)
    return is_local_v6(reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr.s6_addr);
  return true;
}

bool is_local_host(std::string_view host) {
  std::string name = to_lower_ascii(host);
  if (name.size() > 2 && name.front() == '[' && name.back() == ']') name = name.substr(1, name.size() - 2);
  while (!name.empty() && name.back() == '.') name.pop_back();
  std::uint8_t bytes[16];
  if (inet_pton(AF_INET, name.c_str(), bytes) == 1) return is_local_v4(v4_at(bytes));
  if (inet_pton(AF_INET6, name.c_str(), bytes) == 1) return is_local_v6(bytes);
  if (name.find('.') == std::string::npos) return true;
  for (const std::string_view end : {".localhost", ".local", ".internal", ".lan", ".home.arpa"})
    if (name.ends_with(end)) return true;
  // numbers that old resolvers read as addresses: 0x7f.1, 127.1, 2130706433
  return name.find_first_not_of("0123456789abcdefx.") == std::string::npos && name.back() >= '0' && name.back() <= '9';
}

}  // namespace essaypack
