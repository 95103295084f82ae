#include "base/hash.h"

#include <libdeflate.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <boost/crc.hpp>

#include <array>
#include <bit>
#include <cstring>

namespace essaypack {
namespace {

const std::uint8_t* octets(std::string_view bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

std::array<std::uint8_t, SHA1_DIGEST_SIZE> sha1(std::initializer_list<std::string_view> parts) {
  sha1_ctx context;
  sha1_init(&context);
  for (const std::string_view part : parts) sha1_update(&context, part.size(), octets(part));
  std::array<std::uint8_t, SHA1_DIGEST_SIZE> digest;
  sha1_digest(&context, digest.size(), digest.data());
  return digest;
}

std::string hex(const std::uint8_t* bytes, std::size_t count) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

}  // namespace

std::uint64_t stable_hash(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15, kOther = 0xbf58476d1ce4e5b9;
  const auto mix = [](std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * kFactor;
    return hash ^ (hash >> 29);
  };
  const auto word_at = [&](std::size_t at, std::size_t count) {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(&word, bytes.data() + at, count);
      return word;
    }
    for (std::size_t i = 0; i < count; ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return word;
  };
  std::uint64_t hash = bytes.size() * kOther + kFactor;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) hash = mix(hash, word_at(at, 8));
  if (at < bytes.size()) hash = mix(hash, word_at(at, bytes.size() - at));
  hash = (hash ^ (hash >> 32)) * kOther;
  return hash ^ (hash >> 29);
}

std::string hex_of(std::uint64_t value) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) text[i] = kDigits[value & 15];
  return text;
}

std::string sha1_hex(std::string_view bytes) {
  const auto digest = sha1({bytes});
  return hex(digest.data(), digest.size());
}

std::string sha256_hex(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), octets(bytes));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  return hex(digest.data(), digest.size());
}

std::string short_key(std::string_view bytes) { return sha256_hex(bytes).substr(0, 12); }

std::string uuid5_url(std::string_view name) {
  // RFC 4122, appendix C: 6ba7b811-9dad-11d1-80b4-00c04fd430c8.
  constexpr std::string_view kNamespaceUrl("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
  auto digest = sha1({kNamespaceUrl, name});
  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  std::string text = hex(digest.data(), 16);
  for (const std::size_t at : {20, 16, 12, 8}) text.insert(at, 1, '-');
  return text;
}

std::uint16_t crc16(std::string_view bytes) {
  boost::crc_16_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return static_cast<std::uint16_t>(crc.checksum());
}

std::uint32_t crc32(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

}  // namespace essaypack
