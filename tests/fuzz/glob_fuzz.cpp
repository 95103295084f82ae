/// Globs: a path, escaped, matches itself alone; `**` matches what no part hides; nothing takes long.

#include "fuzz.h"

#include "base/glob.h"
#include "base/text.h"
#include "config/config.h"

using namespace essaypack;
using fuzz::expect;

namespace {

/// The path as a glob that means nothing else.
std::string escaped(std::string_view path) {
  std::string glob;
  for (const char c : path) {
    if (std::string_view("\\*?[]{}()!@+|,.").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

bool has_hidden_part(std::string_view path) {
  for (const std::string_view part : split(path, '/'))
    if (part.starts_with('.')) return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 1024) return 0;
  std::string_view path = fuzz::text_of(bytes, size);
  const std::string_view glob = fuzz::take_line(path);
  matches_glob(glob, path);
  const std::string clean = xml_clean(path);
  expect(matches_glob(escaped(clean), clean), "a path matches itself", clean);
  expect(!matches_glob(escaped(clean), clean + "x"), "and no other", clean);
  expect(matches_glob("**", clean) == !has_hidden_part(clean), "all paths match '**'", clean);
  return 0;
}
