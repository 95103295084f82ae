#include "content/text/base64.h"

#include "base/text.h"
#include "base/url.h"

#include <nettle/base64.h>

namespace essaypack {

std::string decode_base64(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text)
    if (!is_ascii_space(c)) plain += c == '-' ? '+' : c == '_' ? '/' : c;
  while (plain.size() % 4 != 0) plain += '=';
  base64_decode_ctx context;
  base64_decode_init(&context);
  std::string out(BASE64_DECODE_LENGTH(plain.size()), '\0');
  std::size_t size = out.size();
  if (!base64_decode_update(&context, &size, reinterpret_cast<unsigned char*>(out.data()), plain.size(),
                            plain.data()) ||
      !base64_decode_final(&context))
    return {};
  out.resize(size);
  return out;
}

std::string encode_base64(std::string_view bytes) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()));
  return out;
}

std::string decode_data_address(std::string_view address) {
  const std::size_t comma = address.find(',');
  if (to_lower_ascii(address.substr(0, 5)) != "data:" || comma == address.npos) return {};
  const std::string_view head = address.substr(0, comma);
  const std::string body = decode_percent(address.substr(comma + 1));
  return head.find(";base64") != head.npos ? decode_base64(body) : body;
}

}  // namespace essaypack
