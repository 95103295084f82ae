#include "preview/address.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

bool is_plain_path(std::string_view path) {
  if (path.empty() || path[0] != '/') return false;
  for (const char c : path)
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  if (path == "/") return true;
  for (const std::string_view segment : split(path.substr(1), '/'))
    if (segment.empty() || segment == "." || segment == "..") return false;
  return true;
}

/// Cuts the first segment off `rest`.
std::string_view take_segment(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  const std::string_view segment = rest.substr(0, slash);
  rest = slash == rest.npos ? std::string_view() : rest.substr(slash + 1);
  return segment;
}

/// `modern-vertical-dark-pages`; false for any other form.
bool read_settings(std::string_view text, Target& target) {
  const std::vector<std::string_view> words = split(text, '-');
  if (words.size() != 4) return false;
  const auto one_of = [](std::string_view word, std::string_view yes, std::string_view no, bool& value) {
    value = word == yes;
    return value || word == no;
  };
  return choose(words[0], target.dress.theme) && one_of(words[1], "vertical", "horizontal", target.dress.vertical) &&
         one_of(words[2], "dark", "light", target.settings.dark) &&
         one_of(words[3], "pages", "scroll", target.settings.pages);
}

Target find_part(std::string_view rest) {
  Target target;
  if (!read_settings(take_segment(rest), target)) return {};
  const std::string_view number = take_segment(rest);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), target.book);
  if (error != std::errc{} || end != number.data() + number.size() || rest.empty()) return {};
  target.kind = Target::Kind::part;
  target.name = std::string(rest);
  return target;
}

Target named(Target::Kind kind, std::string_view name) {
  Target target;
  target.kind = kind;
  target.name = std::string(name);
  return target;
}

}  // namespace

bool is_own_host(std::string_view host, int port) {
  const std::string lower = to_lower_ascii(host);
  for (const std::string_view name : {"localhost", "127.0.0.1"})
    if (lower == name || lower == std::string(name) + ":" + std::to_string(port)) return true;
  return false;
}

Target find_target(std::string_view path) {
  if (!is_plain_path(path)) return {};
  std::string_view rest = path.substr(1);
  if (rest.empty()) return named(Target::Kind::page, "page.html");
  if (rest == "version.json") return named(Target::Kind::version, rest);
  if (rest == "state.json") return named(Target::Kind::state, rest);
  if (rest.find('/') == rest.npos) return named(Target::Kind::page, rest);
  const std::string_view first = take_segment(rest);
  if (first == "book") return find_part(rest);
  return first == "output" ? named(Target::Kind::output, rest) : Target();
}

std::string_view content_type(std::string_view name) {
  using Type = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Type, 23> kTypes = {{
      {"atom", "application/atom+xml; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"epub", "application/epub+zip"},
      {"gif", "image/gif"},
      {"html", "text/html; charset=utf-8"},
      {"jpeg", "image/jpeg"},
      {"jpg", "image/jpeg"},
      {"js", "text/javascript; charset=utf-8"},
      {"json", "application/json; charset=utf-8"},
      {"ncx", "application/xml; charset=utf-8"},
      {"opf", "application/xml; charset=utf-8"},
      {"opml", "application/xml; charset=utf-8"},
      {"otf", "font/otf"},
      {"png", "image/png"},
      {"svg", "image/svg+xml"},
      {"ttf", "font/ttf"},
      {"txt", "text/plain; charset=utf-8"},
      {"webp", "image/webp"},
      {"avif", "image/avif"},
      {"woff", "font/woff"},
      {"woff2", "font/woff2"},
      {"xhtml", "application/xhtml+xml; charset=utf-8"},
      {"xml", "application/xml; charset=utf-8"},
  }};
  const std::size_t dot = name.rfind('.');
  const std::string extension = dot == name.npos ? "" : to_lower_ascii(name.substr(dot + 1));
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.first == extension; });
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

}  // namespace essaypack
