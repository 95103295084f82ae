#include "base/hash.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(digests_are_those_of_the_standards) {
  const struct {
    const char* name;
    std::string_view bytes, sha1, sha256;
  } kCases[] = {
      {"empty", "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
       "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"FIPS 180", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "84983e441c3bd26ebaae4aa1f95129e5e54670f1", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
  };
  for (const auto& test : kCases) BOOST_TEST_CONTEXT(test.name) {
      BOOST_TEST(sha1_hex(test.bytes) == test.sha1);
      BOOST_TEST(sha256_hex(test.bytes) == test.sha256);
      BOOST_TEST(short_key(test.bytes) == test.sha256.substr(0, 12));
    }
}

BOOST_AUTO_TEST_CASE(names_become_version_5_uuids) {
  BOOST_TEST(uuid5_url("http://www.example.com/") == "fcde3c85-2270-590f-9e7c-ee003d65e0e2");
  BOOST_TEST(uuid5_url("") == "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
}

BOOST_AUTO_TEST_CASE(checks_are_arc_and_zip) {
  BOOST_TEST(crc16("123456789") == 0xBB3D);
  BOOST_TEST(crc16("") == 0);
  BOOST_TEST(crc16("依恋：生命深处") == 42269);
  BOOST_TEST(crc32("123456789") == 0xCBF43926u);
  BOOST_TEST(crc32("") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
