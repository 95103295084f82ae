#pragma once

/// What the fuzz targets share.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace essaypack::fuzz {

/// Stops the program, with a message, where a promise does not hold.
inline void expect(bool holds, std::string_view what, std::string_view shown = {}) {
  if (holds) return;
  for (const std::string_view line : {what, shown}) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
  }
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// An input whose first byte chooses between kinds of sites or settings. In seeds it is a digit: `0` chooses the first.
struct Choice {
  std::size_t number = 0;
  std::string_view text;
};
inline Choice choose(const std::uint8_t* bytes, std::size_t size, std::size_t count) {
  if (size == 0) return {};
  return {(bytes[0] + 256U - '0') % 256U % count, text_of(bytes + 1, size - 1)};
}

/// Takes the next line off `text`, without its line end.
inline std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == text.npos ? std::string_view() : text.substr(end + 1);
  return line;
}

}  // namespace essaypack::fuzz
