#include "content/tags/liquid_slugs.h"

#include "base/text.h"

#include <charconv>

namespace essaypack {

namespace {

/// `Jekyll::Utils::SLUGIFY_*_REGEXP`: what is kept.
bool is_kept(char32_t c, std::string_view mode) {
  if (mode == "raw") return !is_space(c) && c != '\n';
  if (c < 0x80)
    return is_ascii_alnum(static_cast<char>(c)) ||
           (mode == "pretty" &&
            std::string_view("._~!$&'()+,;=@").find(static_cast<char>(c)) != std::string_view::npos);
  return mode != "ascii" && !is_punctuation(c) && !is_space(c);
}

bool number_at(const std::vector<std::string>& arguments, std::size_t at, long& number) {
  if (at >= arguments.size()) return true;
  const std::string& text = arguments[at];
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
}

}  // namespace

std::string slugified(std::string_view text, std::string_view mode) {
  if (mode == "none") return to_lower(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_kept(next_code_point(text, at), mode))
      out += text.substr(begin, at - begin);
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return to_lower(out);
}

bool cut_slice(std::string& text, const std::vector<std::string>& arguments) {
  long offset = 0, length = 1;
  if (arguments.empty() || !number_at(arguments, 0, offset) || !number_at(arguments, 1, length)) return false;
  const auto size = static_cast<long>(count_code_points(text));
  if (offset < 0) offset += size;
  if (offset < 0 || offset > size || length < 0) {
    text.clear();
    return true;
  }
  std::string out;
  long place = 0;
  for (std::size_t at = 0; at < text.size(); ++place) {
    const std::size_t begin = at;
    next_code_point(text, at);
    if (place >= offset && place - offset < length) out += text.substr(begin, at - begin);
  }
  text = std::move(out);
  return true;
}

}  // namespace essaypack
