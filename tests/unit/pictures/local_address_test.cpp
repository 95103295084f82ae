#include "pictures/local_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

bool is_local(const char* address) {
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  v4.sin_family = AF_INET;
  v6.sin6_family = AF_INET6;
  if (inet_pton(AF_INET, address, &v4.sin_addr) == 1) return is_local_address(reinterpret_cast<sockaddr*>(&v4));
  BOOST_REQUIRE(inet_pton(AF_INET6, address, &v6.sin6_addr) == 1);
  return is_local_address(reinterpret_cast<sockaddr*>(&v6));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(local_address)

BOOST_AUTO_TEST_CASE(addresses) {
  for (const char* address : {"127.0.0.1",
                              "127.255.255.255",
                              "0.0.0.0",
                              "10.0.0.1",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "192.0.0.8",
                              "198.18.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::1",
                              "::",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "::127.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "fe80::1",
                              "fec0::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1"})
    BOOST_TEST(is_local(address), address);
  for (const char* address : {"8.8.8.8", "126.255.255.255", "128.0.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1",
                              "100.63.255.255", "100.128.0.1", "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::808:808",
                              "2001:4860:4860::8888", "2002:808:808::"})
    BOOST_TEST(!is_local(address), address);
}

BOOST_AUTO_TEST_CASE(hosts) {
  for (const char* host : {"localhost", "LocalHost", "localhost.", "a.localhost", "router", "nas.local", "x.internal",
                           "printer.lan", "127.0.0.1", "[::1]", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", ""})
    BOOST_TEST(is_local_host(host), host);
  for (const char* host : {"example.org", "localhost.example.org", "cafe.de", "8.8.8.8", "[2001:4860:4860::8888]",
                           "xn--fiq228c.example", "local.net"})
    BOOST_TEST(!is_local_host(host), host);
}

BOOST_AUTO_TEST_SUITE_END()
