#include "content/text/placeholder.h"

#include "base/text.h"

namespace essaypack {

namespace {

constexpr unsigned kOpen = 1;
constexpr unsigned kClose = 2;
constexpr unsigned kEscape = 3;
constexpr unsigned kDigits = 16;
constexpr unsigned kBase = 32;

}  // namespace

Letters Letters::choose(std::string& text) {
  // U+EB00 and on: fonts of icons live at U+E000 and U+F000.
  constexpr std::string_view kCandidates[] = {"\xEE\xAC", "\xEE\xAD", "\xEE\xAE", "\xEE\xAF", "\xEF\x90", "\xEF\x91"};
  Letters letters;
  if (text.find('\xEE') == std::string::npos) return letters;
  for (const std::string_view candidate : kCandidates) {
    letters.prefix_ = candidate;
    if (text.find(candidate) == std::string::npos) return letters;
  }
  for (std::size_t at = 0; (at = text.find(letters.prefix_, at)) != std::string::npos; at += 3)
    text.replace(at, 3, "\xEF\xBF\xBD");
  return letters;
}

std::string Letters::token(std::size_t index) const {
  std::string digits;
  do {
    digits.insert(0, letter(kDigits + static_cast<unsigned>(index % kBase)));
    index /= kBase;
  } while (index > 0);
  return letter(kOpen) + digits + letter(kClose);
}

bool Letters::may_occur(std::string_view text) const { return text.find(prefix_[0]) != std::string_view::npos; }

Letters::Found Letters::look(std::string_view text, std::size_t at) const {
  Found found;
  const auto value_at = [&](std::size_t where) -> unsigned {
    if (where + 3 > text.size() || text.compare(where, 2, prefix_) != 0) return 64;
    return static_cast<unsigned char>(text[where + 2]) - 0x80U;
  };
  const unsigned first = value_at(at);
  if (first == 64) return found;
  found.size = 3;
  found.what = first == kEscape ? Found::What::escape : Found::What::guard;
  if (first != kOpen) return found;
  std::size_t index = 0;
  for (std::size_t where = at + 3;; where += 3) {
    const unsigned value = value_at(where);
    if (value == kClose && where > at + 3) {
      found.size = where + 3 - at;
      found.index = index;
      found.what = Found::What::token;
      return found;
    }
    if (value < kDigits || value >= kDigits + kBase) return found;
    index = index * kBase + (value - kDigits);
  }
}

Placeholder Placeholder::of_html(std::string_view written, std::string html, Kind which) {
  Placeholder token;
  token.kind = which;
  token.source = written;
  token.output = std::move(html);
  return token;
}

Placeholder Placeholder::of_hidden(const char* where) {
  Placeholder token;
  token.kind = Kind::hide;
  token.output = where;
  return token;
}

std::string math_span(std::string_view tex) {
  std::string html = "<span class=\"math\">";
  append_escaped(html, tex);
  return html + "</span>";
}

std::string resolve_tokens(std::string_view text, const Letters& letters, const std::vector<Placeholder>& placeholders,
                           Resolve how) {
  std::string out;
  out.reserve(text.size());
  const auto resolve = [&](const Letters::Found& found, std::string_view) {
    if (found.what != Letters::Found::What::token || found.index >= placeholders.size()) return;
    const Placeholder& placeholder = placeholders[found.index];
    switch (how) {
      case Resolve::source:
        out += placeholder.source;
        break;
      case Resolve::plain:
        out += placeholder.plain;
        break;
      case Resolve::html:
        if (placeholder.kind == Placeholder::Kind::math)
          out += math_span(placeholder.output);
        else if (placeholder.kind == Placeholder::Kind::text)
          append_escaped(out, placeholder.output);  // of an unknown address its mark
        else
          out += placeholder.output;
        break;
    }
  };
  letters.walk(
      text, [&](std::string_view piece) { out += piece; }, resolve);
  return out;
}

}  // namespace essaypack
