#include "content/base64.h"

#include "base/text.h"

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
  if (!base64_decode_update(&context, &size, reinterpret_cast<unsigned char*>(out.data()), plain.size(), plain.data()) ||
      !base64_decode_final(&context))
    return {};
  out.resize(size);
  return out;
}

}  // namespace essaypack
